import { segments } from '/page/model/segments.js';
import { equal, test } from './harness.js';

const pieces = (text, ...claims) => segments(text, claims.map(spans => ({ spans })))
  .map(piece => [piece.text, piece.fields.map(({ claim, field }) => `${claim}.${field}`).join('+')]);

test('the pieces add up to the text, and each tells its field', () => {
  equal(pieces('ZK unlocks 17M today', { token: [0, 2], amount: [11, 14] }),
    [['ZK', '0.token'], [' unlocks ', ''], ['17M', '0.amount'], [' today', '']]);
});

test('two claims may read the same words', () => {
  equal(pieces('ab', { unlockAt: [0, 2] }, { unlockAt: [0, 1] }), [['a', '0.unlockAt+1.unlockAt'], ['b', '0.unlockAt']]);
});

test('spans count UTF-16 units, as Java does', () => {
  equal(pieces('🚀 1万枚', { amount: [3, 6] }), [['🚀 ', ''], ['1万枚', '0.amount']]);
});

test('a span outside the text, or none, marks nothing', () => {
  equal(pieces('ab', { amount: [1, 9], token: [2, 1], kind: null }), [['ab', '']]);
  equal(pieces('ab'), [['ab', '']]);
  equal(segments('ab', [{}]).length, 1);
});
