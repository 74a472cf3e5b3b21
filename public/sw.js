/*
 * The service worker: what a phone keeps, and what it shows of it. Installed by a page, it answers
 * below its scope with bodies kept under their SHA-256. A small record in two slots says which
 * release answers (`current`), may be open still (`previous`), or waits (`next`). Each byte is
 * hashed before it is stored and each time it is shown; what is wrong or missing is fetched again.
 * Its rules are those of src/tools/precache. Strings that begin with `build:` the build fills in.
 */
'use strict';
const WORKER = 1;
const [TYPES, HEADERS, BROKEN] = ['build:types', 'build:headers', 'build:broken'];
const [RELEASE_MOST, LIST_MOST, BODY_MOST, PACK_MOST] = [65536, 262144, 307200, 2097152];
const [STALL_MS, CHECK_MS, AT_ONCE] = [20000, 86400000, 4];
// ---- What may be believed: a refusal is one word --------------------------------------------
const no = (why) => { throw { why }; };
const must = (is, why = 'shape') => is || no(why);
const read = (text) => { try { return JSON.parse(text); } catch { return no('json'); } };
const own = (from, key) => (Object.hasOwn(from, key) ? from[key] : undefined);
const isList = Array.isArray;
const isObject = (it) => it !== null && typeof it === 'object' && !isList(it);
const isUpTo = (most, least) => (it) => Number.isSafeInteger(it) && it >= least && it <= most;
const isNumber = isUpTo(Number.MAX_SAFE_INTEGER, 0);
const isText = (pattern) => (it) => typeof it === 'string' && pattern.test(it);
const isHex = (length) => isText(new RegExp(`^[0-9a-f]{${length}}$`));
/** Of what was read, no more than the rule names: a test, a list of one rule, or fields. */
const shaped = (from, rule) => {
  if (typeof rule === 'function') return must(rule(from) === true) && from;
  if (isList(rule)) return must(isList(from)) && from.map((it) => shaped(it, rule[0]));
  const fields = must(isObject(from)) && Object.entries(rule);
  return Object.fromEntries(fields.map(([key, its]) => [key, shaped(own(from, key), its)]));
};
const [ID, HASH, PACK_URL] = [isHex(16), isHex(64), /^packs\/[a-z-]+\.[0-9a-f]{16}\.pack$/];
const PACK = { url: isText(PACK_URL), bytes: isUpTo(PACK_MOST, 1), sha256: HASH, list: HASH };
const LANGUAGE = { lang: isText(/^[a-z]{2,3}(-[a-z]{2,8})?$/), pages: isNumber, ...PACK };
const RELEASE = { v: isNumber, seq: isNumber, id: ID, expires: isNumber, min_worker: isNumber,
  rollback_of: (id) => id === null || ID(id), mode: isText(/^(normal|passthrough)$/), shell: PACK,
  languages: [LANGUAGE] };
