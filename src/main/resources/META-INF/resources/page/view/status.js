import { connectionWords, gapWords } from '../model/connection.js';
import { day } from '../model/format.js';
import { byId, el, setText } from './dom.js';

/** The state line, the clock, and the notice after a gap. */
export function statusView(onGapRead) {
  const line = byId('connection');
  const text = byId('connection-text');
  const seconds = el('span', { id: 'connection-detail', 'aria-hidden': 'true' });
  const notice = byId('notice');
  const close = el('button', { type: 'button', class: 'button' }, 'Understood');
  line.append(seconds);
  close.addEventListener('click', onGapRead);
  return { render };

  function render(connection, paused, now) {
    const words = connectionWords(connection, now);
    line.dataset.tone = words.tone;
    line.dataset.phase = connection.phase;
    line.title = words.detail ?? '';
    setText(text, paused && connection.phase === 'LIVE' ? `${words.text}, list paused` : words.text);
    setText(seconds, words.count ?? '');
    const clock = byId('clock');
    clock.dateTime = new Date(now).toISOString();
    setText(clock, `${day(now)} ${new Date(now).toISOString().slice(11, 19)} UTC`);
    tellGap(gapWords(connection.gap));
  }

  function tellGap(words) {
    if (words === null) {
      notice.hidden = true;
    } else if (notice.hidden || notice.firstChild?.textContent !== words) {
      notice.replaceChildren(el('p', {}, words), close);
      notice.hidden = false;
    }
  }
}
