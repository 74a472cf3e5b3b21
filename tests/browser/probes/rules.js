// Where do the rules of a worker give something else than they should? It is given the text of the worker and vectors.
const [text, vectors] = arguments;
const end = '; return { release, list, accept, step, decide, sweep }';
// What a worker finds around it, as far as its text needs it while it is read.
const around = { addEventListener: () => {}, registration: { scope: location.href } };
const rules = new Function('self', text + end)(around);
const inOrder = (value) => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])]));
};
const written = (value) => JSON.stringify(inOrder(value)) ?? 'undefined';
const found = [];
for (const { of, given, gives } of vectors) {
  let got;
  // A refusal is thrown with its reason.
  try { got = written(rules[of](...given)); } catch (error) { got = error.why ? written(error) : `${error}`; }
  if (got !== written(gives)) found.push(`${of}(${written(given).slice(0, 400)}) gives ${got}, not ${written(gives)}`);
}
return found.slice(0, 20);
