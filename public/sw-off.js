/*
 * Takes a broken worker back: a host serves this file in place of sw.js.
 *
 * WHEN a phone sees it, it takes over at once.
 * WHAT it does: deletes what the worker kept, unregisters itself, and asks open pages to load again from the network.
 * It answers nothing, so from then on the app is the plain site. It does not touch what a reader asked to keep.
 */
'use strict';
const path = new URL(self.registration.scope).pathname;
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const what of ['bodies', 'control']) await caches.delete(`sanctuary ${path} ${what}`);
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: false });
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => {})));
})()));
