/*
 * The service worker: what a phone keeps, and what it shows of it.
 *
 * WHEN a page has installed it, it answers every page and file below its scope from what is kept.
 * WHAT it keeps: bodies under the name of their SHA-256, and two slots of a small record that says
 * which release answers (`current`), which may be open still (`previous`), which waits (`next`).
 * HOW it stays honest: each byte is hashed before it is stored and again each time it is shown.
 * What is wrong or missing is fetched again; where that fails, the page that opens says so.
 * Its rules are those of src/tools/precache: a test holds them to vectors written there.
 * Strings that begin with `build:` are filled in by the build.
 */
'use strict';
const WORKER = 1;
const [TYPES, HEADERS, BROKEN] = ['build:types', 'build:headers', 'build:broken'];
const [RELEASE_MOST, LIST_MOST, BODY_MOST, PACK_MOST] = [65536, 262144, 307200, 2097152];
const [STALL_MS, CHECK_MS, AT_ONCE] = [20000, 86400000, 4];

// ---- What may be believed: a refusal is one word --------------------------------------------
const no = (why) => { throw { why }; };
const must = (is, why = 'shape') => is || no(why);
const orWhy = (rule) => (...given) => {
  try { return rule(...given); } catch ({ why }) { return why ? { why } : no('bad'); }
};
const read = (text) => { try { return JSON.parse(text); } catch { return no('json'); } };
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;
const isText = (value, pattern) => typeof value === 'string' && pattern.test(value);
const isHex = (text, length) => isText(text, /^[0-9a-f]*$/) && text.length === length;
const own = (from, key) => (Object.hasOwn(from, key) ? from[key] : undefined);
const all = (from, ...keys) => keys.map((key) => own(from, key));
const numberOf = (from, key) => (isNumber(own(from, key)) ? from[key] : no('shape'));
const packOf = (from) => {
  const [url, bytes, sha256, list] = all(from, 'url', 'bytes', 'sha256', 'list');
  must(isText(url, /^packs\/[a-z-]+\.[0-9a-f]{16}\.pack$/) && isHex(sha256, 64) && isHex(list, 64));
  return must(isNumber(bytes) && bytes > 0 && bytes <= PACK_MOST) && { url, bytes, sha256, list };
};
const release = orWhy((text) => {
  const from = must(text.length <= RELEASE_MOST, 'large') && read(text);
  const v = must(isObject(from), 'json') && numberOf(from, 'v');
  const [mode, rollback_of, rows] = must(v === 1, 'version') && all(from, 'mode', 'rollback_of', 'languages');
  must(['normal', 'passthrough'].includes(mode) && (rollback_of === null || isHex(rollback_of, 16)));
  const shell = must(isObject(own(from, 'shell'))) && packOf(from.shell);
  must(Array.isArray(rows)) && must(rows.length <= 64, 'large');
  const languages = [];
  for (const row of rows) {
    const [lang] = must(isObject(row)) && all(row, 'lang');
    must(isText(lang, /^[a-z]{2,3}(-[a-z]{2,8})?$/));
    must(!languages.some((language) => language.lang === lang), 'double');
    languages.push({ lang, pages: numberOf(row, 'pages'), ...packOf(row) });
  }
  const id = must(isHex(own(from, 'id'), 16)) && from.id;
  const numbers = ['seq', 'expires', 'min_worker'].map((key) => [key, numberOf(from, key)]);
  return { v, ...Object.fromEntries(numbers), id, rollback_of, mode, shell, languages };
});
const PATH = /^(?:[a-z0-9_-]+\/)*(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)?$/;
const list = orWhy((text, lang) => {
  const rows = must(text.length <= LIST_MOST, 'large') && read(text);
  must(Array.isArray(rows), 'json') && must(rows.length <= 2000, 'large');
  let [paths, total] = [new Set(), 0];
  for (const row of rows) {
    const [path, sha256, length, type] = must(Array.isArray(row) && row.length === 4) && row;
    must(typeof path === 'string' && typeof type === 'string' && isHex(sha256, 64));
    must(isNumber(length) && length <= BODY_MOST);
    must(path.length <= 200 && PATH.test(path), 'path') && must(Object.hasOwn(TYPES, type), 'type');
    must(lang === null || path.startsWith(`${lang}/`), 'owner');
    must(paths.size !== paths.add(path).size, 'double');
    must((total += length) <= PACK_MOST, 'large');
  }
  return rows;
});
const accept = (next, current, worker) => {
  if (next.min_worker > worker) return 'worker';
  if (current?.id === next.id) return 'keep';
  return !current || next.rollback_of === current.id || next.seq > current.seq ? 'take' : 'keep';
};

