import { EVERYTHING, KINDS, SEVERITIES, formatFilter, parseFilter, readUsd, terms } from '../model/filters.js';
import { kindLabel } from '../model/words.js';
import { usd } from '../model/format.js';
import { el, setText } from './dom.js';

/** The filters as a form; the page's address always says what they are, and they what it says. */
export function filterBar(form, onChange) {
  const token = el('input', { id: 'f-token', name: 'token', type: 'search', placeholder: 'ZK, kaito', autocomplete: 'off',
    spellcheck: 'false', maxlength: '200' });
  const least = el('input', { id: 'f-min', name: 'minUsd', inputmode: 'decimal', placeholder: '1M', autocomplete: 'off',
    maxlength: '20', 'aria-describedby': 'f-min-error' });
  const error = el('span', { id: 'f-min-error', class: 'error', role: 'alert' });
  const severities = SEVERITIES.map(name => box('severity', name, name.toLowerCase()));
  const kinds = KINDS.map(name => box('kind', name, kindLabel(name)));
  const kindSummary = el('span', {}, 'All kinds');
  const reset = el('button', { type: 'reset', class: 'button' }, 'Clear');
  const menu = el('details', { class: 'menu' }, el('summary', {}, kindSummary),
    el('fieldset', {}, el('legend', { class: 'visually-hidden' }, 'Kinds of alert'), kinds));
  form.append(
    el('label', { class: 'field', for: 'f-token' }, 'Token', token),
    el('fieldset', { class: 'levels' }, el('legend', {}, 'Severity'), severities),
    menu,
    el('label', { class: 'field', for: 'f-min' }, 'Least USD', least), error, reset);

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', changed);
  form.addEventListener('reset', event => { event.preventDefault(); show(EVERYTHING); tell(EVERYTHING); });
  document.addEventListener('click', event => { menu.open &&= menu.contains(event.target); });
  menu.addEventListener('keydown', event => event.key === 'Escape' && close());
  window.addEventListener('popstate', fromAddress);
  fromAddress();
  return { clearKinds: () => { const filter = { ...parseFilter(location.search), kind: [] }; show(filter); tell(filter); } };

  function changed() {
    const minUsd = readUsd(least.value);
    const wrong = Number.isNaN(minUsd);
    setText(error, wrong ? 'An amount like 250000, 2.5M or 1e6' : '');
    least.setAttribute('aria-invalid', String(wrong));
    if (!wrong) {
      tell({ token: terms(token.value), severity: chosen('severity'), kind: chosen('kind'), minUsd });
    }
  }

  function tell(filter) {
    const query = formatFilter(filter);
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    summarise(filter);
    onChange(filter);
  }

  function fromAddress() {
    const filter = parseFilter(location.search);
    show(filter);
    onChange(filter);
  }

  function show(filter) {
    token.value = filter.token.join(', ');
    least.value = filter.minUsd === null ? '' : usd(String(filter.minUsd)).slice(1);
    setText(error, '');
    least.removeAttribute('aria-invalid');
    for (const input of form.querySelectorAll('input[type=checkbox]')) {
      input.checked = filter[input.name].includes(input.value);
    }
    summarise(filter);
  }

  function summarise(filter) {
    setText(kindSummary, filter.kind.length === 0 ? 'All kinds'
      : filter.kind.length === 1 ? kindLabel(filter.kind[0]) : `${filter.kind.length} kinds`);
    reset.disabled = formatFilter(filter) === '';
  }

  function chosen(name) {
    return [...form.querySelectorAll(`input[name=${name}]:checked`)].map(input => input.value);
  }

  function close() {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
}

function box(name, value, label) {
  const id = `f-${name}-${value}`;
  return el('span', { class: 'box', 'data-severity': name === 'severity' ? value : null },
    el('input', { type: 'checkbox', id, name, value }), el('label', { for: id }, label));
}
