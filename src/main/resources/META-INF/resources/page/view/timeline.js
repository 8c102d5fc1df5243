import { DAYS, gridLines, total } from '../model/days.js';
import { SEVERITIES } from '../model/filters.js';
import { shortDay, usd } from '../model/format.js';
import { tokenWords } from '../model/words.js';
import { byId, el, setText, svg } from './dom.js';

/**
 * The coming 30 days as bars. Height is the square root of the value, with lines that say what they
 * stand for, so that a day of 1 M is still seen beside one of 500 M. The same figures are a table.
 */
const HEIGHT = 116;
const BASE = 92;
const TOP = 10;
/** Room at the right for what the lines stand for. */
const SCALE = 46;
const WEEKEND = [0, 6];

export function timelineView() {
  const place = byId('timeline');
  let last = null;
  new ResizeObserver(() => last && draw(last)).observe(place);
  return { render };

  function render(timeline) {
    last = timeline;
    const { days, spans } = timeline;
    const count = days.reduce((sum, day) => sum + day.alerts.length, spans.length);
    setText(byId('timeline-summary'), count === 0 ? 'nothing known yet'
      : `${count} ${count === 1 ? 'unlock' : 'unlocks'}, ${usd(String(total(days)))}`);
    draw(timeline);
    byId('timeline-table').replaceChildren(table(timeline));
  }

  function draw({ days, spans }) {
    const width = Math.max(280, place.clientWidth);
    const most = Math.max(...days.map(day => day.usd), 1);
    const height = value => Math.sqrt(value / most) * (BASE - TOP);
    const step = (width - SCALE) / DAYS;
    place.replaceChildren(svg('svg', {
      class: 'chart', width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img',
      'aria-label': 'Value of the unlocks of the next 30 days by day; the same as a table below',
    },
    gridLines(most).map(line => gridLine(line, BASE - height(line), width)),
    days.map((day, index) => bar(day, index * step, step, height)),
    spans.map((span, index) => svg('line', {
      class: 'span', x1: span.from * step + 1, x2: span.to * step - 1, y1: BASE + 4 + 3 * (index % 2), y2: BASE + 4 + 3 * (index % 2),
    }, svg('title', {}, `${tokenWords(span.alert.token)}: some day of this ${span.alert.unlockAt.precision.toLowerCase()}`))),
    svg('line', { class: 'axis', x1: 0, x2: width - SCALE, y1: BASE + 0.5, y2: BASE + 0.5 }),
    days.map((day, index) => label(day, index, step))));
  }
}

function bar(day, x, step, height) {
  const broad = Math.min(22, step * 0.72);
  const whole = height(day.usd);
  let y = BASE;
  const parts = SEVERITIES.filter(severity => day.shares[severity]).map(severity => {
    const part = whole * day.shares[severity] / day.usd;
    y -= part;
    return svg('rect', { class: 'bar', 'data-severity': severity, x: x + (step - broad) / 2, y, width: broad, height: part });
  });
  const unvalued = day.unvalued === 0 ? null
    : svg('circle', { class: 'unvalued', cx: x + step / 2, cy: BASE - whole - 6, r: 2.5 });
  return svg('g', { class: 'day' }, svg('title', {}, describe(day)),
    svg('rect', { class: WEEKEND.includes(new Date(day.at).getUTCDay()) ? 'weekend' : 'hit', x, y: 0, width: step, height: BASE }),
    parts, unvalued);
}

function gridLine(value, y, width) {
  return svg('g', { class: 'grid' }, svg('line', { x1: 0, x2: width - SCALE, y1: y, y2: y }),
    svg('text', { x: width - SCALE + 6, y: y + 4 }, usd(String(value))));
}

function label(day, index, step) {
  const every = step < 16 ? 7 : step < 30 ? 5 : 3;
  return index % every !== 0 ? null
    : svg('text', { class: 'label', x: index * step + 2, y: HEIGHT - 4 }, index === 0 ? 'today' : shortDay(day.at));
}

function describe(day) {
  const named = day.alerts.map(alert => tokenWords(alert.token)).slice(0, 8).join(', ');
  return `${shortDay(day.at)}: ${day.alerts.length === 0 ? 'none known' : `${named}, ${worthOf(day)}`}`;
}

function worthOf(day) {
  return day.unvalued === day.alerts.length ? 'value unknown'
    : usd(String(day.usd)) + (day.unvalued === 0 ? '' : ` and ${day.unvalued} of unknown value`);
}

function table({ days, spans }) {
  const rows = days.filter(day => day.alerts.length > 0).map(day => [shortDay(day.at), day.alerts, worthOf(day)])
    .concat(spans.map(span => [`some day of a ${span.alert.unlockAt.precision.toLowerCase()}`, [span.alert], 'of no single day']));
  return el('table', {}, el('thead', {}, el('tr', {}, ['Day (UTC)', 'Tokens', 'Value'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, rows.map(([when, alerts, value]) => el('tr', {}, el('th', { scope: 'row' }, when),
      el('td', {}, alerts.map(alert => tokenWords(alert.token)).join(', ')), el('td', {}, value)))));
}
