/*
 * Proves what opens with no signal: the panel of the page `ready`.
 *
 * WHEN the reader opens that page, and presses the button.
 * WHAT it does: reads everything that is kept once more and compares it with its name, which is its SHA-256;
 * opens the start page with the network refused; shows what is kept, how large and since when.
 * HOW it may fail: no worker, no storage, nothing kept yet. Then the panel stays hidden and the sentence of the page counts.
 * A tick stands only for what was proved just now.
 */
(() => {
  const panel = document.querySelector('.check');
  const { root, lang } = panel.dataset;
  const one = (name, of = panel) => of.querySelector(name);
  const all = (name, of = panel) => [...of.querySelectorAll(name)];
  if (!navigator.serviceWorker || !window.caches || !window.isSecureContext) return;

  const ask = async (t, of = lang) => {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => { if (data.t === 'status') done(data); };
      active.postMessage({ t, lang: of }, [port2]);
    });
  };
  const say = (...names) => {
    for (const part of all('[data-proof]')) part.hidden = !names.includes(part.dataset.proof);
  };
  const hash = async (bytes) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');

  const show = async ({ languages }) => {
    const day = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { dateStyle: 'long' });
    for (const row of all('[data-language]')) {
      const { kept = null, bytes = 0 } = languages.find((it) => it.lang === row.dataset.language) ?? {};
      one('[data-size]', row).textContent = `${Math.ceil(bytes / 1000)} KB`;
      one('[data-day]', row).textContent = kept ? day.format(kept) : '';
      for (const part of all('[data-kept]', row)) part.hidden = (part.dataset.kept === 'yes') !== Boolean(kept);
    }
    one('[data-proof=nothing]').hidden = languages.some(({ kept }) => kept);
    const promised = await navigator.storage?.persisted?.();
    for (const part of all('[data-promise]')) {
      part.hidden = promised === undefined || (part.dataset.promise === 'yes') !== promised;
    }
    const { quota, usage } = await navigator.storage?.estimate?.() ?? {};
    one('[data-free]').hidden = !Number.isFinite(quota - usage);
    one('[data-free] bdi').textContent = `${((quota - usage) / 1e9).toFixed(1)} GB`;
    one('[data-without]').hidden = true;
    one('[data-panel]').hidden = false;
  };

  const readAll = async (told) => {
    const cache = await caches.open(`sanctuary ${new URL(root, location).pathname} bodies`);
    const keys = await cache.keys();
    let wrong = 0;
    for (const [index, key] of keys.entries()) {
      const bytes = await (await cache.match(key))?.arrayBuffer().catch(() => null);
      if (!bytes || await hash(bytes) !== key.url.split('/').pop()) wrong += 1;
      told(index + 1, keys.length);
    }
    return keys.length > 0 && wrong === 0;
  };
  const opens = async () => {
    const how = { cache: 'only-if-cached', mode: 'same-origin' };
    const answer = await fetch(new URL(`${root}${lang}/`, location), how);
    return answer.ok && (await answer.text()).includes('</html>');
  };
  const prove = async () => {
    say();
    const bar = one('progress');
    [bar.hidden, one('[data-count]').hidden] = [false, false];
    const isRight = await readAll((have, of) => {
      [bar.max, bar.value] = [of, have];
      one('[data-count] bdi').textContent = `${have} / ${of}`;
    }).catch(() => false);
    // Without the worker the browser's own memory would answer.
    const controlled = navigator.serviceWorker.controller;
    const isOpen = controlled && await opens().catch(() => false);
    const status = await ask('status');
    const isWhole = isRight && status.languages.every(({ missing }) => !missing);
    bar.hidden = true;
    await show(status);
    say(isWhole ? 'right' : 'wrong', isOpen ? 'opened' : controlled ? 'closed' : 'again');
  };
  const does = {
    prove,
    persist: async () => { await navigator.storage.persist(); await show(await ask('status')); },
    keep: async (row) => show(await ask('keep', row.dataset.language)),
    forget: async (row) => show(await ask('forget', row.dataset.language)),
  };
  for (const button of all('[data-does]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      await does[button.dataset.does](button.closest('[data-language]')).catch(() => {});
      button.disabled = false;
    });
  }
  // update.js keeps the language of the page meanwhile, and says so.
  document.addEventListener('kept', ({ detail }) => show(detail).catch(() => {}));
  ask('status').then(show).catch(() => {});
})();
