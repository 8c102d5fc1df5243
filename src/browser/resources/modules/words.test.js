import { changeWords, disagreement, enrichmentWords, flagWords, occasionWords, ruleWords, share, snapshotWords, sourceWords, tokenName,
  weight } from '/page/model/words.js';
import { readAlert } from '/page/model/alert.js';
import { equal, test } from './harness.js';

test('a rule is told as a sentence, one of another form as it is', () => {
  equal(ruleWords('valueUsd>=1000000'), 'worth ≥ $1M');
  equal(ruleWords('percentage>=1'), 'share ≥ 1 %');
  equal(ruleWords('daysOfVolume>=10'), 'volume ≥ 10 d');
  equal(ruleWords('somethingElse>3'), 'somethingElse>3');
  equal(ruleWords(null), null);
});

test('a provider that is down is told apart from an asset that none knows', () => {
  equal(enrichmentWords({ status: 'COMPLETE', missing: [], causes: [] }), null);
  equal(enrichmentWords({ status: 'DEGRADED', missing: ['quote'], causes: ['timeout'] })[0], 'provider down');
  equal(enrichmentWords({ status: 'DEGRADED', missing: ['quote'], causes: ['timeout'] })[1].endsWith('Lacking: quote, timeout.'), true);
  equal(enrichmentWords({ status: 'UNKNOWN_ASSET', missing: [], causes: [] })[0], 'not listed');
});

test('a stored price says that it is one', () => {
  equal(snapshotWords({ priceSource: 'snapshot', priceAt: 0 })[0], 'snapshot price');
  equal(snapshotWords({ priceSource: 'coingecko', priceAt: 0 }), null);
});

test('a share is never without its basis', () => {
  equal(share({ value: '8.5', basis: 'CIRCULATING' }), '8.5 % of circulating supply');
  equal(share({ value: '8.5', basis: 'UNKNOWN' }), '8.5 % of something not told');
  equal(weight({ value: '0.12', basis: 'MAX' }, '0.02'), '0.12 % of max. · 0.02 d vol.');
  equal(weight(null, null), '');
});

test('a change tells the old and the new, by the kind of field', () => {
  const change = (field, old, now) => { const words = changeWords({ field, old, new: now }); return [words.field, words.old, words.now]; };
  equal(change('amount', '12110000', '13000000'), ['amount', '12.11M', '13M']);
  equal(change('amount', null, '13000000'), ['amount', 'not told', '13M']);
  equal(change('unlockAt', '2026-04-16T16:00:00Z', '2026-04-17T00:00:00Z/2026-04-18T00:00:00Z'),
    ['time', '16 Apr 2026 16:00 UTC', '17 Apr 2026 00:00 UTC to 18 Apr 2026 00:00 UTC']);
  equal(change('status', 'SCHEDULED', 'CANCELLED'), ['status', 'scheduled', 'cancelled']);
});

test('a relay is no source of its own', () => {
  equal(sourceWords({ dataSource: 'RootData', relay: 'ChainCatcher', source: 'x' }), 'RootData via ChainCatcher');
  equal(sourceWords({ dataSource: null, relay: 'ChainCatcher', source: 'x' }), 'ChainCatcher');
  equal(sourceWords({ dataSource: null, relay: null, source: 'x' }), 'x');
});

test('a conflict names what the claims say, each once', () => {
  const claims = amounts => readAlert({ key: 'k', unlockId: 'u', claims: amounts.map(amount => ({ amount })) }).claims;
  equal(disagreement(claims(['17314000', '173140000', '17314000'])), '17.314M ≠ 173.14M');
});

test('what comes by itself says what it is about', () => {
  const occasion = (kind, key, priceUsd = null) => occasionWords({ kind, key, value: { priceUsd } });
  equal(occasion('REMINDER', 'zksync-7f3a91c2:1:REMINDER-PT24H'), '24 h ahead');
  equal(occasion('REMINDER', 'zksync-7f3a91c2:1:REMINDER-PT1H30M'), '1 h 30 min ahead');
  equal(occasion('REMINDER', 'zksync-7f3a91c2:1:REMINDER-P7D'), '7 d ahead');
  equal(occasion('REMINDER', 'zksync-7f3a91c2:1:REMINDER-soon'), 'it draws near');
  equal(occasion('ENRICHED', 'zksync-7f3a91c2:1:ENRICHED-1', '0.01536'), 'at $0.01536 a token');
  equal(occasion('ENRICHED', 'zksync-7f3a91c2:1:ENRICHED-2'), 'severity changed');
  equal(occasion('OCCURRED', 'zksync-7f3a91c2:1:OCCURRED'), 'its time has come');
  equal(occasion('NEW', 'zksync-7f3a91c2:1:NEW'), null);
});

test('an unknown flag is shown as it came', () => {
  equal(flagWords('NEW_FLAG'), ['NEW_FLAG', '']);
  equal(flagWords('UNIT_SLIP_SUSPECTED')[0], 'unit slip?');
});

test('a token that the catalogue does not know says so', () => {
  equal(tokenName({ ticker: 'ZK', name: 'zkSync', assetId: 'zksync' }), 'zkSync');
  equal(tokenName({ ticker: null, name: 'MoonPaw', assetId: 'unresolved:moonpaw' }), 'not in the catalogue');
  equal(tokenName({ ticker: 'MP', name: 'MoonPaw', assetId: 'unresolved:moonpaw' }), 'MoonPaw, not in the catalogue');
});
