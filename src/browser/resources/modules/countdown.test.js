import { countdown } from '/page/model/countdown.js';
import { readTime } from '/page/model/alert.js';
import { equal, test } from './harness.js';

const minute = { from: '2026-04-20T04:00:00Z', to: '2026-04-20T04:01:00Z', precision: 'MINUTE', zone: 'UTC+08:00' };
const hour = { from: '2026-04-20T04:00:00Z', to: '2026-04-20T05:00:00Z', precision: 'HOUR', zone: 'UTC' };
const beijingDay = { from: '2026-04-16T16:00:00Z', to: '2026-04-17T16:00:00Z', precision: 'DAY', zone: 'UTC+08:00' };
const week = { from: '2026-04-20T00:00:00Z', to: '2026-04-27T00:00:00Z', precision: 'WEEK', zone: 'UTC' };
const month = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z', precision: 'MONTH', zone: 'UTC' };

const at = (time, now, status = 'SCHEDULED') => countdown(readTime(time), status, Date.parse(now)).text;

test('a minute counts in days and hours, then hours and minutes, then minutes and seconds', () => {
  equal(at(minute, '2026-04-16T23:59:59Z'), '3 d 04 h');
  equal(at(minute, '2026-04-19T04:00:01Z'), '23 h 59 m');
  equal(at(minute, '2026-04-20T03:00:01Z'), '59:59');
  equal(at(minute, '2026-04-20T03:59:59Z'), '00:01');
});

test('it is now for the whole of the interval, and only then past', () => {
  equal(at(minute, '2026-04-20T04:00:00Z'), 'now');
  equal(at(minute, '2026-04-20T04:00:59Z'), 'now');
  equal(at(minute, '2026-04-20T04:01:00Z'), '1 min ago');
  equal(at(minute, '2026-04-20T07:30:00Z'), '3 h ago');
  equal(at(minute, '2026-04-22T07:30:00Z'), '2 d ago');
});

test('an hour counts no minutes', () => {
  equal(at(hour, '2026-04-19T21:10:00Z'), '6 h');
  equal(at(hour, '2026-04-20T03:59:00Z'), 'within 1 h');
  equal(at(hour, '2026-04-20T04:59:00Z'), 'this hour');
});

test('a day counts the days of the calendar it was written in', () => {
  equal(at(beijingDay, '2026-04-14T15:59:00Z'), '3 days');
  equal(at(beijingDay, '2026-04-14T16:00:00Z'), '2 days');
  equal(at(beijingDay, '2026-04-15T16:00:00Z'), 'tomorrow');
  equal(at(beijingDay, '2026-04-16T15:59:59Z'), 'tomorrow');
  equal(at(beijingDay, '2026-04-16T16:00:00Z'), 'today');
  equal(at(beijingDay, '2026-04-17T15:59:59Z'), 'today');
  equal(at(beijingDay, '2026-04-17T20:00:00Z'), 'under a day ago');
});

test('a week and a month tell the least that is left, never a moment', () => {
  equal(at(week, '2026-04-17T12:00:00Z'), '3+ days');
  equal(at(week, '2026-04-22T12:00:00Z'), 'this week');
  equal(at(month, '2026-04-29T12:00:00Z'), '2+ days');
  equal(at(month, '2026-05-31T23:00:00Z'), 'this month');
});

test('an unknown time counts nothing', () => {
  equal(at({ from: null, to: null, precision: 'UNKNOWN' }, '2026-04-20T00:00:00Z'), 'no date');
  equal(at(undefined, '2026-04-20T00:00:00Z'), 'no date');
});

test('what is cancelled or no longer followed counts nothing', () => {
  equal(at(minute, '2026-04-16T00:00:00Z', 'CANCELLED'), 'cancelled');
  equal(at(minute, '2026-04-16T00:00:00Z', 'EXPIRED'), 'no longer followed');
});
