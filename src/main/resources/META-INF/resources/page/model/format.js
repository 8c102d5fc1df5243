/** Figures and times as people read them. Decimals stay strings until the last step; null stays null. */

const UNITS = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
/** Costly to make: one for all rows. */
const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** 17314000 → 17.314M. */
export function amount(decimal) {
  return decimal === null ? null : compact(Number(decimal), 3);
}

/** 2660000 → $2.66M. */
export function usd(decimal) {
  return decimal === null ? null : '$' + compact(Number(decimal), 2);
}

/** 17314000 → 17,314,000, digit by digit, whatever its length. */
export function exact(decimal) {
  if (decimal === null || !/^-?\d+(\.\d+)?$/.test(decimal)) {
    return decimal;
  }
  const [whole, fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** At most two decimals, three figures where the number is small: 0.12, 8.5, 0.00341. */
export function plain(decimal) {
  const value = Number(decimal);
  return String(Math.abs(value) >= 1 ? Number(value.toFixed(2)) : Number(value.toPrecision(3)));
}

function compact(value, decimals) {
  const [size, unit] = UNITS.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  const scaled = value / size;
  const digits = unit === '' && Math.abs(value) < 1 ? 6 : Math.abs(scaled) >= 100 ? Math.max(1, decimals - 1) : decimals;
  return Number(scaled.toFixed(digits)) + unit;
}

/** 16 Apr 2026 16:00 UTC. */
export function utc(ms) {
  return ms === null ? null : `${day(ms)} ${clock(ms)} UTC`;
}

export function clock(ms) {
  return new Date(ms).toISOString().slice(11, 16);
}

export function day(ms) {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** 16 Apr. */
export function shortDay(ms) {
  return day(ms).replace(/ \d+$/, '');
}

/**
 * No finer than it was told: a minute in UTC, but a day, week or month as the calendar of the zone
 * in which it was written, since "17 April" in Beijing is no UTC day.
 */
export function unlockTime(time) {
  if (time.from === null) {
    return 'no time told';
  }
  const shift = zoneOffset(time.zone);
  const first = time.from + shift;
  const last = time.to + shift - 1;
  const zone = shift === 0 ? 'UTC' : time.zone.replace(/:00$/, '').replace(/([+-])0/, '$1');
  switch (time.precision) {
    case 'HOUR': return `${day(time.from)} ${clock(time.from)}–${clock(time.to)} UTC`;
    case 'DAY': return `${day(first)} (${zone})`;
    case 'WEEK': return `${shortDay(first)} – ${day(last)}`;
    case 'MONTH': return day(first).replace(/^\d+ /, '');
    default: return utc(time.from);
  }
}

/** The same in the reader's own zone and language, for a tooltip. */
export function localTime(ms) {
  return LOCAL.format(ms);
}

function zoneOffset(zone) {
  const written = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  return written ? (written[1] === '-' ? -1 : 1) * (Number(written[2]) * 60 + Number(written[3])) * MINUTE : 0;
}
