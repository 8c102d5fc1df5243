import { Row } from './row.js';

/**
 * The list of alerts: brings the rows in line with what is to be shown, touching only what changed.
 * One row is in the tab order; the arrow keys move between them.
 */
export function alertList(list, now) {
  const rows = new Map();
  let current = null;
  list.addEventListener('keydown', move);
  list.addEventListener('focusin', event => choose(event.target.closest('.alert')));
  return { render, tick: at => rows.forEach(row => row.tick(at)), open };

  function render(alerts, superseded) {
    const wanted = new Set(alerts.map(alert => alert.key));
    for (const [key, row] of rows) {
      if (!wanted.has(key)) {
        row.element.remove();
        rows.delete(key);
      }
    }
    const calm = rows.size === 0;
    const at = now();
    let place = list.firstElementChild;
    const added = [];
    for (const alert of alerts) {
      let row = rows.get(alert.key);
      if (row === undefined) {
        row = new Row(alert, at);
        rows.set(alert.key, row);
        added.push(row);
      }
      row.supersede(superseded(alert), at);
      if (row.element === place) {
        place = place.nextElementSibling;
      } else {
        list.insertBefore(row.element, place);
      }
    }
    // A flood is not highlighted: it would all be.
    if (!calm && added.length <= 4) {
      added.forEach(row => row.element.classList.add('fresh'));
    }
    if (current === null || !current.isConnected) {
      choose(list.firstElementChild);
    }
  }

  /** Opens an alert's details and moves there. */
  function open(key) {
    const row = rows.get(key);
    row?.toggle(true);
    row?.button.focus();
    return row !== undefined;
  }

  function choose(element) {
    if (element !== null && element !== current) {
      current?.querySelector('.token').setAttribute('tabindex', '-1');
      element.querySelector('.token').setAttribute('tabindex', '0');
      current = element;
    }
  }

  function move(event) {
    const from = event.target.closest('.alert');
    if (from === null || !event.target.classList.contains('token') || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const to = {
      ArrowDown: from.nextElementSibling, ArrowUp: from.previousElementSibling,
      Home: list.firstElementChild, End: list.lastElementChild,
    }[event.key];
    if (to) {
      event.preventDefault();
      to.querySelector('.token').focus();
    }
  }
}
