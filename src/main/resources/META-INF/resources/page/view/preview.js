import { amount, localTime, unlockTime, usd, utc } from '../model/format.js';
import { readTime } from '../model/alert.js';
import { segments } from '../model/segments.js';
import { flagWords, inFull, share } from '../model/words.js';
import { el } from './dom.js';

/** The box that shows what the service would read from a text, and which words gave which field. */

const URL = 'api/v1/announcements/preview';
const LONGEST = 20_000;
const SAMPLES = [
  ['English', day => `Kaito (KAITO) will unlock 12.11 million tokens on ${english(day)} at 12:00 PM UTC+8, worth about $4.86 million, according to RootData.`],
  ['中文', day => `据 RootData 数据，zkSync (ZK) 将于北京时间${chinese(day)}晚上8点解锁 1731.4 万枚代币，价值约 266 万美元。`],
  ['Noise', () => 'Unlock your potential: stake today and enjoy the new phone unlock deals.'],
];
const NAMES = {
  token: 'token', amount: 'amount', unlockAt: 'time', valueUsd: 'value', percentage: 'share', kind: 'kind',
  recipients: 'recipients', dataSource: 'data source', relay: 'relay', change: 'change',
};

export function previewView(form, result, now) {
  const text = el('textarea', { id: 'p-text', rows: '5', maxlength: LONGEST, required: true,
    placeholder: 'Paste a post that announces a token unlock' });
  const source = el('input', { id: 'p-source', autocomplete: 'off', maxlength: '100', placeholder: 'my-desk' });
  const button = el('button', { type: 'submit', class: 'button primary' }, 'Read it');
  form.append(
    el('label', { class: 'field', for: 'p-text' }, 'Text', text),
    el('label', { class: 'field', for: 'p-source' }, 'Source', source),
    el('div', { class: 'samples' }, button, el('span', { class: 'muted' }, 'or a sample:'), SAMPLES.map(sample)));
  form.addEventListener('submit', event => { event.preventDefault(); ask(); });
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  function sample([name, write]) {
    const choose = el('button', { type: 'button', class: 'button' }, name);
    choose.addEventListener('click', () => {
      text.value = write(new Date(now() + 5 * 86_400_000));
      form.requestSubmit();
    });
    return choose;
  }

  async function ask() {
    const asked = text.value;
    button.disabled = true;
    try {
      const response = await fetch(URL, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ source: source.value || 'page', text: asked }),
      });
      const body = await response.json();
      result.replaceChildren(...(response.ok ? answer(asked, body) : [trouble(body.detail ?? body.title ?? `Status ${response.status}`)]));
    } catch {
      result.replaceChildren(trouble('The service did not answer.'));
    } finally {
      button.disabled = false;
    }
  }
}

function answer(asked, { verdict, reason, base, claims = [] }) {
  const why = reason ? `: ${/^[A-Z_]+$/.test(reason) ? reason.toLowerCase().replaceAll('_', ' ') : reason}` : '';
  const head = { claims: claims.length === 1 ? 'One unlock' : `${claims.length} unlocks`, correction: 'A correction',
    nothing: `Nothing announced${why}`, rejected: `Rejected${why}` }[verdict] ?? verdict;
  return [
    el('h3', {}, head),
    claims.length === 0 ? null : el('p', { class: 'read' }, segments(asked, claims).map(piece =>
      piece.fields.length === 0 ? piece.text
        : el('mark', { 'data-field': piece.fields[0].field }, piece.text, el('small', {}, fieldNames(piece, claims))))),
    ...claims.map(claimCard),
    base ? el('p', { class: 'muted' }, `Dates are read as of ${utc(Date.parse(base))}.`) : null,
  ].filter(part => part !== null);
}

function fieldNames(piece, claims) {
  const name = ({ claim, field }) => (NAMES[field] ?? field) + (claims.length > 1 ? ` ${claim + 1}` : '');
  return piece.fields.map(name).join(', ');
}

function claimCard(claim) {
  const unlockAt = readTime(claim.unlockAt);
  const token = claim.token ?? {};
  const resolved = token.assetId && !token.assetId.startsWith('unresolved:');
  const rows = [
    ['Token', `${token.name ?? ''}${token.ticker ? ` (${token.ticker})` : ''}${resolved ? '' : ', not in the catalogue'}`],
    ['Amount', claim.amount === null ? 'not told' : amount(claim.amount), inFull(claim.amount, 'tokens')],
    ['Unlocks', unlockTime(unlockAt), unlockAt.from === null ? null : localTime(unlockAt.from)],
    ['Stated value', claim.valueUsd === null ? 'not stated'
      : usd(claim.valueUsd) + (claim.valueUsdMax ? `–${usd(claim.valueUsdMax)}` : ''), inFull(claim.valueUsd, 'USD')],
    ['Share', share(claim.percentage)],
    ['Recipients', claim.recipients?.map(recipient).join(', ') || null],
    ['Kind', claim.kind === 'UNKNOWN' ? null : claim.kind?.toLowerCase()],
    ['Data source', claim.dataSource], ['Relay', claim.relay],
    ['Change', claim.change?.cue?.toLowerCase()],
    ['Marks', claim.flags?.map(flag => flagWords(flag)[0]).join(', ') || null],
  ];
  return el('dl', { class: 'facts claim-card' }, rows.filter(([, told]) => told !== null && told !== undefined)
    .map(([name, told, title]) => el('div', {}, el('dt', {}, name), el('dd', { title }, told))));
}

const recipient = ({ name, amount: tokens, percent }) => [name, amount(tokens), percent === null ? null : `${percent} %`]
  .filter(part => part !== null).join(' ');
const trouble = words => el('p', { class: 'error', role: 'alert' }, words);
const english = date => date.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
const chinese = date => `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
