import { SEVERITIES, worth } from './filters.js';

/** The coming unlocks by UTC day, for the timeline. */

export const DAYS = 30;
const DAY = 86_400_000;

/**
 * @param alerts upcoming unlocks
 * @param now epoch milliseconds
 * @returns {{days: Array, spans: Array}} days: `{at, alerts, usd, unvalued, shares}`, shares being
 *     the US dollars by severity; spans: unlocks of week or month precision, which belong to no day,
 *     as `{alert, from, to}` counted in days from the first one and cut to the 30
 */
export function timeline(alerts, now) {
  const start = now - now % DAY;
  const days = Array.from({ length: DAYS }, (_, index) =>
    ({ at: start + index * DAY, alerts: [], usd: 0, unvalued: 0, shares: {} }));
  const spans = [];
  for (const alert of alerts) {
    const { from, to, precision } = alert.unlockAt;
    const first = (from - start) / DAY;
    if (first >= DAYS || to <= start) {
      continue;
    }
    if (precision === 'WEEK' || precision === 'MONTH') {
      spans.push({ alert, from: Math.max(0, first), to: Math.min(DAYS, (to - start) / DAY) });
    } else {
      add(days[Math.max(0, Math.floor(first))], alert);
    }
  }
  return { days, spans };
}

export function total(days) {
  return days.reduce((sum, day) => sum + day.usd, 0);
}

/** Round figures below the highest bar, the lines that make a scale by square root readable. */
export function gridLines(most) {
  const lines = [1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11].filter(line => line < most);
  return lines.slice(-2);
}

function add(day, alert) {
  day.alerts.push(alert);
  const value = worth(alert);
  if (value === null) {
    day.unvalued++;
    return;
  }
  const severity = SEVERITIES.includes(alert.severity) ? alert.severity : 'LOW';
  day.usd += value;
  day.shares[severity] = (day.shares[severity] ?? 0) + value;
}
