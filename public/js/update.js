/*
 * Registers the service worker and says what it keeps: the line at the end of every page.
 *
 * WHEN the page has been read by the browser.
 * WHAT it does: asks the worker to keep the language of the page (where the reader saves data, after a tap),
 * shows the one sentence that is true, and offers a new version when one is kept.
 * HOW it may fail: no worker, no storage, Lockdown Mode. Then the line stays hidden: nothing is claimed.
 */
(() => {
  const line = document.querySelector('.ready');
  const { root, lang, expires } = line.dataset;
  const parts = (name) => line.querySelectorAll(name);
  if (Date.now() / 1000 > Number(expires)) {
    line.hidden = false;
    for (const old of parts('[data-old]')) old.hidden = false;
  }
  if (!navigator.serviceWorker || !window.caches || !window.isSecureContext) return;

  const say = (name) => {
    line.hidden = false;
    for (const part of parts('[data-say]')) part.hidden = part.dataset.say !== name;
    for (const part of parts('[data-for]')) part.hidden = !part.dataset.for.split(' ').includes(name);
  };
  const progress = ({ have, of }) => {
    for (const bar of parts('progress')) [bar.max, bar.value] = [of, have];
  };
  /** Asks the worker; what it tells on the way goes to `progress`, its last word is the status. */
  const ask = async (t) => {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (data.t === 'status' ? done(data) : progress(data));
      active.postMessage({ t, lang }, [port2]);
    });
  };
  const mine = ({ languages }) => languages.find((language) => language.lang === lang) ?? {};
  // How keeping ended stays true until it is tried again; a look at the network does not change it.
  let status = {};
  const judge = (told) => {
    status = { ...status, ...told };
    // The page `ready` shows the same in full.
    document.dispatchEvent(new CustomEvent('kept', { detail: status }));
    const { kept, missing } = mine(status);
    if (status.next) say('update');
    else if (kept && missing === 0) say('ready');
    else if (status.s === 'failed') say('failed');
    else say(status.why === 'space' ? 'space' : 'paused');
  };
  let [policy, registered] = [null, null];
  const keep = async () => {
    say('keeping');
    try {
      await (registered ??= register());
      judge(await ask('keep'));
    } catch {
      registered = null;
      say('paused');
    }
  };
  const does = { keep, use: async () => { await ask('use'); location.reload(); } };
  for (const button of parts('[data-does]')) button.addEventListener('click', does[button.dataset.does]);

  const at = new URL(root, location);
  const known = async () => {
    const it = await navigator.serviceWorker.getRegistration(at);
    // Not that of a site above this one.
    return it?.scope === at.href ? it : null;
  };
  const register = async () => {
    // To register waits until the browser has looked for a newer worker, which a network that never answers keeps open.
    if ((await known())?.active) return;
    const address = new URL('sw.js', at).href;
    // With Trusted Types a worker can only be registered through a policy: this one lets its own address through.
    const only = (given) => { if (given === address) return given; throw new TypeError(); };
    policy ??= window.trustedTypes?.createPolicy('worker', { createScriptURL: only });
    const how = { scope: at.pathname, updateViaCache: 'none' };
    const it = await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, how);
    const worker = it.active ?? it.waiting ?? it.installing;
    await new Promise((done, failed) => {
      const look = () => ({ activated: done, redundant: failed })[worker.state]?.();
      worker.addEventListener('statechange', look);
      look();
    });
  };
  const start = async () => {
    const { saveData } = navigator.connection ?? {};
    // Not even the worker is fetched unasked: it brings what every page needs.
    if (saveData && !await known()) return say('ask');
    await (registered = register());
    const status = await ask('status');
    const { kept, missing } = mine(status);
    if (kept && missing === 0) judge(status);
    else if (kept === 0 || (!kept && saveData)) return say('ask');
    else await keep();
    return judge(await ask('look'));
  };
  start().catch(() => {});
})();
