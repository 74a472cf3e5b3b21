// Which bodies does the phone keep, and which of them are not what their name says?
const found = { names: [], wrong: [] };
for (const name of (await caches.keys()).filter((name) => name.endsWith(' bodies'))) {
  const cache = await caches.open(name);
  for (const key of await cache.keys()) {
    const named = key.url.split('/').pop();
    const bytes = await (await cache.match(key)).arrayBuffer();
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
      .map((byte) => byte.toString(16).padStart(2, '0')).join('');
    found.names.push(named);
    if (hash !== named) found.wrong.push(named);
  }
}
return found;
