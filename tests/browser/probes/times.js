// When does this page show its first text and its largest, how long can it not answer a finger, and when is its language
// kept? It runs before anything of the page; `times` is asked afterwards. All in milliseconds since the page was asked for.
(() => {
  const LONG_MS = 50;
  const seen = { first: null, largest: null, blocked: 0, ready: null };
  const waiting = new Map();
  const tell = (name, at) => {
    seen[name] ??= at;
    waiting.get(name)?.();
  };
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') tell('first', startTime);
  });
  // Each is larger than the one before.
  watch('largest-contentful-paint', ({ startTime }) => { seen.largest = startTime; });
  watch('longtask', ({ duration }) => { seen.blocked += Math.max(0, duration - LONG_MS); });
  new MutationObserver(() => {
    if (document.querySelector('.ready:not([hidden]) [data-say=ready]:not([hidden])')) tell('ready', performance.now());
  }).observe(document, { attributes: true, attributeFilter: ['hidden'], subtree: true });
  // What is observed is told some frames after it happened.
  const frames = async (count) => {
    for (; count > 0; count -= 1) await new Promise(requestAnimationFrame);
  };
  window.times = async (name) => {
    if (seen[name] === null) await new Promise((done) => { waiting.set(name, done); });
    await frames(5);
    return { ...seen, began: performance.timeOrigin };
  };
})();
