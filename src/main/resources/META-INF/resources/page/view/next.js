import { countdown, target } from '../model/countdown.js';
import { amount, unlockTime, usd } from '../model/format.js';
import { tokenWords } from '../model/words.js';
import { el, setText } from './dom.js';

const MOST = 8;

/** The nearest unlocks, each a way to its latest alert; so near that the year goes without saying. */
export function nextView(list, onChoose) {
  let entries = [];
  return { render, tick };

  function render(alerts, now) {
    entries = alerts.slice(0, MOST).map(alert => entry(alert));
    list.replaceChildren(...entries.map(({ element }) => element));
    if (entries.length === 0) {
      list.append(el('li', { class: 'muted' }, 'No unlock with a known time yet.'));
    }
    tick(now);
  }

  function entry(alert) {
    const left = el('span', { class: 'countdown', title: target(alert.unlockAt) });
    const button = el('button', { type: 'button', 'data-severity': alert.severity },
      el('span', { class: 'ticker' }, tokenWords(alert.token)), left,
      el('span', { class: 'sub' }, [amount(alert.amount), usd(alert.value.nowUsd ?? alert.value.statedUsd)]
        .filter(part => part !== null).join(' · ') || 'amount not told'),
      el('span', { class: 'sub when' }, unlockTime(alert.unlockAt).replace(/ \d{4}/, '')));
    button.addEventListener('click', () => onChoose(alert));
    return { alert, left, element: el('li', {}, button) };
  }

  function tick(now) {
    for (const { alert, left } of entries) {
      const { text, tone } = countdown(alert.unlockAt, alert.status, now);
      setText(left, text);
      left.dataset.tone = tone;
    }
  }
}
