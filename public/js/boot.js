/*
 * Starts the islands of a page.
 *
 * WHEN the page has been painted and the browser is idle; only a page that has an island loads this.
 * WHAT it does: loads the Wasm, then starts each <leptos-island> by itself, so that one that fails stops no other.
 * HOW it may fail: no Wasm, a blocked file, markup that a translator or an extension has changed.
 * The island then stays the HTML that was sent, which says what to do instead.
 */
const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 1));

/** Whether an island still holds as many elements as were sent: hydration walks them one by one. */
const isWhole = (island) => island.querySelectorAll('*').length === Number(island.dataset.elements);

const start = async () => {
  const islands = [...document.querySelectorAll('leptos-island')].filter(isWhole);
  if (islands.length === 0 || !window.WebAssembly) return;
  try {
    const app = await import('asset:wasm/app.js');
    await app.default({ module_or_path: new URL('asset:wasm/app_bg.wasm', import.meta.url) });
    app.hydrate();
    for (const island of islands) {
      try {
        app[island.dataset.component](island);
      } catch {
        // This island stays as it was sent.
      }
    }
  } catch {
    // No Wasm on this phone or no network: the page stays as it was sent.
  }
};

// A frame first: before it the browser may be idle too, with nothing painted yet.
requestAnimationFrame(() => idle(start));