// ---- How keeping goes on, what may go, what is done with a request --------------------------
const step = (state, { e, missing }) => {
  const { s, tries } = state;
  const busy = s === 'listing' || s === 'filling' || s === 'checking';
  const anew = e === 'want' ? !busy && s !== 'ready' : e === 'lost' && s === 'ready' && missing > 0;
  if (e === 'forget') return [{ s: 'absent' }, 'drop'];
  if (anew) return [{ s: 'listing', tries: 0 }, 'list'];
  if ((e === 'listed' && s === 'listing') || (e === 'stored' && s === 'filling')) {
    if (missing === 0) return [{ s: 'checking', tries }, 'check'];
    return [{ s: 'filling', missing, tries }, e === 'listed' ? 'fill' : 'none'];
  }
  if (e === 'cut' && busy) return [{ s: 'paused', why: 'network' }, 'none'];
  if (e === 'full' && busy) return [{ s: 'paused', why: 'space' }, 'drop'];
  if (e === 'bad' && busy && tries < 2) return [{ s: 'listing', tries: tries + 1 }, 'list'];
  if (e === 'bad' && busy) return [{ s: 'failed' }, 'drop'];
  return e === 'checked' && s === 'checking' ? [{ s: 'ready' }, 'keep'] : [state, 'none'];
};
const sweep = (stored, needed) =>
  [...new Set(stored)].filter((body) => !needed.flat().includes(body)).sort();
const decide = ({ method, opens, path }, { current, previous, languages, off }) => {
  if (path === null || method !== 'GET' || off) return { do: 'pass' };
  if (/^(release\.json$|sw\.js$|sw-off\.js$|b\/|packs\/|erase\/)/.test(path)) return { do: 'pass' };
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  if (Object.hasOwn(current, page)) return { do: 'body', sha256: current[page] };
  if (!opens && Object.hasOwn(previous, page)) return { do: 'body', sha256: previous[page] };
  if (!opens) return { do: 'network', lost: null };
  if (!page.endsWith('/') && Object.hasOwn(current, `${page}/`)) return { do: 'go', to: `${page}/` };
  const mine = languages.find((lang) => lang === page.split('/')[0]);
  return { do: 'network', lost: mine ?? languages[0] ?? null };
};

// ---- Storage --------------------------------------------------------------------------------
const here = (path) => new URL(path, self.registration.scope).href;
const open = (what) => caches.open(`sanctuary ${new URL(self.registration.scope).pathname} ${what}`);
const textOf = (bytes) => new TextDecoder().decode(bytes);
const hash = async (bytes) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
  .map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** The body of this hash, if it is kept and right; one that is not is deleted. */
const kept = async (sha256) => {
  const [cache, key] = [await open('bodies'), here(`b/${sha256}`)];
  // Unreadable on disk is as good as missing.
  const bytes = await cache.match(key).then((found) => found?.arrayBuffer()).catch(() => null);
  if (bytes && await hash(bytes) === sha256) return bytes;
  await cache.delete(key);
  return null;
};
const put = async (sha256, bytes) => must(await hash(bytes) === sha256, 'bad') && open('bodies')
  .then((cache) => cache.put(here(`b/${sha256}`), new Response(bytes))).catch(() => no('full'));
/** The record: two slots, of which the newer that is whole counts and the older is written. */
let [memory, writing] = [null, Promise.resolve()];
const marked = async (text) => `${await hash(new TextEncoder().encode(text))}\n${text}`;
const slot = async (number) => {
  const whole = await (await (await open('control')).match(here(`control/${number}`))).text();
  const text = whole.slice(65);
  return must(await marked(text) === whole) && JSON.parse(text);
};
const control = async () => {
  const none = { gen: 0, current: null, previous: null, next: null, checked: 0, off: false };
  const read = () => Promise.all([0, 1].map((number) => slot(number).catch(() => none)));
  return (memory ??= (await read()).sort((one, other) => other.gen - one.gen)[0]);
};
const write = (change) => (writing = writing.catch(() => {}).then(async () => {
  const before = await control();
  const record = { ...before, ...change(before), gen: before.gen + 1 };
  const body = new Response(await marked(JSON.stringify(record)));
  await (await open('control')).put(here(`control/${record.gen % 2}`), body);
  memory = record;
}));

