import { amount, exact, plain, unlockTime, usd, utc } from './format.js';
import { readTime } from './alert.js';

/** The words of the wire, for people. An unknown word is shown as it came, never hidden. */

export const FLAGS = {
  UNIT_SLIP_SUSPECTED: ['unit slip?', 'The amount may be off by a power of ten, against the price, the supply or another report.'],
  ZONE_SLIP_SUSPECTED: ['zone slip?', 'Two reports lie exactly one time zone apart: one of them may have dropped the zone.'],
  ZONE_ASSUMED: ['zone assumed', 'The announcement names no time zone; the usual one of its source was taken.'],
  DATE_SUSPECT: ['date suspect', 'Weekday, leap day or distance contradict the date as written.'],
  DATE_CONFLICT: ['dates differ', 'Reports agree on the amount but lie one to two days apart.'],
  AMOUNT_CONFLICT: ['amounts differ', 'Reports agree on the time but not on the amount.'],
  POSSIBLE_DUPLICATE: ['possible duplicate', 'This may be the same as another unlock of the token.'],
};

const KINDS = {
  NEW: 'New', REVISED: 'Revised', POSTPONED: 'Postponed', ADVANCED: 'Brought forward', CANCELLED: 'Cancelled',
  CONFLICT: 'Conflict', CONFIRMED: 'Confirmed', ENRICHED: 'Priced', REMINDER: 'Reminder', OCCURRED: 'Occurred',
};

const ENRICHMENT = {
  PARTIAL: ['partly priced', 'Some market data was not to be had in time.'],
  DEGRADED: ['provider down', 'Told without market data because a provider failed; it is tried again.'],
  UNKNOWN_ASSET: ['not listed', 'The providers answer, but none of them knows this asset.'],
};

const BASES = {
  CIRCULATING: ['of circulating supply', 'of circ.'], TOTAL: ['of total supply', 'of total'],
  MAX: ['of maximum supply', 'of max.'], MARKET_CAP: ['of market cap', 'of mkt cap'],
  ALLOCATION: ['of its allocation', 'of alloc.'], UNKNOWN: ['of something not told', '(of what?)'],
};

const FIELDS = { amount: 'amount', unlockAt: 'time', valueUsd: 'value', percentage: 'share', status: 'status' };

const MEASURES = {
  valueUsd: ['worth', usd], pct: ['share', share => `${plain(share)} %`], percentage: ['share', share => `${plain(share)} %`],
  daysOfVolume: ['volume', days => `${plain(days)} d`],
};

export const kindLabel = kind => KINDS[kind] ?? kind;

/** `[label, explanation]` */
export const flagWords = flag => FLAGS[flag] ?? [flag, ''];

/** `[label, explanation]`, or null where nothing is wanting. */
export function enrichmentWords(enrichment) {
  const [label, why] = ENRICHMENT[enrichment.status] ?? [];
  const lacking = [...enrichment.missing, ...enrichment.causes].join(', ');
  return label ? [label, lacking ? `${why} Lacking: ${lacking}.` : why] : null;
}

/** `[label, explanation]` for a price that is no market's, else null. */
export function snapshotWords(value) {
  return value.priceSource !== null && /snapshot/i.test(value.priceSource)
    ? ['snapshot price', `The price is a stored one${value.priceAt === null ? '' : `, of ${utc(value.priceAt)}`}, not the market's.`]
    : null;
}

/** 0.12 % of circulating supply. */
export function share(percentage) {
  return percentage === null || percentage.value === null ? null
    : `${plain(percentage.value)} % ${(BASES[percentage.basis] ?? BASES.UNKNOWN)[0]}`;
}

/** 0.12 % of circ. · 0.02 d vol. */
export function weight(percentage, daysOfVolume) {
  return [
    percentage === null || percentage.value === null ? null
      : `${plain(percentage.value)} % ${(BASES[percentage.basis] ?? BASES.UNKNOWN)[1]}`,
    daysOfVolume === null ? null : `${plain(daysOfVolume)} d vol.`,
  ].filter(part => part !== null).join(' · ');
}

/** "valueUsd>=1000000" → "worth ≥ $1M"; a rule of another form is shown as it is. */
export function ruleWords(rule) {
  return rule === null ? null : rule.replaceAll(/\b([A-Za-z]+)\s*>=\s*(\d+(?:\.\d+)?)/g, (all, measure, least) => {
    const [name, form] = MEASURES[measure] ?? [];
    return name ? `${name} ≥ ${form(least)}` : all;
  });
}

/** `{field, old, now}` of one change. */
export function changeWords(change) {
  return { field: FIELDS[change.field] ?? change.field, old: told(change.field, change.old), now: told(change.field, change.new) };
}

/**
 * What an alert is about where nothing changed and nobody told it anew: how long before the unlock a
 * reminder was to come, what a price turned out to be, that a time has come. Null where its teller says it.
 */
export function occasionWords(alert) {
  switch (alert.kind) {
    case 'REMINDER': return reminderWords(alert.key);
    case 'ENRICHED': return alert.value.priceUsd === null ? 'severity changed' : `at $${alert.value.priceUsd} a token`;
    case 'OCCURRED': return 'its time has come';
    default: return null;
  }
}

/** "…:REMINDER-PT24H" → "24 h ahead". */
function reminderWords(key) {
  const [, d, h, m] = /:REMINDER-P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(key) ?? [];
  const parts = [[d, 'd'], [h, 'h'], [m, 'min']].filter(([figure]) => figure !== undefined).map(([figure, unit]) => `${figure} ${unit}`);
  return parts.length === 0 ? 'it draws near' : `${parts.join(' ')} ahead`;
}

/** Who computed it, and who passed it on, who is no source of its own. */
export function sourceWords(claim) {
  const teller = claim.dataSource ?? claim.relay ?? claim.source ?? 'unknown source';
  return claim.relay !== null && claim.relay !== teller ? `${teller} via ${claim.relay}` : teller;
}

/** What the claims of a conflict say, each once: 17.314M ≠ 61.3M. */
export function disagreement(claims) {
  const amounts = distinct(claims.map(claim => amount(claim.amount)));
  const told = amounts.length > 1 ? amounts : distinct(claims.map(claim => unlockTime(claim.unlockAt)));
  return told.join(' ≠ ');
}

export const tokenWords = token => token.ticker ?? token.name ?? token.assetId ?? '?';

/** What stands below it: the name, or that there is none to be had. */
export function tokenName({ ticker, name, assetId }) {
  return assetId !== null && assetId.startsWith('unresolved:') ? `${ticker === null ? '' : `${name}, `}not in the catalogue`
    : ticker === null ? assetId ?? '' : name ?? '';
}

/** The figure in full for a tooltip. */
export const inFull = (decimal, unit) => decimal === null ? null : `${exact(decimal)} ${unit}`;

const distinct = words => [...new Set(words.filter(word => word !== null))];

function told(field, value) {
  if (value === null || value === '') {
    return 'not told';
  }
  if (typeof value === 'object') {
    return value.precision !== undefined ? unlockTime(readTime(value)) : JSON.stringify(value);
  }
  const isDecimal = /^\d+(\.\d+)?$/.test(value);
  if (isDecimal) {
    return field === 'valueUsd' ? usd(String(value)) : field === 'percentage' ? `${plain(value)} %` : amount(String(value));
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) ? value.split('/').map(end => utc(Date.parse(end))).join(' to ')
    : /^[A-Z_]+$/.test(value) ? value.toLowerCase().replaceAll('_', ' ') : String(value);
}
