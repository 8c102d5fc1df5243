import { amount, exact, localTime, plain, unlockTime, usd, utc } from '../model/format.js';
import { changeWords, enrichmentWords, flagWords, inFull, ruleWords, share, snapshotWords, sourceWords }
  from '../model/words.js';
import { el } from './dom.js';
import { revisions } from './revisions.js';

/** All that an alert carries: its claims side by side, what changed, and why it is marked. */
export function details(alert) {
  return el('div', { class: 'details', role: 'group', 'aria-label': 'Claims and details' },
    claims(alert), alert.changed.length === 0 ? null : changes(alert),
    alert.revision > 1 ? revisions(alert) : null, marks(alert), facts(alert));
}

function claims(alert) {
  if (alert.claims.length === 0) {
    return el('p', { class: 'muted' }, 'This alert carries no claims.');
  }
  const shown = alert.claims[0];
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Claims by source' },
    el('table', { class: 'claims' },
      el('caption', {}, alert.claims.length === 1 ? 'One claim' : `${alert.claims.length} claims side by side`),
      el('thead', {}, el('tr', {}, ['Source', 'Amount', 'Unlocks', 'Stated value', 'Published', 'Channel']
        .map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, alert.claims.map(claim => claimRow(claim, shown)))));
}

function claimRow(claim, shown) {
  const unlockAt = unlockTime(claim.unlockAt);
  const stated = claim.valueUsd === null ? 'not stated'
    : `${usd(claim.valueUsd)}${claim.valueUsdMax === null ? '' : `–${usd(claim.valueUsdMax)}`}`;
  return el('tr', {},
    el('th', { scope: 'row' }, sourceWords(claim)),
    differing(claim.amount === null ? 'not told' : amount(claim.amount), Number(claim.amount) !== Number(shown.amount),
      inFull(claim.amount, 'tokens')),
    differing(unlockAt, claim.unlockAt.from !== shown.unlockAt.from || claim.unlockAt.to !== shown.unlockAt.to,
      claim.unlockAt.from === null ? null : `From ${localTime(claim.unlockAt.from)}`),
    el('td', {}, stated),
    el('td', {}, claim.publishedAt === null ? '' : utc(claim.publishedAt)),
    el('td', {}, claim.url === null ? claim.source ?? ''
      : el('a', { href: claim.url, rel: 'noopener noreferrer nofollow ugc', target: '_blank' }, claim.source ?? 'post')));
}

/** What differs from the shown claim says so in words, not by colour alone. */
function differing(text, differs, title) {
  return el('td', { class: differs ? 'differs' : null, title },
    differs ? el('span', { class: 'visually-hidden' }, 'differs: ') : null, text);
}

function changes(alert) {
  return el('dl', { class: 'changes' }, alert.changed.map(changeWords).map(change => el('div', {},
    el('dt', {}, change.field),
    el('dd', {}, el('del', {}, change.old), ' → ', el('ins', {}, change.now)))));
}

function marks(alert) {
  const explained = [...alert.flags.map(flagWords), enrichmentWords(alert.enrichment), snapshotWords(alert.value)]
    .filter(words => words !== null);
  return explained.length === 0 ? null : el('dl', { class: 'marks' }, explained.map(([label, why]) =>
    el('div', {}, el('dt', {}, label), el('dd', {}, why))));
}

function facts(alert) {
  const { value, percentage, unlockAt } = alert;
  const rows = [
    ['Severity', alert.rule === null ? alert.severity : `${alert.severity}, since ${ruleWords(alert.rule)}`],
    ['Your time', unlockAt.from === null ? null : localTime(unlockAt.from)],
    ['Time as told', unlockAt.from === null ? 'not told'
      : `to the ${unlockAt.precision.toLowerCase()}, ${unlockAt.zone ?? 'UTC'}${unlockAt.assumed ? ' (assumed)' : ''}`],
    ['Amount', alert.amount === null ? null : `${exact(alert.amount)} tokens`],
    ['Price', value.priceUsd === null ? null
      : `$${value.priceUsd}${value.priceSource === null ? '' : ` by ${value.priceSource}`}${value.priceAt === null ? '' : `, ${utc(value.priceAt)}`}`],
    ['Share', share(percentage)],
    ['Share as announced', share(percentage?.printed ?? null)],
    ['Against volume', alert.daysOfVolume === null ? null : `${plain(alert.daysOfVolume)} days of trading volume`],
    ['Unlock', `${alert.unlockId}, revision ${alert.revision}, ${alert.status.toLowerCase()}`],
    ['May be the same as', alert.links.length === 0 ? null : alert.links.join(', ')],
    ['Alert key', alert.key],
    ['Trace', alert.traceId],
  ];
  return el('dl', { class: 'facts' }, rows.filter(([, told]) => told !== null)
    .map(([name, told]) => el('div', {}, el('dt', {}, name), el('dd', {}, told))));
}
