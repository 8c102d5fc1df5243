import { followStream } from './stream.js';

/**
 * One connection for all tabs of the page: the tab that holds the lock follows the stream and tells
 * the others; when it closes, the next goes on behind the last id told. A tab in sight takes the lock
 * from one that has fallen silent. Without locks or channels each tab follows by itself.
 *
 * @param read makes an alert of the wire's JSON, or null
 * Gives `retry`, which connects at once where the next attempt is waited for, and `leave`, after which all
 * tabs begin anew and none knows what it was told.
 *
 * @param history what a tab that opens later is to know, as `onHistory` takes it
 */
const NAME = 'unlockwire-stream';
const SILENCE = 60_000;

export function oneStream({ url, read, onAlerts, onState, onClock, history, onHistory }) {
  const own = crypto.randomUUID?.() ?? String(Math.random());
  let lastId = '';
  let stream = null;
  let heard = Date.now();
  if (!navigator.locks || !window.BroadcastChannel) {
    follow(() => {});
    return { retry: () => stream.retry(), leave: () => location.reload() };
  }
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => hear(data);
  channel.postMessage({ ask: own });
  lead({});
  setInterval(watch, 5_000);
  return {
    retry: () => { stream?.retry(); channel.postMessage({ retry: true }); },
    leave: () => { channel.postMessage({ leave: true }); begin(); },
  };

  function begin() {
    stream?.close();
    stream = null;
    location.reload();
  }

  function lead(options) {
    navigator.locks.request(NAME, options, () => {
      follow(message => channel.postMessage(message));
      return new Promise(() => {});
    }).catch(() => {
      // Taken by a tab in sight, because this one had fallen silent.
      stream?.close();
      stream = null;
      heard = Date.now();
      lead({});
    });
  }

  function follow(tell) {
    stream = followStream({
      url, lastId,
      onAlerts: (json, id) => {
        lastId = id;
        const alerts = json.map(read).filter(alert => alert !== null);
        onAlerts(alerts);
        tell({ alerts, lastId });
      },
      onState: state => { onState(state); tell({ state }); },
      onClock: clock => { onClock(clock); tell({ clock }); },
    });
  }

  function hear({ ask, retry, leave, to, alerts, state, clock, known, lastId: id }) {
    if (ask !== undefined) {
      if (stream !== null) {
        channel.postMessage({ to: ask, known: history(), lastId });
      }
    } else if (leave) {
      begin();
    } else if (retry) {
      stream?.retry();
    } else if (to === undefined || to === own) {
      heard = Math.max(Date.now(), state?.retryAt ?? 0);
      lastId = id ?? lastId;
      if (alerts) { onAlerts(alerts); }
      if (state) { onState(state); }
      if (clock) { onClock(clock); }
      if (known) { onHistory(known); }
    }
  }

  function watch() {
    if (stream === null && !document.hidden && Date.now() - heard > SILENCE) {
      heard = Date.now();
      lead({ steal: true });
    }
  }
}
