/**
 * Reads an alert as it came over the wire. What is missing or odd becomes null or empty, never a
 * guess and never zero; only something without a key or an unlock is no alert at all (null).
 */
export function readAlert(json) {
  if (!isObject(json) || !text(json.key) || !text(json.unlockId)) {
    return null;
  }
  const token = object(json.token);
  const value = object(json.value);
  const enrichment = object(json.enrichment);
  return Object.freeze({
    key: json.key,
    unlockId: json.unlockId,
    revision: Number.isInteger(json.revision) ? json.revision : 0,
    kind: text(json.kind) ?? 'NEW',
    status: text(json.status) ?? 'SCHEDULED',
    severity: text(json.severity),
    rule: text(json.rule),
    token: { assetId: text(token.assetId), name: text(token.name), ticker: text(token.ticker) },
    amount: decimal(json.amount),
    unlockAt: readTime(json.unlockAt),
    value: {
      statedUsd: decimal(value.statedUsd),
      statedMaxUsd: decimal(value.statedMaxUsd),
      nowUsd: decimal(value.nowUsd),
      priceUsd: decimal(value.priceUsd),
      priceAt: instant(value.priceAt),
      priceSource: text(value.priceSource),
    },
    percentage: readPercentage(json.percentage),
    daysOfVolume: decimal(json.daysOfVolume),
    flags: texts(json.flags),
    enrichment: {
      status: text(enrichment.status),
      missing: texts(enrichment.missing).map(part => part.toLowerCase()),
      causes: texts(enrichment.causes),
    },
    claims: list(json.claims).filter(isObject).map(readClaim),
    changed: list(json.changed).filter(isObject)
      .map(change => ({ field: text(change.field) ?? '', old: change.old ?? null, new: change.new ?? null })),
    links: texts(json.links),
    traceId: text(json.traceId),
  });
}

/** An interval in epoch milliseconds with its precision; UNKNOWN where either end is missing. */
export function readTime(json) {
  const time = object(json);
  const from = instant(time.from);
  const to = instant(time.to);
  const precision = text(time.precision);
  return from === null || to === null || !precision
    ? { from: null, to: null, precision: 'UNKNOWN', zone: null, assumed: false }
    : { from, to, precision, zone: text(time.zone), assumed: time.assumed === true };
}

function readClaim(claim) {
  return {
    source: text(claim.source),
    dataSource: text(claim.dataSource),
    relay: text(claim.relay),
    publishedAt: instant(claim.publishedAt),
    amount: decimal(claim.amount),
    unlockAt: readTime(claim.unlockAt),
    valueUsd: decimal(claim.valueUsd),
    valueUsdMax: decimal(claim.valueUsdMax),
    url: link(claim.url),
  };
}

function readPercentage(json) {
  const value = decimal(object(json).value);
  const printed = object(json).printed;
  const printedValue = decimal(isObject(printed) ? printed.value : printed);
  return value === null && printedValue === null ? null : {
    value,
    basis: text(json.basis) ?? 'UNKNOWN',
    printed: printedValue === null ? null
      : { value: printedValue, basis: text(object(printed).basis) ?? text(json.basis) ?? 'UNKNOWN' },
  };
}

/** Only web addresses become links: a post may carry `javascript:` as well. */
function link(value) {
  try {
    const url = new URL(value);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

function decimal(value) {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written !== '' && Number.isFinite(Number(written)) ? written : null;
}

function instant(value) {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const object = value => isObject(value) ? value : {};
const list = value => Array.isArray(value) ? value : [];
const text = value => typeof value === 'string' && value !== '' ? value : null;
const texts = value => list(value).filter(entry => typeof entry === 'string');
