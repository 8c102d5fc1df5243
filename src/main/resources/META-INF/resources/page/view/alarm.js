import { amount } from '../model/format.js';
import { kindLabel, tokenWords } from '../model/words.js';

/**
 * Notification and sound, both only on request and only for what is HIGH or CRITICAL and fits the
 * filters; a notification only while the page is out of sight.
 */
const LOUD = ['HIGH', 'CRITICAL'];
const MOST = 3;
const APART = 2_000;

export function alarm(notifyButton, soundButton) {
  let audio = null;
  let sounded = 0;
  let notifying = false;
  notifyButton.hidden = !('Notification' in window);
  soundButton.hidden = !('AudioContext' in window);
  notifyButton.title = 'Notify of HIGH and CRITICAL alerts while the page is out of sight';
  soundButton.title = 'A short tone for HIGH and CRITICAL alerts';
  notifyButton.addEventListener('click', async () => {
    notifying = !notifying && await Notification.requestPermission() === 'granted';
    notifyButton.setAttribute('aria-pressed', String(notifying));
  });
  soundButton.addEventListener('click', () => {
    audio?.close();
    audio = audio === null ? new AudioContext() : null;
    soundButton.setAttribute('aria-pressed', String(audio !== null));
    tone();
  });

  return function alarmFor(alerts) {
    const loud = alerts.filter(alert => LOUD.includes(alert.severity));
    if (loud.length === 0) {
      return;
    }
    tone();
    if (notifying && document.hidden) {
      loud.slice(-MOST).forEach(alert => new Notification(
        `${tokenWords(alert.token)}: ${kindLabel(alert.kind).toLowerCase()}`,
        { tag: alert.unlockId, body: `${amount(alert.amount) ?? 'Amount not told'}, ${alert.severity.toLowerCase()}` }));
    }
  };

  function tone() {
    if (audio === null || Date.now() - sounded < APART) {
      return;
    }
    sounded = Date.now();
    const [source, volume, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
    source.frequency.value = 660;
    volume.gain.setValueAtTime(0.06, start);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.25);
    source.connect(volume).connect(audio.destination);
    source.start(start);
    source.stop(start + 0.25);
  }
}
