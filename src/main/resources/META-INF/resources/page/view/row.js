import { countdown, target } from '../model/countdown.js';
import { amount, localTime, plain, unlockTime, usd } from '../model/format.js';
import { changeWords, disagreement, enrichmentWords, flagWords, inFull, kindLabel, occasionWords, ruleWords, share, snapshotWords, sourceWords,
  tokenName, tokenWords, weight } from '../model/words.js';
import { el, setText } from './dom.js';
import { details } from './details.js';

/** One alert of the list: a line to scan, and behind its button the claims. */
export class Row {
  #alert;
  #countdown;
  #panel = null;
  #superseded = null;

  constructor(alert, now) {
    this.#alert = alert;
    this.#countdown = el('span', { class: 'countdown', title: target(alert.unlockAt) });
    this.button = el('button', { type: 'button', class: 'token', 'aria-expanded': 'false', tabindex: '-1' },
      el('span', { class: 'ticker' }, tokenWords(alert.token)),
      el('span', { class: 'name', title: alert.token.name }, tokenName(alert.token)),
      el('span', { class: 'visually-hidden' }, ', claims and details'));
    this.button.addEventListener('click', () => this.toggle());
    this.element = el('li', { class: 'alert', 'data-severity': alert.severity, 'data-kind': alert.kind },
      el('article', { class: 'line' }, this.button, this.#event(), this.#amount(), this.#value(), this.#when(),
        this.#severity(), this.#chips()));
    this.tick(now);
  }

  tick(now) {
    const { text, tone } = this.#superseded === true
      ? { text: 'superseded', tone: 'none' }
      : countdown(this.#alert.unlockAt, this.#alert.status, now);
    setText(this.#countdown, text);
    this.#countdown.dataset.tone = tone;
  }

  /** An unlock counts down in its latest alert only. */
  supersede(superseded, now) {
    if (superseded !== this.#superseded) {
      this.#superseded = superseded;
      this.element.classList.toggle('superseded', superseded);
      this.tick(now);
    }
  }

  toggle(open = this.#panel === null) {
    this.#panel?.remove();
    this.#panel = open ? details(this.#alert) : null;
    this.button.setAttribute('aria-expanded', String(open));
    if (open) {
      this.element.append(this.#panel);
    }
  }

  #event() {
    const first = this.#alert.changed[0];
    const change = first && changeWords(first);
    const { claims, kind } = this.#alert;
    const occasion = occasionWords(this.#alert);
    const sources = occasion !== null ? occasion : kind === 'CONFLICT' && claims.length > 1 ? disagreement(claims) : claims[0] ? sourceWords(claims[0]) : '';
    return el('div', { class: 'cell event' },
      el('span', { class: 'kind' }, kindLabel(this.#alert.kind)),
      change
        ? el('span', { class: 'sub' }, `${change.field} `, el('del', {}, change.old), ' → ', el('ins', {}, change.now))
        : el('span', { class: 'sub teller', title: sources }, sources));
  }

  #amount() {
    const { amount: tokens, percentage, daysOfVolume } = this.#alert;
    const explained = [share(percentage), daysOfVolume === null ? null : `${plain(daysOfVolume)} days of trading volume`]
      .filter(part => part !== null).join(', ');
    return el('div', { class: 'cell figure' },
      el('span', { class: 'main', title: inFull(tokens, tokenWords(this.#alert.token)) }, amount(tokens) ?? 'not told',
        tokens === null ? null : el('span', { class: 'unit' }, ` ${tokenWords(this.#alert.token)}`)),
      el('span', { class: 'sub', title: explained }, weight(percentage, daysOfVolume)));
  }

  #value() {
    const { statedUsd, statedMaxUsd, nowUsd } = this.#alert.value;
    const stated = statedUsd === null ? 'not stated'
      : `${usd(statedUsd)}${statedMaxUsd === null ? '' : `–${usd(statedMaxUsd)}`} stated`;
    return el('div', { class: 'cell figure' },
      el('span', { class: 'main', title: inFull(nowUsd, 'USD') },
        nowUsd === null ? 'no price' : usd(nowUsd), nowUsd === null ? null : el('span', { class: 'unit' }, ' now')),
      el('span', { class: 'sub', title: inFull(statedUsd, 'USD') }, stated));
  }

  #when() {
    const { from } = this.#alert.unlockAt;
    const written = unlockTime(this.#alert.unlockAt);
    return el('div', { class: 'cell when' }, this.#countdown, from === null
      ? el('span', { class: 'sub' }, written)
      : el('time', { class: 'sub', datetime: new Date(from).toISOString(), title: `From ${localTime(from)}` }, written));
  }

  #severity() {
    const { severity, rule } = this.#alert;
    return el('div', { class: 'cell severity' }, el('span', { class: 'level' }, severity ?? 'unrated'),
      rule === null ? null : el('span', { class: 'sub', title: rule }, ruleWords(rule)));
  }

  #chips() {
    const { flags, enrichment, value } = this.#alert;
    const chips = [...flags.map(flag => ['flag', ...flagWords(flag)]),
      ...[enrichmentWords(enrichment)].filter(words => words !== null).map(words => ['wanting', ...words]),
      ...[snapshotWords(value)].filter(words => words !== null).map(words => ['snapshot', ...words])];
    return chips.length === 0 ? null : el('ul', { class: 'chips', 'aria-label': 'Marks' },
      chips.map(([type, label, why]) => el('li', { class: `chip ${type}`, title: why }, label)));
  }
}
