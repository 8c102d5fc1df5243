/**
 * Which alerts are shown. The names and the forms are those of the stream's own query, so that the
 * page's address and the command line say the same.
 */

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
export const KINDS = ['NEW', 'REVISED', 'POSTPONED', 'ADVANCED', 'CANCELLED', 'CONFLICT', 'CONFIRMED',
  'ENRICHED', 'REMINDER', 'OCCURRED'];
export const EVERYTHING = Object.freeze({ token: [], severity: [], kind: [], minUsd: null });

const MOST_TERMS = 32;

/** Total: what a link got wrong is left out, as if it had not been asked for. */
export function parseFilter(search) {
  const query = new URLSearchParams(search);
  return {
    token: terms(query.get('token')),
    severity: terms(query.get('severity')).map(upper).filter(name => SEVERITIES.includes(name)),
    kind: terms(query.get('kind')).map(upper).filter(name => KINDS.includes(name)),
    minUsd: parseUsd(query.get('minUsd') ?? ''),
  };
}

/** The query of a filter, empty for everything; `parseFilter` gives the same filter back. */
export function formatFilter(filter) {
  const parts = [];
  const add = (name, values) => values.length && parts.push(`${name}=${values.map(encodeURIComponent).join(',')}`);
  add('token', filter.token);
  add('severity', filter.severity.map(lower));
  add('kind', filter.kind.map(lower));
  add('minUsd', filter.minUsd === null ? [] : [String(filter.minUsd)]);
  return parts.join('&');
}

export function matches(filter, alert) {
  return (filter.severity.length === 0 || filter.severity.includes(alert.severity))
    && (filter.kind.length === 0 || filter.kind.includes(alert.kind))
    && (filter.minUsd === null || reaches(filter.minUsd, alert.value.nowUsd) || reaches(filter.minUsd, alert.value.statedUsd))
    && (filter.token.length === 0 || filter.token.some(term => names(alert.token).includes(lower(term))));
}

/** What an unlock is worth now, as announced where nobody knows its price; null where nobody says. */
export function worth(alert) {
  const value = alert.value.nowUsd ?? alert.value.statedUsd;
  return value === null ? null : Number(value);
}

/** "1e6", "2.5m", "$10,000" or "1B"; null where empty, NaN where it is no amount. */
export function readUsd(written) {
  const plain = written.trim().replace(/^\$/, '').replaceAll(',', '').toLowerCase();
  if (plain === '') {
    return null;
  }
  const [, figure, unit] = /^(\d*\.?\d+(?:e\d{1,2})?)\s*([kmb]?)$/.exec(plain) ?? [];
  return figure === undefined ? NaN : Number(figure) * { '': 1, k: 1e3, m: 1e6, b: 1e9 }[unit];
}

function parseUsd(written) {
  const value = readUsd(written);
  return Number.isNaN(value) ? null : value;
}

export function terms(written) {
  const all = (written ?? '').split(/[,\s]+/).filter(term => term !== '');
  return [...new Set(all)].slice(0, MOST_TERMS);
}

const reaches = (least, value) => value !== null && Number(value) >= least;
const names = token => [token.ticker, token.assetId].filter(name => name !== null).map(lower);
const upper = word => word.toUpperCase();
const lower = word => word.toLowerCase();
