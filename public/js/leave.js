/*
 * The quick way out.
 *
 * WHEN a reader presses Leave.
 * WHAT happens, in this order, before anything is asked of the network: the page is hidden, its title is replaced,
 * typed words are dropped, the tab remembers that it was left (head.js keeps every page hidden from then on),
 * and the page is replaced by the cover, so that Back does not return to it.
 * HOW it may fail: without this script Leave is a plain link to the cover; with storage blocked only this page is replaced.
 */
(() => {
  const { cover, title } = document.querySelector('script[data-cover]').dataset;
  const leave = (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = title;
    for (const form of document.forms) form.reset();
    try {
      sessionStorage.setItem('left', '1');
    } catch {
      // Blocked: the other pages of this tab cannot know.
    }
    location.replace(cover);
  };
  for (const link of document.querySelectorAll('[data-leave]')) link.addEventListener('click', leave);
})();
