/*
 * The button that installs the app, on the page `install`.
 *
 * WHEN the browser says that it can (Chromium does, Safari and Firefox never do).
 * WHAT it does: shows a button, and asks the browser's own question when the reader presses it.
 * The browser's own hint is not held back: Chromium would complain of it in the console.
 * HOW it may fail: no such event. Then the panel stays hidden, and the page says the way by hand.
 */
(() => {
  const panel = document.querySelector('.offer');
  let question = null;
  const show = (name) => {
    panel.hidden = name === null;
    for (const part of panel.querySelectorAll('[data-offer]')) part.hidden = part.dataset.offer !== name;
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    question = event;
    show('can');
  });
  window.addEventListener('appinstalled', () => show('done'));
  panel.querySelector('button').addEventListener('click', () => {
    show(null);
    // A question can be asked once. What the reader answered is nobody's business.
    question?.prompt().catch(() => {});
    question = null;
  });
})();
