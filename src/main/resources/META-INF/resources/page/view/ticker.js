/**
 * The page's one timer: each whole second of the service's clock, every listener is told the time.
 * It rests while nobody looks.
 */
export function ticker() {
  const listeners = [];
  let offset = 0;
  let timer = 0;
  document.addEventListener('visibilitychange', tick);
  return { now, each: listener => listeners.push(listener), correct, tick };

  /** Epoch milliseconds by the service's clock. */
  function now() {
    return Date.now() + offset;
  }

  /** A response's Date header is cut to the second, so less than two seconds are no difference. */
  function correct(serverTime) {
    const apart = serverTime + 500 - Date.now();
    offset = Number.isNaN(apart) || Math.abs(apart) < 2_000 ? 0 : apart;
  }

  function tick() {
    clearTimeout(timer);
    if (!document.hidden) {
      const at = now();
      listeners.forEach(listener => listener(at));
      timer = setTimeout(tick, 1000 - now() % 1000);
    }
  }
}
