import { amount } from '../model/format.js';
import { kindLabel, tokenWords } from '../model/words.js';
import { countdown } from '../model/countdown.js';
import { el } from './dom.js';

const EVERY = 5_000;
const NAMED = 3;
const KEPT = 10;

/**
 * Tells a screen reader what arrives: one polite sentence every five seconds, however much it is;
 * only what is critical interrupts.
 */
export function announcer(log, urgent, now) {
  let waiting = [];
  let timer = 0;
  return function announce(alerts) {
    if (alerts.length === 0) {
      return;
    }
    waiting.push(...alerts);
    timer ||= setTimeout(speak, EVERY);
    const critical = alerts.filter(alert => alert.severity === 'CRITICAL');
    if (critical.length > 0) {
      urgent.textContent = sentence(critical);
    }
  };

  function speak() {
    timer = 0;
    log.append(el('p', {}, sentence(waiting)));
    while (log.childElementCount > KEPT) {
      log.firstElementChild.remove();
    }
    waiting = [];
  }

  function sentence(alerts) {
    const named = alerts.slice(-NAMED).reverse().map(alert => {
      const when = countdown(alert.unlockAt, alert.status, now()).text;
      return `${tokenWords(alert.token)} ${kindLabel(alert.kind).toLowerCase()}, ${amount(alert.amount) ?? 'amount not told'}, ${when}, ${(alert.severity ?? 'unrated').toLowerCase()}`;
    });
    const more = alerts.length - named.length;
    return named.join('; ') + (more > 0 ? `; and ${more} more` : '');
  }
}
