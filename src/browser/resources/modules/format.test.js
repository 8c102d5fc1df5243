import { amount, exact, plain, unlockTime, usd, utc } from '/page/model/format.js';
import { readTime } from '/page/model/alert.js';
import { equal, test } from './harness.js';

test('amounts keep the digits that announcements print', () => {
  equal(amount('17314000'), '17.314M');
  equal(amount('12110000'), '12.11M');
  equal(amount('1760000000'), '1.76B');
  equal(amount('950'), '950');
  equal(amount('0.5'), '0.5');
});

test('dollars are short, and unknown is not zero', () => {
  equal(usd('2660000'), '$2.66M');
  equal(usd('265940'), '$265.9K');
  equal(usd('0'), '$0');
  equal(usd(null), null);
  equal(amount(null), null);
});

test('an amount in full loses no digit, however long', () => {
  equal(exact('17314000'), '17,314,000');
  equal(exact('123456789012345678901234.000000000000000001'), '123,456,789,012,345,678,901,234.000000000000000001');
  equal(exact(null), null);
});

test('shares are short and small ones are not rounded away', () => {
  equal(plain('8.5000'), '8.5');
  equal(plain('12.3456'), '12.35');
  equal(plain('0.0034111'), '0.00341');
});

test('a minute is told in UTC', () => {
  equal(utc(Date.parse('2026-04-16T16:00:00Z')), '16 Apr 2026 16:00 UTC');
});

const time = (from, to, precision, zone) => unlockTime(readTime({ from, to, precision, zone }));

test('a time is told no finer than it was', () => {
  equal(time('2026-04-16T16:00:00Z', '2026-04-16T16:01:00Z', 'MINUTE', 'UTC+08:00'), '16 Apr 2026 16:00 UTC');
  equal(time('2026-04-16T16:00:00Z', '2026-04-16T17:00:00Z', 'HOUR', 'UTC+08:00'), '16 Apr 2026 16:00–17:00 UTC');
  equal(time('2026-04-20T00:00:00Z', '2026-04-27T00:00:00Z', 'WEEK', 'UTC'), '20 Apr – 26 Apr 2026');
  equal(time('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', 'MONTH', 'UTC'), 'Apr 2026');
  equal(unlockTime(readTime(null)), 'no time told');
});

test('a day is that of the zone it was written in', () => {
  equal(time('2026-04-16T16:00:00Z', '2026-04-17T16:00:00Z', 'DAY', 'UTC+08:00'), '17 Apr 2026 (UTC+8)');
  equal(time('2026-04-17T05:00:00Z', '2026-04-18T05:00:00Z', 'DAY', 'UTC-05:00'), '17 Apr 2026 (UTC-5)');
  equal(time('2026-04-16T18:30:00Z', '2026-04-17T18:30:00Z', 'DAY', 'UTC+05:30'), '17 Apr 2026 (UTC+5:30)');
  equal(time('2026-04-17T00:00:00Z', '2026-04-18T00:00:00Z', 'DAY', 'UTC'), '17 Apr 2026 (UTC)');
});
