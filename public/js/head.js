/*
 * What must happen before the first paint, on every page but the one that Leave opens:
 * the way out holds (a page that was left shows nothing when Back, Forward, reload or a kept
 * copy of it would bring it back), and the text size and colours that the reader chose are there.
 *
 * WHEN the browser reads the head, and each time it brings a page back (`pageshow`).
 * WHAT it reads: sessionStorage `left`, set by leave.js; localStorage `display`, see src/model/display.rs.
 * HOW it may fail: storage that is blocked throws; then nothing is known and the page is shown as it is.
 */
(() => {
  const root = document.documentElement;
  const { cover, home } = document.currentScript.dataset;
  const read = (store, key) => {
    try {
      return window[store].getItem(key);
    } catch {
      return null;
    }
  };
  // Who opens the list of languages by hand wants the app back. Back and reload are not that.
  if (home !== undefined && performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
    try {
      sessionStorage.removeItem('left');
    } catch {
      // Blocked: there was nothing to take away.
    }
  }
  const guard = () => {
    if (read('sessionStorage', 'left')) {
      // `hidden` on the root needs no style sheet.
      root.hidden = true;
      location.replace(cover);
    }
  };
  guard();
  addEventListener('pageshow', guard);
  // The lists of src/model/display.rs. What is first is as the phone is set, which the style sheet knows by no attribute.
  const choices = Object.entries({
    text: ['normal', 'large', 'larger', 'largest'],
    theme: ['phone', 'light', 'dark', 'contrast'],
  });
  try {
    const kept = JSON.parse(read('localStorage', 'display'));
    // As in the panel, one value that is not known makes the whole no record.
    if (choices.every(([name, values]) => !(name in kept) || values.includes(kept[name]))) {
      for (const [name, values] of choices) {
        if (values.indexOf(kept[name]) > 0) root.dataset[name] = kept[name];
      }
    }
  } catch {
    // Not a record of this app: the page looks as the phone is set.
  }
})();
