import { readAlert } from './model/alert.js';
import { START, step } from './model/connection.js';
import { timeline } from './model/days.js';
import { formatFilter, matches } from './model/filters.js';
import { EMPTY, KEPT, SHOWN, reduce, shown, superseded, upcoming, waiting } from './model/state.js';
import { oneStream } from './stream/tabs.js';
import { alarm } from './view/alarm.js';
import { announcer } from './view/announcer.js';
import { byId, setText } from './view/dom.js';
import { filterBar } from './view/filterbar.js';
import { alertList } from './view/list.js';
import { nextView } from './view/next.js';
import { previewView } from './view/preview.js';
import { signInView } from './view/signin.js';
import { statusView } from './view/status.js';
import { ticker } from './view/ticker.js';
import { timelineView } from './view/timeline.js';

/** Puts the page together: what arrives is collected, taken in and shown once a frame. */

const STREAM = new URL('api/v1/alerts/stream', document.baseURI).href;
const UNSEEN_EVERY = 500;
const MINUTE = 60_000;

let state = EMPTY;
let connection = START;
let paused = false;
let arrived = [];
let frame = 0;
let overviewOf = null;

const clock = ticker();
const status = statusView(() => follow({ type: 'gap-read' }));
const list = alertList(byId('list'), clock.now);
const next = nextView(byId('next'), choose);
const chart = timelineView();
const announce = announcer(byId('log'), byId('urgent'), clock.now);
const alarmFor = alarm(byId('notify'), byId('sound'));
const filters = filterBar(byId('filters'), choice => {
  state = reduce(state, { filter: choice });
  const query = formatFilter(choice);
  setText(byId('curl'), `curl -N '${STREAM}${query === '' ? '' : `?${query}`}'`);
  soon();
});
const signIn = signInView(byId('signin'), () => stream.retry(), () => stream.leave());
previewView(byId('preview'), byId('preview-result'), clock.now);

byId('pause').addEventListener('click', () => {
  paused = !paused;
  byId('pause').setAttribute('aria-pressed', String(paused));
  hold();
});
byId('pill').addEventListener('click', () => {
  state = reduce(state, { release: true });
  byId('alerts').focus({ preventScroll: true });
  byId('alerts').scrollIntoView();
  soon();
});
window.addEventListener('scroll', hold, { passive: true });
document.addEventListener('visibilitychange', soon);
clock.each(tick);
clock.tick();
const stream = oneStream({
  url: STREAM, read: readAlert, onAlerts: receive, onState: follow, onClock: clock.correct,
  history: () => ({ alerts: state.alerts.map(entry => entry.alert).reverse().concat(arrived), connection }),
  onHistory: known => { receive(known.alerts); connection = known.connection; },
});

function receive(alerts) {
  arrived.push(...alerts);
  connection = step(connection, { type: 'alerts', count: alerts.length });
  if (arrived.length >= KEPT) {
    take();
  }
  soon();
}

function follow(event) {
  connection = step(connection, event);
  soon();
}

/** A list that is being read does not jump: it waits behind the pill. */
function hold() {
  const reading = paused || byId('list').getBoundingClientRect().top < 0;
  state = reduce(state, { hold: reading });
  soon();
}

function soon() {
  frame ||= document.hidden ? -setTimeout(show, UNSEEN_EVERY) : requestAnimationFrame(show);
}

function take() {
  const before = state;
  state = reduce(state, { alerts: arrived });
  if (connection.phase === 'LIVE' && state !== before) {
    const told = arrived.filter(one => !before.keys.has(one.key) && matches(state.filter, one));
    announce(told);
    alarmFor(told);
  }
  arrived = [];
}

function show() {
  frame = 0;
  take();
  status.render(connection, paused, clock.now());
  const signedOut = connection.phase === 'SIGNED_OUT';
  signIn.render(signedOut);
  if (document.hidden) {
    return;
  }
  const rows = shown(state);
  list.render(rows, one => superseded(state, one));
  const held = waiting(state);
  byId('pill').hidden = held === 0;
  setText(byId('pill'), `${held >= KEPT ? `${KEPT} or more` : held} new`);
  setText(byId('shown'), `${rows.length}${rows.length === SHOWN ? ' newest' : ''} of ${state.alerts.length} shown`);
  byId('empty').hidden = rows.length > 0;
  setText(byId('empty'), state.alerts.length > 0 ? 'No alert fits these filters.'
    : signedOut ? 'Sign in to see the alerts.' : 'Waiting for the first alert.');
}

function tick(now) {
  status.render(connection, paused, now);
  list.tick(now);
  next.tick(now);
  const of = [state.unlocks, state.filter, Math.floor(now / MINUTE)];
  if (overviewOf === null || of.some((part, index) => part !== overviewOf[index])) {
    overviewOf = of;
    const coming = upcoming(state, now).filter(one => matches({ ...state.filter, kind: [] }, one));
    chart.render(timeline(coming, now));
    next.render(coming, now);
  }
}

/** Goes to an unlock's latest alert, which a filter by kind or the pill may hide. */
function choose(unlock) {
  state = reduce(state, { release: true });
  if (!shown(state).includes(unlock)) {
    filters.clearKinds();
  }
  show();
  list.open(unlock.key);
}
