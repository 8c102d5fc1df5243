import { START, connectionWords, gapWords, step } from '/page/model/connection.js';
import { equal, test } from './harness.js';

const NOW = Date.parse('2026-04-20T12:00:00Z');
const after = (...events) => events.reduce(step, START);
const words = (...events) => connectionWords(after(...events), NOW);
const open = { type: 'open' };

test('it connects, catches up, and is live once it is quiet', () => {
  equal(words().text, 'Connecting');
  equal(words(open).text, 'Catching up');
  equal(words(open, { type: 'alerts', count: 3 }, { type: 'alerts', count: 4 }).count, '7 so far');
  equal(words(open, { type: 'quiet' }), { tone: 'ok', text: 'Live' });
});

test('an alert that comes while live is no catching up', () => {
  equal(words(open, { type: 'quiet' }, { type: 'alerts', count: 3 }).text, 'Live');
});

test('a lost connection tells when it will be tried again, never a negative time', () => {
  const lost = after(open, { type: 'ended', why: 'lost', retryAt: NOW + 2_100 });
  equal(connectionWords(lost, NOW), { tone: 'bad', text: 'Reconnecting', count: 'in 3 s', detail: 'the connection was lost' });
  equal(connectionWords(lost, NOW + 9_000).count, 'in 0 s');
});

test('a stream that is not public asks for a key, until a connection opens', () => {
  const denied = { type: 'ended', why: 'unknown', retryAt: NOW + 600_000 };
  equal([after(denied).phase, words(denied).text], ['SIGNED_OUT', 'Not public']);
  equal(after({ ...denied, why: 'forbidden' }).phase, 'SIGNED_OUT');
  equal(words(denied, open, { type: 'quiet' }).text, 'Live');
});

test('busy is told apart from lost', () => {
  const busy = words(open, { type: 'ended', why: 'busy', retryAt: NOW + 20_000 });
  equal([busy.tone, busy.text, busy.count], ['wait', 'Busy, trying again', 'in 20 s']);
});

test('Kafka being down is told while the stream itself lives, until it is back', () => {
  const down = { type: 'kafka', up: false, since: NOW };
  equal(words(open, { type: 'quiet' }, down).text, 'Kafka is down since 20 Apr 2026 12:00 UTC; nothing can arrive');
  equal(words(open, { type: 'quiet' }, down, { type: 'kafka', up: true }).text, 'Live');
});

test('a reset says why, until it has been read', () => {
  const reset = { type: 'reset', reason: 'retention', from: NOW - 300_000, to: NOW };
  equal(gapWords(after(reset).gap).startsWith('The stream was reset: what was missed is no longer kept. '
    + 'Alerts between 20 Apr 2026 11:55 UTC and 20 Apr 2026 12:00 UTC may be missing here'), true);
  equal(gapWords(after(reset, { type: 'gap-read' }).gap), null);
  equal(gapWords({ reason: 'something new', from: null }).includes('something new'), true);
});
