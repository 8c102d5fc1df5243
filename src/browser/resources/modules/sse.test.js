import { eventReader } from '/page/stream/sse.js';
import { equal, test } from './harness.js';

function read(...pieces) {
  const events = [];
  const reader = eventReader(event => events.push(event));
  pieces.forEach(piece => reader.push(piece));
  return { events, retry: reader.retry, id: reader.id };
}

test('a block is an event with its type, id and data', () => {
  equal(read('event: new\nid: 1.a.7\ndata: {"a":1}\n\n').events, [{ type: 'new', id: '1.a.7', data: '{"a":1}' }]);
});

test('any cut between two pieces gives the same events', () => {
  const whole = 'retry: 1500\r\n\r\nevent: new\r\nid: 1.a.7\r\ndata: one\r\ndata:  two\r\n\r\n: comment\r\nevent: cp\ndata:\n\ndata: x\r\r:';
  const wanted = read(whole);
  equal(wanted.events.map(event => event.data), ['one\n two', '', 'x']);
  for (let cut = 0; cut <= whole.length; cut++) {
    equal(read(whole.slice(0, cut), whole.slice(cut)), wanted);
  }
  equal(read(...whole), wanted);
});

test('empty data is an event, no data is none but moves the id', () => {
  equal(read('event: cp\nid: 5\ndata:\n\n').events, [{ type: 'cp', id: '5', data: '' }]);
  equal(read('id: 6\n\n'), { events: [], retry: null, id: '6' });
});

test('the id stays until another comes, the type does not', () => {
  equal(read('event: new\nid: 1\ndata: a\n\ndata: b\n\n').events,
    [{ type: 'new', id: '1', data: 'a' }, { type: 'message', id: '1', data: 'b' }]);
});

test('the reconnection time is only taken where it is a number', () => {
  equal(read('retry: 20000\n\n').retry, 20000);
  equal(read('retry: soon\n\n').retry, null);
});

test('a block that was cut off is no event', () => {
  equal(read('event: new\ndata: half\n').events, []);
});

test('a byte order mark, an id with NUL and unknown fields do no harm', () => {
  equal(read('\uFEFFdata: a\n\n').events[0].data, 'a');
  equal(read('id: 1\n\nid: a\0b\ndata: x\nwhat: ever\n\n').events, [{ type: 'message', id: '1', data: 'x' }]);
});
