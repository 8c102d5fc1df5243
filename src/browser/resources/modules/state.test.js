import { EMPTY, FOLLOWED, KEPT, SHOWN, reduce, shown, superseded, upcoming, waiting } from '/page/model/state.js';
import { parseFilter } from '/page/model/filters.js';
import { readAlert } from '/page/model/alert.js';
import { equal, test } from './harness.js';

const alert = (key, more = {}) => readAlert({ key, unlockId: `unlock-${key}`, revision: 1, kind: 'NEW', ...more });
const many = (count, from = 0) => Array.from({ length: count }, (_, index) => alert(`k${from + index}`));
const keys = state => shown(state).map(one => one.key);
const after = (...actions) => actions.reduce(reduce, EMPTY);

test('the newest alert stands first', () => {
  equal(keys(after({ alerts: [alert('a'), alert('b')] }, { alerts: [alert('c')] })), ['c', 'b', 'a']);
});

test('an alert that comes again is not told again', () => {
  const once = after({ alerts: [alert('a'), alert('b')] });
  equal(reduce(once, { alerts: [alert('a'), alert('b')] }) === once, true);
  equal(keys(reduce(once, { alerts: [alert('b'), alert('c')] })), ['c', 'b', 'a']);
});

test('no action changes a state in place', () => {
  const before = after({ alerts: [alert('a')] });
  const copy = structuredClone(before);
  reduce(before, { alerts: [alert('b')] });
  reduce(before, { hold: true });
  reduce(before, { filter: parseFilter('token=zk') });
  equal(before, copy);
});

test('a held list does not move, and the pill counts what waits', () => {
  const held = after({ alerts: [alert('a')] }, { hold: true }, { alerts: [alert('b'), alert('c')] });
  equal(keys(held), ['a']);
  equal(waiting(held), 2);
  const released = reduce(held, { release: true });
  equal(keys(released), ['c', 'b', 'a']);
  equal(keys(reduce(released, { alerts: [alert('d')] })), ['c', 'b', 'a']);
  equal(keys(reduce(held, { hold: false })), ['c', 'b', 'a']);
});

test('the pill counts only what the filter lets through', () => {
  const held = after({ filter: parseFilter('severity=high') }, { hold: true },
    { alerts: [alert('a', { severity: 'HIGH' }), alert('b', { severity: 'LOW' })] });
  equal(waiting(held), 1);
});

test('however much arrives, list, memory and unlocks are bounded', () => {
  const full = after({ alerts: many(KEPT + 50) });
  equal([shown(full).length, full.alerts.length, full.keys.size, full.unlocks.size], [SHOWN, KEPT, KEPT, FOLLOWED]);
  equal(keys(full)[0], `k${KEPT + 49}`);
});

test('what is being read stays while a flood waits behind the pill', () => {
  const reading = after({ alerts: many(30) }, { hold: true }, { alerts: many(KEPT, 30) }, { alerts: many(KEPT, 30 + KEPT) });
  equal(shown(reading).length, 30);
  equal(waiting(reading), KEPT);
  equal(reading.alerts.length, KEPT + 30);
});

test('an unlock is told by its latest alert, and an older revision never replaces a newer one', () => {
  const unlock = (key, revision, kind = 'NEW') => alert(key, { unlockId: 'u', revision, kind });
  const revised = unlock('u:2', 2, 'REVISED');
  const state = after({ alerts: [unlock('u:1', 1), revised, unlock('late', 1)] });
  equal(state.unlocks.get('u').key, 'u:2');
  equal(superseded(state, revised), false);
  equal(superseded(state, shown(state)[2]), true);
  const enriched = reduce(state, { alerts: [unlock('u:2:E', 2, 'ENRICHED')] });
  equal(enriched.unlocks.get('u').key, 'u:2:E');
});

test('upcoming is what is scheduled and not over, the nearest first', () => {
  const on = (key, day, status = 'SCHEDULED') => alert(key, { status,
    unlockAt: { from: `2026-04-${day}T00:00:00Z`, to: `2026-04-${day}T00:01:00Z`, precision: 'MINUTE', zone: 'UTC' } });
  const state = after({ alerts: [on('c', '22'), on('a', '18'), on('b', '20'), on('x', '21', 'CANCELLED'), alert('unknown')] });
  equal(upcoming(state, Date.parse('2026-04-19T00:00:00Z')).map(one => one.key), ['b', 'c']);
});
