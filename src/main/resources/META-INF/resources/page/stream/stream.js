import { eventReader } from './sse.js';

/**
 * Follows the alert stream until it is closed. It resumes behind `lastId`, asks for everything kept
 * where there is none, and comes back after the time the service asked for, or after one that doubles
 * up to 30 s. 45 s without a byte count as a dead connection: the service sends a checkpoint every 15 s.
 *
 * Tells `onState` events as `model/connection.js` reads them, and `onAlerts`, for each piece that the
 * network brings, the JSON in it, maybe none, with the id to resume behind.
 */
const SILENCE = 45_000;
const QUIET = 400;
const LONGEST = 30_000;
const BUSY = 15_000;
/** Nothing changes by itself: signing in wakes it, and so does coming back to the page. */
const SIGNED_OUT = 600_000;
const DENIALS = { 401: 'unknown', 403: 'forbidden' };

export function followStream({ url, lastId = '', onAlerts, onState, onClock, now = Date.now, random = Math.random }) {
  let alerts = [];
  let failures = 0;
  let lastByte = 0;
  let heard = null;
  let heardBefore = null;
  let abort = null;
  let wake = null;
  let closed = false;
  let quiet = 0;

  window.addEventListener('online', revive);
  document.addEventListener('visibilitychange', revive);
  const watching = setInterval(watch, 5_000);
  run();
  return { close, retry: () => wake?.() };

  function close() {
    closed = true;
    window.removeEventListener('online', revive);
    document.removeEventListener('visibilitychange', revive);
    clearInterval(watching);
    abort?.abort();
    wake?.();
  }

  async function run() {
    while (!closed) {
      const end = await once();
      if (closed) {
        return;
      }
      failures = end.why === 'moved' || end.why === 'busy' ? 0 : failures + 1;
      const delay = end.retry ?? Math.min(LONGEST, 1000 * 2 ** Math.min(failures, 5)) * (0.5 + random() / 2);
      onState({ type: 'ended', why: end.why, retryAt: now() + delay });
      await pause(delay, end.why === 'busy');
    }
  }

  /** One connection, from request to end; never throws. */
  async function once() {
    onState({ type: 'connecting' });
    abort = new AbortController();
    heardBefore = heard;
    lastByte = now();
    let busy = false;
    const reader = eventReader(event => {
      busy ||= event.type === 'busy';
      receive(event);
    });
    try {
      const response = await fetch(lastId ? url : `${url}?since=0`, {
        headers: { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) },
        cache: 'no-store', signal: abort.signal,
      });
      if (DENIALS[response.status]) {
        return { why: DENIALS[response.status], retry: SIGNED_OUT };
      }
      if (!response.ok || !/^text\/event-stream/i.test(response.headers.get('Content-Type') ?? '')) {
        return { why: `refused with ${response.status}` };
      }
      onClock(Date.parse(response.headers.get('Date') ?? ''));
      onState({ type: 'open' });
      settle();
      await drain(response.body.getReader(), reader);
      return { why: busy ? 'busy' : 'moved', retry: reader.retry ?? (busy ? BUSY : null) };
    } catch {
      return { why: now() - lastByte >= SILENCE ? 'silent' : 'lost', retry: null };
    } finally {
      clearTimeout(quiet);
      abort.abort();
    }
  }

  async function drain(body, reader) {
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await body.read();
      if (done) {
        return;
      }
      heard = lastByte = now();
      failures = 0;
      reader.push(decoder.decode(value, { stream: true }));
      onAlerts(alerts, lastId);
      alerts = [];
    }
  }

  function receive({ type, data, id }) {
    lastId = id || lastId;
    if (type === 'cp') {
      onState({ type: 'quiet' });
    } else if (type === 'reset') {
      onState({ type: 'reset', reason: parse(data)?.reason ?? null, from: heardBefore, to: now() });
    } else if (type === 'status') {
      const status = parse(data) ?? {};
      onState({ type: 'kafka', up: status.kafka !== 'DOWN', since: Date.parse(status.since) || now() });
    } else if (type !== 'busy' && type !== 'canary') {
      alerts.push(parse(data));
      settle();
    }
  }

  /** Nothing marks the end of what was missed; a short silence does. */
  function settle() {
    clearTimeout(quiet);
    quiet = setTimeout(() => onState({ type: 'quiet' }), QUIET);
  }

  function watch() {
    if (wake === null && now() - lastByte >= SILENCE) {
      abort?.abort();
    }
  }

  /** A frozen tab wakes up to a dead connection that nobody has reported. */
  function revive() {
    if (!document.hidden) {
      watch();
      wake?.();
    }
  }

  function pause(delay, firm) {
    return new Promise(resolve => {
      const done = () => { clearTimeout(timer); wake = null; resolve(); };
      const timer = setTimeout(done, delay);
      wake = firm && !closed ? () => closed && done() : done;
    });
  }
}

function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
