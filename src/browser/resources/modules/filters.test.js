import { EVERYTHING, formatFilter, matches, parseFilter, readUsd } from '/page/model/filters.js';
import { readAlert } from '/page/model/alert.js';
import { equal, test } from './harness.js';

const alert = readAlert({
  key: 'kaito-1:1:NEW', unlockId: 'kaito-1', kind: 'NEW', severity: 'HIGH',
  token: { assetId: 'kaito-network', name: 'Kaito', ticker: 'KAITO' }, value: { statedUsd: '4860000', nowUsd: '4771340' },
});
const fits = search => matches(parseFilter(search), alert);

test('an address without filters shows everything', () => {
  equal(parseFilter(''), EVERYTHING);
  equal(formatFilter(EVERYTHING), '');
  equal(matches(EVERYTHING, alert), true);
});

test('an address says what the form says, and back', () => {
  const query = 'token=ZK,%E6%9C%AC&severity=high,critical&kind=new,revised&minUsd=1000000';
  equal(formatFilter(parseFilter(query)), query);
});

test('what a link got wrong is left out', () => {
  equal(parseFilter('severity=loud&kind=&minUsd=much&token='), EVERYTHING);
});

test('a token is its ticker or its asset id, in any case', () => {
  equal(['?token=kaito-network', '?token=KAITO', '?token=zk,Kaito', '?token=zk'].map(fits), [true, true, true, false]);
});

test('severity and kind each let one of several through', () => {
  equal(['?severity=high,critical', '?severity=low', '?kind=new', '?kind=conflict,occurred'].map(fits),
    [true, false, true, false]);
});

test('the least value is reached as announced or as of now', () => {
  equal(['?minUsd=4771340', '?minUsd=4860000', '?minUsd=4860001'].map(fits), [true, true, false]);
  const unpriced = { ...alert, value: { ...alert.value, nowUsd: null } };
  equal(matches(parseFilter('minUsd=4860000'), unpriced), true);
});

test('an unlock of unknown value is not worth any least', () => {
  const unknown = { ...alert, value: { ...alert.value, nowUsd: null, statedUsd: null } };
  equal(matches(parseFilter('minUsd=0'), unknown), false);
  equal(matches(parseFilter(''), unknown), true);
});

test('amounts may be typed as people do', () => {
  equal(['1e6', '2.5M', '$10,000', '1b', ' 7k ', '.5m', '', 'x', '-1', '1m2'].map(readUsd),
    [1e6, 2.5e6, 1e4, 1e9, 7e3, 5e5, null, NaN, NaN, NaN]);
});