const release = (text) => {
  const from = must(text.length <= RELEASE_MOST, 'large') && read(text);
  const { languages, ...rest } = must(from?.v === 1, 'version') && shaped(from, RELEASE);
  const names = new Set(languages.map(({ lang }) => lang));
  must(languages.length <= 64, 'large') && must(names.size === languages.length, 'double');
  return { ...rest, languages };
};
const PATH = /^(?:[a-z0-9_-]+\/)*(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)?$/;
const ROW = [isText(/^/), HASH, isUpTo(BODY_MOST, 0), isText(/^/)];
const isRow = (row) => isList(row) && row.length === 4 && ROW.every((is, at) => is(row[at]));
const list = (text, lang) => {
  const rows = must(text.length <= LIST_MOST, 'large') && shaped(read(text), [isRow]);
  let [paths, total] = [new Set(), 0];
  for (const [path, , length, type] of must(rows.length <= 2000, 'large') && rows) {
    must(path.length <= 200 && PATH.test(path), 'path') && must(Object.hasOwn(TYPES, type), 'type');
    must(lang === null || path.startsWith(`${lang}/`), 'owner');
    must(paths.size !== paths.add(path).size, 'double');
    must((total += length) <= PACK_MOST, 'large');
  }
  return rows;
};
const accept = (next, current, worker) => {
  if (next.min_worker > worker) return 'worker';
  if (current?.id === next.id) return 'keep';
  return !current || next.rollback_of === current.id || next.seq > current.seq ? 'take' : 'keep';
};
// ---- How keeping goes on, what may go, what is done with a request --------------------------
const step = (state, { e, missing }) => {
  const { s, tries } = state;
  const busy = ['listing', 'filling', 'checking'].includes(s);
  const again = (tries) => [{ s: 'listing', tries }, 'list'];
  const on = (act) => (missing > 0 ? [{ s: 'filling', missing, tries }, act]
    : [{ s: 'checking', tries }, 'check']);
  return own({
    forget: [{ s: 'absent' }, 'drop'],
    want: !busy && s !== 'ready' && again(0),
    lost: s === 'ready' && missing > 0 && again(0),
    listed: s === 'listing' && on('fill'),
    stored: s === 'filling' && on('none'),
    checked: s === 'checking' && [{ s: 'ready' }, 'keep'],
    cut: busy && [{ s: 'paused', why: 'network' }, 'none'],
    full: busy && [{ s: 'paused', why: 'space' }, 'drop'],
    bad: busy && (tries < 2 ? again(tries + 1) : [{ s: 'failed' }, 'drop']),
  }, e) || [state, 'none'];
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
  if (Object.hasOwn(current, `${page}/`)) return { do: 'go', to: `${page}/` };
  const mine = languages.find((lang) => lang === page.split('/')[0]);
  return { do: 'network', lost: mine ?? languages[0] ?? null };
};
// ---- Storage --------------------------------------------------------------------------------
const here = (path) => new URL(path, self.registration.scope).href;
const open = (what) => caches.open(`sanctuary ${new URL(here('')).pathname} ${what}`);
const textOf = (bytes) => new TextDecoder().decode(bytes);
const hash = async (bytes) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
  .map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** The body of this hash, if it is kept and right; one that is not is deleted. */
const kept = async (sha256) => {
  const [cache, key] = [await open('bodies'), here(`b/${sha256}`)];
  // Unreadable on disk is as good as missing.
  const bytes = await cache.match(key).then((found) => found?.arrayBuffer()).catch(() => null);
  return bytes && await hash(bytes) === sha256 ? bytes : cache.delete(key).then(() => null);
};
const put = async (sha256, bytes) => must(await hash(bytes) === sha256, 'bad') && open('bodies')
  .then((cache) => cache.put(here(`b/${sha256}`), new Response(bytes))).catch(() => no('full'));
