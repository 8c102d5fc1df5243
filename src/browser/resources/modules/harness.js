/** The least that a test of a pure module needs; `run` gives one result a test, and no error is lost. */

const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

export function equal(actual, expected) {
  const [told, wanted] = [actual, expected].map(value => JSON.stringify(plain(value)));
  if (told !== wanted) {
    throw new Error(`expected ${wanted} but was ${told}`);
  }
}

export async function run(file) {
  tests.length = 0;
  await import(file);
  const results = [];
  for (const { name, body } of tests) {
    const error = await Promise.resolve().then(body).then(() => null, failure => String(failure?.message ?? failure));
    results.push({ name, error });
  }
  return results;
}

/** Undefined, sets and maps told apart from what JSON would make of them; object keys in one order. */
function plain(value) {
  if (value === undefined) {
    return '(undefined)';
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return `(${value})`;
  }
  if (value instanceof Set) {
    return ['(set)', ...[...value].map(plain)];
  }
  if (value instanceof Map) {
    return ['(map)', ...[...value].map(plain)];
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, plain(value[key])]));
  }
  return value;
}
