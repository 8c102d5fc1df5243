import { readAlert } from '/page/model/alert.js';
import { equal, test } from './harness.js';

const least = { key: 'k', unlockId: 'u' };

test('what is no alert is none', () => {
  equal([null, undefined, 7, 'x', [], {}, { key: 'k' }, { unlockId: 'u' }, { key: '', unlockId: 'u' }].map(readAlert),
    Array(9).fill(null));
});

test('an alert of the least is read, and nothing in it is guessed', () => {
  const alert = readAlert(least);
  equal([alert.amount, alert.severity, alert.percentage, alert.daysOfVolume, alert.value.nowUsd, alert.unlockAt.precision],
    [null, null, null, null, null, 'UNKNOWN']);
  equal([alert.flags, alert.claims, alert.changed, alert.links], [[], [], [], []]);
});

test('fields of the wrong kind are as good as missing', () => {
  const alert = readAlert({ ...least, amount: 'many', value: 'x', flags: 'ZONE', claims: [7, null], unlockAt: { from: 'soon' }, token: [] });
  equal([alert.amount, alert.flags, alert.claims, alert.unlockAt.from, alert.token.name], [null, [], [], null, null]);
});

test('only web addresses become links', () => {
  const urls = ['https://example.org/a', 'http://example.org/', 'javascript:alert(1)', 'data:text/html,x', '/relative', null];
  equal(readAlert({ ...least, claims: urls.map(url => ({ url })) }).claims.map(claim => claim.url),
    ['https://example.org/a', 'http://example.org/', null, null, null, null]);
});

test('a share keeps what was printed apart from what was computed', () => {
  const { percentage } = readAlert({ ...least, percentage: { value: '0.12', basis: 'CIRCULATING', printed: { value: '8.5', basis: 'MAX' } } });
  equal(percentage, { value: '0.12', basis: 'CIRCULATING', printed: { value: '8.5', basis: 'MAX' } });
});
