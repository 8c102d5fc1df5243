import { DAYS, gridLines, timeline, total } from '/page/model/days.js';
import { readAlert } from '/page/model/alert.js';
import { equal, test } from './harness.js';

const NOW = Date.parse('2026-04-15T13:30:00Z');
const unlock = (from, to, precision, nowUsd, severity = 'LOW') => readAlert({ key: from + nowUsd, unlockId: from, severity,
  value: { nowUsd }, unlockAt: { from, to, precision, zone: 'UTC' } });
const minute = (from, ...rest) => unlock(from, new Date(Date.parse(from) + 60_000).toISOString(), 'MINUTE', ...rest);

test('an unlock stands on its UTC day, from today for thirty days', () => {
  const { days } = timeline([minute('2026-04-15T23:59:00Z', '10'), minute('2026-05-14T00:00:00Z', '20'),
    minute('2026-05-15T00:00:00Z', '40')], NOW);
  equal([days.length, days[0].usd, days[DAYS - 1].usd, total(days)], [30, 10, 20, 30]);
  equal(new Date(days[0].at).toISOString(), '2026-04-15T00:00:00.000Z');
});

test('a day is divided by severity', () => {
  const { days } = timeline([minute('2026-04-16T01:00:00Z', '10', 'HIGH'), minute('2026-04-16T02:00:00Z', '5', 'HIGH'),
    minute('2026-04-16T03:00:00Z', '1')], NOW);
  equal(days[1].shares, { HIGH: 15, LOW: 1 });
});

test('an unknown value is counted, not taken for zero', () => {
  const { days } = timeline([minute('2026-04-16T01:00:00Z', null)], NOW);
  equal([days[1].unvalued, days[1].usd, days[1].shares], [1, 0, {}]);
});

test('a week or a month belongs to no day', () => {
  const { days, spans } = timeline([unlock('2026-04-20T00:00:00Z', '2026-04-27T00:00:00Z', 'WEEK', '7'),
    unlock('2026-04-01T00:00:00Z', '2026-06-01T00:00:00Z', 'MONTH', '9')], NOW);
  equal(total(days), 0);
  equal(spans.map(span => [span.from, span.to]), [[5, 12], [0, 30]]);
});

test('two round lines below the highest bar make the scale readable', () => {
  equal(gridLines(3.3e8), [1e7, 1e8]);
  equal(gridLines(500), []);
});
