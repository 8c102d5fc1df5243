import { EVERYTHING, matches } from './filters.js';

/**
 * What the page knows. A pure reducer: the same actions give the same state, nothing is changed in
 * place. Bounds: twice KEPT alerts, FOLLOWED unlocks, SHOWN rows.
 */

export const SHOWN = 500;
export const KEPT = 2_000;
export const FOLLOWED = 2_000;

export const EMPTY = Object.freeze({
  /** Newest first; each entry `{alert, seq}`, seq counting arrivals. */
  alerts: [],
  keys: new Set(),
  /** Unlock id → the alert that tells its present state. */
  unlocks: new Map(),
  seq: 0,
  /** The last arrival shown while the list is held, null while it follows. */
  heldAt: null,
  filter: EVERYTHING,
});

/** Actions: `{alerts: […]}` as they came, `{hold: boolean}`, `{release: true}`, `{filter}`. */
export function reduce(state, action) {
  if (action.alerts) {
    return arrive(state, action.alerts);
  }
  if (action.filter) {
    return { ...state, filter: action.filter };
  }
  if (action.release) {
    return { ...state, heldAt: state.heldAt === null ? null : state.seq };
  }
  return action.hold === (state.heldAt !== null) ? state : { ...state, heldAt: action.hold ? state.seq : null };
}

/** The alerts of the list, newest first. */
export function shown(state) {
  const rows = [];
  for (const entry of state.alerts) {
    if (!isNew(state, entry) && matches(state.filter, entry.alert) && rows.push(entry.alert) === SHOWN) {
      break;
    }
  }
  return rows;
}

/** How many alerts of the filter wait behind the pill. */
export function waiting(state) {
  return state.heldAt === null ? 0
    : state.alerts.filter(entry => isNew(state, entry) && matches(state.filter, entry.alert)).length;
}

/** Whether a later alert tells more of the same unlock. */
export function superseded(state, alert) {
  const latest = state.unlocks.get(alert.unlockId);
  return latest !== undefined && latest.key !== alert.key;
}

/** Scheduled unlocks whose time is known and not yet over, the nearest first. */
export function upcoming(state, now) {
  return [...state.unlocks.values()]
    .filter(alert => alert.status === 'SCHEDULED' && alert.unlockAt.from !== null && alert.unlockAt.to > now)
    .sort((one, other) => one.unlockAt.from - other.unlockAt.from);
}

function arrive(state, alerts) {
  const keys = new Set(state.keys);
  const unlocks = new Map(state.unlocks);
  const added = [];
  let seq = state.seq;
  for (const alert of alerts) {
    if (keys.has(alert.key)) {
      continue;
    }
    keys.add(alert.key);
    added.push({ alert, seq: ++seq });
    if (!(unlocks.get(alert.unlockId)?.revision > alert.revision)) {
      unlocks.delete(alert.unlockId);
      unlocks.set(alert.unlockId, alert);
    }
  }
  return added.length === 0 ? state : trim({ ...state, alerts: [...added.reverse(), ...state.alerts], keys, unlocks, seq });
}

/** What is being read stays, however much arrives behind the pill; the unlock told longest ago goes first. */
function trim(state) {
  const fresh = state.alerts.filter(entry => isNew(state, entry));
  const read = state.alerts.slice(fresh.length);
  for (const entry of [...fresh.splice(KEPT), ...read.splice(KEPT)]) {
    state.keys.delete(entry.alert.key);
  }
  for (const id of [...state.unlocks.keys()].slice(0, Math.max(0, state.unlocks.size - FOLLOWED))) {
    state.unlocks.delete(id);
  }
  return { ...state, alerts: [...fresh, ...read] };
}

const isNew = (state, entry) => state.heldAt !== null && entry.seq > state.heldAt;
