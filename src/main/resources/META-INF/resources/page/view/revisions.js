import { readTime } from '../model/alert.js';
import { amount, unlockTime, utc } from '../model/format.js';
import { inFull } from '../model/words.js';
import { el } from './dom.js';

/**
 * What the unlock was before, told by the service when somebody looks. A service that cannot tell leaves
 * a sentence, and the alert's own words stand.
 */
export function revisions(alert) {
  const place = el('div', { class: 'revisions', role: 'status' }, el('p', { class: 'muted' }, 'Looking up its revisions'));
  fetch(new URL(`api/v1/unlocks/${encodeURIComponent(alert.unlockId)}`, document.baseURI), { headers: { Accept: 'application/json' } })
    .then(response => response.ok ? response.json() : Promise.reject(new Error(`${response.status}`)))
    .then(unlock => place.replaceChildren(table(unlock)))
    .catch(() => place.replaceChildren(el('p', { class: 'muted' }, 'Its earlier revisions are not to be had now.')));
  return place;
}

function table(unlock) {
  const present = { revision: unlock.revision, status: unlock.status, amount: unlock.amount, unlockAt: unlock.unlockAt, until: null };
  const rows = [...(Array.isArray(unlock.revisions) ? unlock.revisions : []), present].reverse();
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Revisions' },
    el('table', {},
      el('caption', {}, `${rows.length} ${rows.length === 1 ? 'revision' : 'revisions'}, the newest first`),
      el('thead', {}, el('tr', {}, ['Revision', 'Amount', 'Unlocks', 'Status', 'Until']
        .map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, rows.map(row))));
}

function row(one) {
  return el('tr', {},
    el('th', { scope: 'row' }, String(one.revision)),
    el('td', { title: inFull(one.amount, 'tokens') }, one.amount === null ? 'not told' : amount(one.amount)),
    el('td', {}, unlockTime(readTime(one.unlockAt))),
    el('td', {}, String(one.status ?? '').toLowerCase()),
    el('td', {}, one.until === null ? 'now' : utc(Date.parse(one.until))));
}