/** The record: two slots, of which the newer that is whole counts and the older is written. */
let [memory, writing] = [null, Promise.resolve()];
const marked = async (text) => `${await hash(new TextEncoder().encode(text))}\n${text}`;
const slot = async (number) => {
  const whole = await (await (await open('control')).match(here(`control/${number}`))).text();
  return must(await marked(whole.slice(65)) === whole) && JSON.parse(whole.slice(65));
};
const NOTHING = { gen: 0, current: null, previous: null, next: null, checked: 0, off: false };
const control = async () => {
  const slots = await Promise.all(memory ? [] : [0, 1].map((at) => slot(at).catch(() => NOTHING)));
  return (memory ??= slots.sort((one, other) => other.gen - one.gen)[0]);
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
const AS = { cache: 'no-store', redirect: 'error', credentials: 'omit', referrer: '' };
const fetched = async (path, most) => {
  const ending = new AbortController();
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => ending.abort(), STALL_MS); };
  try {
    wait();
    const answer = await fetch(here(path), { ...AS, signal: ending.signal });
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
  lists.set(sha256, rows);
  return rows;
};
/** A pack: its list, its copies and what comes as it is; nothing where none can be read. */
const unpacked = async ({ url, bytes, sha256 }) => {
  if (!self.DecompressionStream) return null;
  const wire = await fetched(url, bytes);
  must(wire.length === bytes && await hash(wire) === sha256, 'bad');
  const stream = new Blob([wire]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = await gathered(stream, PACK_MOST + 2 * LIST_MOST).catch(() => no('bad'));
  let at = all.indexOf(10) + 1;
  const lengths = [...textOf(all.subarray(0, at)).split(' ').map(Number), all.length];
  return lengths.map((length) => all.slice(at, at += length));
};
const fill = async (parts, rows, missing, tell) => {
  let [have, of] = [rows.length - missing.length, rows.length];
  const told = () => tell({ t: 'progress', have: have += 1, of });
  if (!parts) {
    const each = async (row) => put(row[1], await body(row)).then(told);
    const line = async () => { while (missing.length) await each(missing.pop()); };
    return Promise.all(Array.from({ length: AT_ONCE }, line));
  }
  const [whole, [, copies, plain]] = [new Uint8Array(PACK_MOST), parts];
  let [from, at, last] = [0, 0, 0];
  for (const [length, far, copied] of read(textOf(copies))) {
    whole.set(plain.subarray(from, from += length), at);
    whole.copyWithin(at += length, last += far, last += copied);
    at += copied;
  }
  whole.set(plain.subarray(from), at);
  at = 0;
  return Promise.all(rows.map((row) => put(row[1], whole.slice(at, at += row[2])).then(told)));
};
// ---- Keeping --------------------------------------------------------------------------------
const stored = async () => (await (await open('bodies')).keys())
  .map(({ url }) => url.split('/').pop());
const packsOf = (of) => (of ? [[of.shell, null], ...of.languages
  .filter(({ lang }) => own(of.kept, lang)).map((language) => [language, language.lang])] : []);
const clean = async () => {
  const { current, previous, next } = await control();
  const packs = [current, previous, next].flatMap(packsOf);
  const rows = (await Promise.all(packs.map((pack) => listOf(...pack)))).flat();
  const needed = [rows.map(([, sha256]) => sha256), packs.map(([pack]) => pack.list)];
  const [cache, gone] = [await open('bodies'), sweep(await stored(), needed)];
  await Promise.all(gone.map((sha256) => cache.delete(here(`b/${sha256}`))));
};
const keep = async (pack, lang, tell = () => {}) => {
  let [[state, act], rows, missing] = [step({ s: 'absent' }, { e: 'want' }), [], []];
  let [{ current }, parts] = [await control()];
  // The first time everything comes in one piece, the list too; else only what is missing.
  const isNew = !current || (lang && !own(current.kept, lang));
  const acts = {
    list: async () => {
      const keys = await stored();
      if (!keys.includes(pack.list)) lists.delete(pack.list);
      parts = isNew && !keys.includes(pack.list) && await unpacked(pack);
      if (parts) await put(pack.list, parts[0]);
      rows = await listOf(pack, lang);
      missing = rows.filter(([, sha256]) => !keys.includes(sha256));
      return { e: 'listed', missing: missing.length };
    },
    fill: async () => {
      parts ||= missing.length > rows.length / 2 && await unpacked(pack);
      await fill(parts, rows, missing, tell);
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
const newest = async () => release(textOf(await fetched('release.json', RELEASE_MOST)));
const install = async () => {
  if ((await control()).current) return;
  const first = await newest();
  must(accept(first, null, WORKER) === 'take', 'bad');
  must((await keep(first.shell, null)).s === 'ready', 'cut');
  await write(() => ({ current: { ...first, kept: {} }, checked: Date.now() }));
};
/** Keeps packs one after the other, as long as all goes well: the last state. */
const keepAll = async (packs, tell) => {
  let state = { s: 'ready' };
  for (const pack of packs) if (state.s === 'ready') state = await keep(...pack, tell);
  return state;
};
const dated = (lang, at) => (of) => of && { ...of, kept: { ...of.kept, [lang]: at } };
const keepLanguage = async (lang, tell) => {
  await install();
  const { shell, languages } = (await control()).current;
  const pack = must(languages.find((language) => language.lang === lang));
  const state = await keepAll([[shell, null], [pack, lang]], tell);
  // A release that waits lacks the language: it is put together again, with it.
  if (state.s === 'ready') await write(({ current, next, checked }) => ({
    current: dated(lang, Date.now())(current), next: null, checked: next ? 0 : checked }));
  return state;
};
const forget = async (lang) => {
  // 0 is not nothing: a language that was forgotten is kept again only when asked for.
  const without = dated(lang, 0);
  await write(({ current, previous, next }) =>
    ({ current: without(current), previous: without(previous), next: without(next) }));
  await clean();
};
const look = async (now) => {
  const { current, next, checked } = await control();
  if (!current || (!now && Date.now() - checked < CHECK_MS)) return;
  const found = await newest().catch(({ why }) => ({ why }));
  if (next && found.rollback_of === next.id) await write(() => ({ next: null }));
  const verdict = found.why ?? (next?.id === found.id ? 'keep' : accept(found, current, WORKER));
  if (['worker', 'version'].includes(verdict)) await self.registration.update();
  const [off, fresh] = [found.mode === 'passthrough', { ...found, kept: current.kept }];
  const state = await keepAll(verdict === 'take' && !off ? packsOf(fresh) : []);
  const taken = verdict === 'take' && state.s === 'ready' && { off, next: off ? next : fresh };
  // What the network cut goes on at the next page, not a day later.
  if (found.v && state.why !== 'network') await write(() => ({ checked: Date.now(), ...taken }));
};
const use = () =>
  write(({ current, next }) => next && { previous: current, current: next, next: null });
/** One by one: none may delete what another is about to need, or bring back what it forgot. */
let turn = Promise.resolve();
const inTurn = (task) => (...given) => (turn = turn.catch(() => {}).then(() => task(...given)));
const status = async (state) => {
  const [{ current, next }, keys] = [await control(), new Set(await stored())];
  const lacks = async (pack, lang) => [[, pack.list], ...await listOf(pack, lang).catch(() => [])]
    .filter(([, sha256]) => !keys.has(sha256)).length;
  const languages = await Promise.all((current?.languages ?? []).map(async (pack) => {
    const at = own(current.kept, pack.lang) ?? null;
    const missing = at ? await lacks(current.shell, null) + await lacks(pack, pack.lang) : 0;
    return { ...pack, kept: at, missing };
  }));
  return { ...state, t: 'status', id: current?.id ?? null, next: next?.id ?? null, languages };
};
// ---- Answers --------------------------------------------------------------------------------
const leave = inTurn(() => write(() => ({ previous: null })).then(clean));
/** The first page to open takes what waits, or lets go of what none shows any more. */
const begin = async () => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { next, previous } = await control();
  if (next && !pages.length) await use().catch(() => {});
  else if (previous && !pages.length) leave().catch(() => {});
};
const answer = async (request, path) => {
  const opens = request.mode === 'navigate';
  if (opens) await begin();
  const { current, previous, off } = await control();
  const rowsOf = (of) => Promise.all(packsOf(of).map((pack) => listOf(...pack).catch(() => [])));
  const rows = (await Promise.all([current, previous].map(rowsOf))).map((each) => each.flat());
  const [now, before] = rows.map(Object.fromEntries);
  const languages = packsOf(current).slice(1).map(([, lang]) => lang);
  const asked = { method: request.method, opens, path };
  const to = decide(asked, { current: now, previous: before, languages, off });
  const away = request.cache === 'only-if-cached';
  if (to.do === 'go') return Response.redirect(here(to.to), 302);
  if (to.do === 'body') {
    const row = rows.flat().find(([, sha256]) => sha256 === to.sha256);
    const bytes = await kept(to.sha256) ?? (away ? null : await heal(row).catch(() => null));
    const headers = [['content-type', TYPES[row[3]]], ['cache-control', 'no-cache'], ...HEADERS];
    if (bytes) return new Response(bytes, { headers });
  } else if (!away) {
    try { return await fetch(request); } catch { if (!opens) return Response.error(); }
  }
  const lost = to.lost ?? languages[0];
  if (opens && lost && path !== `${lost}/lost/`) return Response.redirect(here(`${lost}/lost/`));
  return new Response(BROKEN, { status: 504, headers: [['content-type', TYPES.text]] });
};
self.addEventListener('install', (event) => {
  event.waitUntil(install());
  // Chromium else asks the network for each page that opens while the worker starts, kept or not.
  const route = { condition: { requestMode: 'navigate' }, source: 'fetch-event' };
  event.addRoutes?.(route).catch(() => {});
});
self.addEventListener('fetch', (event) => {
  const [address] = event.request.url.split(/[?#]/);
  const path = address.startsWith(here('')) ? address.slice(here('').length) : null;
  const asked = { method: event.request.method, opens: false, path };
  if (decide(asked, { current: {}, previous: {}, languages: [], off: false }).do === 'pass') return;
  event.respondWith(answer(event.request, path).catch(() => fetch(event.request)));
});
const does = { use, status: async () => {}, keep: inTurn(keepLanguage), forget: inTurn(forget),
  look: inTurn(() => look(false)), check: inTurn(() => look(true)) };
self.addEventListener('message', (event) => {
  const [{ t, lang }, tell] = [event.data ?? {}, (what) => event.ports[0]?.postMessage(what)];
  if (own(does, t)) event.waitUntil(does[t](lang, tell).catch(() => {}).then(status).then(tell));
});
