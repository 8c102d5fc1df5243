import { utc } from './format.js';

/**
 * What the page knows of its connection: a pure reducer over what the stream reports, and the words
 * for it. `phase` is CONNECTING, CATCHING_UP, LIVE, WAITING or SIGNED_OUT.
 */

export const START = Object.freeze({
  phase: 'CONNECTING', caughtUp: 0, retryAt: null, why: null, kafkaDownSince: null, gap: null,
});

/** What a clean or unclean end was, by the stream's own words. */
const ENDS = {
  busy: 'the service is busy', moved: 'the service asked to reconnect', lost: 'the connection was lost',
  silent: 'no sign of life for 45 s', refused: 'the service refused',
};

const DENIED = ['unknown', 'forbidden'];

export function step(connection, event) {
  switch (event.type) {
    case 'connecting': return { ...connection, phase: 'CONNECTING', retryAt: null };
    case 'open': return { ...connection, phase: 'CATCHING_UP', caughtUp: 0, retryAt: null, why: null };
    case 'alerts': return connection.phase === 'CATCHING_UP'
      ? { ...connection, caughtUp: connection.caughtUp + event.count } : connection;
    case 'quiet': return connection.phase === 'CATCHING_UP' ? { ...connection, phase: 'LIVE' } : connection;
    case 'ended': return {
      ...connection, phase: DENIED.includes(event.why) ? 'SIGNED_OUT' : 'WAITING', retryAt: event.retryAt, why: event.why,
    };
    case 'kafka': return { ...connection, kafkaDownSince: event.up ? null : event.since };
    case 'reset': return { ...connection, gap: { reason: event.reason, from: event.from, to: event.to } };
    case 'gap-read': return { ...connection, gap: null };
    default: return connection;
  }
}

/** `{tone: 'ok'|'wait'|'bad', text, count, detail}`; count is what moves, apart so that it is not read out. */
export function connectionWords(connection, now) {
  switch (connection.phase) {
    case 'CONNECTING': return { tone: 'wait', text: 'Connecting' };
    case 'WAITING': return waitingWords(connection, now);
    case 'SIGNED_OUT': return { tone: 'bad', text: 'Not public' };
    case 'CATCHING_UP': return {
      tone: 'wait', text: 'Catching up', count: connection.caughtUp === 0 ? '' : `${connection.caughtUp} so far`,
    };
    default: return connection.kafkaDownSince === null
      ? { tone: 'ok', text: 'Live' }
      : { tone: 'bad', text: `Kafka is down since ${utc(connection.kafkaDownSince)}; nothing can arrive` };
  }
}

/** What a reset meant, or null. */
export function gapWords(gap) {
  if (gap === null) {
    return null;
  }
  const why = {
    retention: 'what was missed is no longer kept', incarnation: 'the topic was created anew',
    future: 'the service does not know where this page was', malformed: 'the position was not understood',
  }[gap.reason] ?? gap.reason ?? 'the service does not say why';
  const when = gap.from === null ? '' : ` between ${utc(gap.from)} and ${utc(gap.to)}`;
  return `The stream was reset: ${why}. Alerts${when} may be missing here; what is upcoming was sent anew.`;
}

function waitingWords(connection, now) {
  const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1000));
  const busy = connection.why === 'busy';
  return {
    tone: busy || connection.why === 'moved' ? 'wait' : 'bad',
    text: busy ? 'Busy, trying again' : 'Reconnecting',
    count: `in ${seconds} s`,
    detail: ENDS[connection.why] ?? connection.why,
  };
}