// ---- Network: nothing is stored but what has the right length and hash ----------------------
const gathered = async (stream, most, each = () => {}) => {
  const [parts, reader] = [[], stream.getReader()];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    if ((length += value.length) > most) { reader.cancel().catch(() => {}); no('bad'); }
    parts.push(value);
    each();
  }
};
const fetched = async (path, most) => {
  const ending = new AbortController();
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => ending.abort(), STALL_MS); };
  try {
    wait();
    const how = { cache: 'no-store', redirect: 'error', credentials: 'omit', signal: ending.signal };
    const answer = await fetch(here(path), { ...how, referrerPolicy: 'no-referrer' });
    must(answer.status === 200, answer.status >= 500 || answer.status === 429 ? 'cut' : 'bad');
    return await gathered(answer.body, most, wait);
  } catch (error) { return no(error.why ?? 'cut'); } finally { clearTimeout(timer); }
};
const body = ([, sha256, , type]) => fetched(`b/${sha256}.${type}`, BODY_MOST);
/** A body again: shown also where the phone has no space for it. */
const heal = async (row) => {
  const bytes = await body(row);
  return put(row[1], bytes).catch(({ why }) => must(why === 'full', why)).then(() => bytes);
};
const lists = new Map();
const listOf = async ({ list: sha256 }, lang) => {
  if (lists.has(sha256)) return lists.get(sha256);
  const rows = list(textOf(await kept(sha256) ?? await heal([, sha256, , 'json'])), lang);
  must(!rows.why, 'bad');
  lists.set(sha256, rows);
  return rows;
};
const fill = async (pack, rows, missing, told) => {
  if (missing.length <= rows.length / 2 || !self.DecompressionStream) {
    const each = async (row) => put(row[1], await body(row)).then(told);
    const line = async () => { while (missing.length) await each(missing.pop()); };
    return Promise.all(Array.from({ length: AT_ONCE }, line));
  }
  const wire = await fetched(pack.url, pack.bytes);
  must(wire.length === pack.bytes && await hash(wire) === pack.sha256, 'bad');
  const stream = new Blob([wire]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = await gathered(stream, PACK_MOST + LIST_MOST).catch(() => no('bad'));
  let at = bytes.indexOf(10) + 1;
  at += Number(textOf(bytes.subarray(0, at)));
  for (const row of rows) await put(row[1], bytes.slice(at, at += row[2])).then(told);
};

// ---- Keeping --------------------------------------------------------------------------------
const keep = async (pack, lang, tell = () => {}) => {
  let [[state, act], rows, missing] = [step({ s: 'absent' }, { e: 'want' }), [], []];
  const acts = {
    list: async () => {
      const keys = await stored();
      if (!keys.includes(pack.list)) lists.delete(pack.list);
      rows = await listOf(pack, lang);
      missing = rows.filter(([, sha256]) => !keys.includes(sha256));
      return { e: 'listed', missing: missing.length };
    },
    fill: async () => {
      let [have, of] = [rows.length - missing.length, rows.length];
      await fill(pack, rows, missing, () => tell({ t: 'progress', lang, have: have += 1, of }));
      return { e: 'stored', missing: 0 };
    },
    check: async () => {
      for (const [, sha256] of rows) must(await kept(sha256), 'bad');
      return { e: 'checked' };
    },
  };
  const wrong = ({ why }) => ({ e: why === 'cut' || why === 'full' ? why : 'bad' });
  while (acts[act]) [state, act] = step(state, await acts[act]().catch(wrong));
  if (act === 'drop') await clean();
  return state;
};
const stored = async () => (await (await open('bodies')).keys()).map(({ url }) => url.split('/').pop());
const packsOf = (of) => (of ? [[of.shell, null], ...of.languages
  .filter(({ lang }) => own(of.kept, lang)).map((language) => [language, language.lang])] : []);
const rowsOf = async (of, orElse) =>
  (await Promise.all(packsOf(of).map((pack) => listOf(...pack).catch(orElse)))).flat();
const clean = async () => {
  const { current, previous, next } = await control();
  const needed = await Promise.all([current, previous, next].map(async (of) =>
    [...(await rowsOf(of)).map((row) => row[1]), ...packsOf(of).map(([pack]) => pack.list)]));
  const cache = await open('bodies');
  await Promise.all(sweep(await stored(), needed).map((sha256) => cache.delete(here(`b/${sha256}`))));
};
const newest = async () => release(textOf(await fetched('release.json', RELEASE_MOST)));
const install = async () => {
  if ((await control()).current) return;
  const first = await newest();
  must(!first.why && accept(first, null, WORKER) === 'take', 'bad');
  must((await keep(first.shell, null)).s === 'ready', 'cut');
  await write(() => ({ current: { ...first, kept: {} }, checked: Date.now() }));
};
const [states, running] = [new Map(), new Map()];
const keepLanguage = async (lang, tell) => {
  await install();
  const { shell, languages } = (await control()).current;
  const pack = languages.find((language) => language.lang === lang);
  if (!pack) return;
  const state = await keep(shell, null);
  states.set(lang, state.s === 'ready' ? await keep(pack, lang, tell) : state);
  if (states.get(lang).s !== 'ready') return;
  const withLang = (of) => ({ ...of, kept: { ...of.kept, [lang]: Date.now() } });
  // A release that waits lacks the language: it is put together again, with it.
  await write(({ current, next, checked }) =>
    ({ current: withLang(current), next: null, checked: next ? 0 : checked }));
};
/** Two pages may want the same language: the second waits for the first. */
const keepOnce = (lang, tell) => {
  const end = () => running.delete(lang);
  if (!running.has(lang)) running.set(lang, keepLanguage(lang, tell).finally(end));
  return running.get(lang);
};
const forget = async (lang) => {
  // 0 is not nothing: a language that was forgotten is kept again only when asked for.
  const without = (of) => of && { ...of, kept: { ...of.kept, [lang]: 0 } };
  await write((of) => Object.fromEntries(['current', 'previous', 'next'].map((key) => [key, without(of[key])])));
  states.delete(lang);
  await clean();
};
const look = async (now) => {
  const { current, next, checked } = await control();
  if (!current || (!now && Date.now() - checked < CHECK_MS)) return;
  const found = await newest();
  if (found.why) return;
  const isTakenBack = next && found.rollback_of === next.id;
  await write(() => ({ checked: Date.now(), ...(isTakenBack && { next: null }) }));
  const verdict = next?.id === found.id ? 'keep' : accept(found, current, WORKER);
  if (verdict === 'worker') await self.registration.update();
  if (verdict !== 'take') return;
  const fresh = { ...found, kept: current.kept };
  const off = found.mode === 'passthrough';
  for (const pack of off ? [] : packsOf(fresh)) if ((await keep(...pack)).s !== 'ready') return;
  await write(() => (off ? { off, current: { ...current, id: found.id, seq: found.seq } } : { off, next: fresh }));
};
const use = async () => write(({ current, next }) => (next ? { previous: current, current: next, next: null } : {}));
const status = async () => {
  const { current, next } = await control();
  const keys = new Set(await stored());
  const missingOf = async (pack, lang) => [[, pack.list], ...await listOf(pack, lang).catch(() => [])]
    .filter(([, sha256]) => !keys.has(sha256)).length;
  const languages = await Promise.all((current?.languages ?? []).map(async (pack) => {
    const at = own(current.kept, pack.lang) ?? null;
    const missing = at ? await missingOf(current.shell, null) + await missingOf(pack, pack.lang) : 0;
    return { ...pack, kept: at, missing, ...states.get(pack.lang) };
  }));
  const [id, expires] = [current?.id ?? null, current?.expires ?? 0];
  return { t: 'status', worker: WORKER, id, expires, next: next?.id ?? null, languages };
};

// ---- Answers --------------------------------------------------------------------------------
const answer = async (request, path) => {
  const opens = request.mode === 'navigate';
  if (opens && (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length === 0) {
    const { next, previous } = await control();
    if (next) await use().catch(() => {});
    else if (previous) write(() => ({ previous: null })).then(clean).catch(() => {});
  }
  const { current, previous, off } = await control();
  const [now, before] = await Promise.all([current, previous].map((of) => rowsOf(of, () => [])));
  const languages = packsOf(current).slice(1).map(([, lang]) => lang);
  const all = { current: Object.fromEntries(now), previous: Object.fromEntries(before), languages, off };
  const to = decide({ method: request.method, opens, path }, all);
  const away = request.cache === 'only-if-cached';
  if (to.do === 'go') return Response.redirect(here(to.to), 302);
  if (to.do === 'body') {
    const row = [...now, ...before].find(([, sha256]) => sha256 === to.sha256);
    const bytes = await kept(to.sha256) ?? (away ? null : await heal(row).catch(() => null));
    const headers = [['content-type', TYPES[row[3]]], ['cache-control', 'no-cache'], ...HEADERS];
    if (bytes) return new Response(bytes, { headers });
  } else if (!away) {
    try { return await fetch(request); } catch { if (!opens) return Response.error(); }
  }
  const lost = to.lost ?? languages[0];
  if (opens && lost && path !== `${lost}/lost/`) return Response.redirect(here(`${lost}/lost/`), 302);
  return new Response(BROKEN, { status: 504, headers: [['content-type', TYPES.text]] });
};
self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('fetch', (event) => {
  const [address] = event.request.url.split(/[?#]/);
  const path = address.startsWith(here('')) ? address.slice(here('').length) : null;
  const nothing = { current: {}, previous: {}, languages: [], off: false };
  if (decide({ method: event.request.method, opens: false, path }, nothing).do === 'pass') return;
  event.respondWith(answer(event.request, path).catch(() => fetch(event.request)));
});
self.addEventListener('message', (event) => {
  const { t, lang } = isObject(event.data) ? event.data : {};
  const tell = (what) => event.ports[0]?.postMessage(what);
  const all = { status, keep: () => keepOnce(lang, tell), forget: () => forget(lang), use,
    look: () => look(false), check: () => look(true) };
  if (own(all, t)) event.waitUntil(all[t]().catch(() => {}).then(status).then(tell));
});
