import { unlockTime } from './format.js';

/**
 * How long until an unlock, no finer than its time was told: an interval that is a day wide counts
 * days, an unknown time counts nothing.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ENDED = { CANCELLED: 'cancelled', EXPIRED: 'no longer followed' };

/**
 * @param time an interval as `readTime` gives it
 * @param status of the unlock
 * @param now epoch milliseconds by the server's clock
 * @returns {{text: string, tone: 'none'|'far'|'near'|'now'|'past'}}
 */
export function countdown(time, status, now) {
  if (ENDED[status]) {
    return { text: ENDED[status], tone: 'past' };
  }
  if (time.from === null) {
    return { text: status === 'OCCURRED' ? 'occurred' : 'no date', tone: 'none' };
  }
  if (now >= time.to) {
    return { text: `${ago(now - time.to, time.precision)} ago`, tone: 'past' };
  }
  if (now >= time.from) {
    return { text: inside(time.precision), tone: 'now' };
  }
  const left = time.from - now;
  return { text: ahead(left, time.precision), tone: left < DAY ? 'near' : 'far' };
}

/** For a tooltip: the interval that the countdown runs to. */
export function target(time) {
  return time.from === null ? 'The announcement gives no time' : `Counts to ${unlockTime(time)}`;
}

function ahead(left, precision) {
  switch (precision) {
    case 'MONTH':
    case 'WEEK': return `${days(left)}+ days`;
    // The interval starts at midnight of its own zone, so a started day counts as a whole one.
    case 'DAY': return days(left) === 1 ? 'tomorrow' : `${days(left)} days`;
    case 'HOUR': return left < HOUR ? 'within 1 h' : longer(left) ?? `${Math.floor(left / HOUR)} h`;
    default: return longer(left) ?? shorter(left);
  }
}

function longer(left) {
  return left >= DAY ? `${Math.floor(left / DAY)} d ${pad(Math.floor(left % DAY / HOUR))} h` : null;
}

function shorter(left) {
  return left >= HOUR
    ? `${Math.floor(left / HOUR)} h ${pad(Math.floor(left % HOUR / MINUTE))} m`
    : `${pad(Math.floor(left / MINUTE))}:${pad(Math.floor(left % MINUTE / SECOND))}`;
}

function inside(precision) {
  return { DAY: 'today', WEEK: 'this week', MONTH: 'this month', HOUR: 'this hour' }[precision] ?? 'now';
}

function ago(since, precision) {
  if (precision !== 'MINUTE' && precision !== 'HOUR' || since >= DAY) {
    return since < DAY ? 'under a day' : `${Math.floor(since / DAY)} d`;
  }
  return since < HOUR ? `${Math.floor(since / MINUTE) + 1} min` : `${Math.floor(since / HOUR)} h`;
}

const days = left => Math.ceil(left / DAY);
const pad = number => String(number).padStart(2, '0');
