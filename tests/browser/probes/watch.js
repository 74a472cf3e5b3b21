// Runs before each page. Counts the pages that the browser brings back as they were, and the frames in which
// a page of the app is to be seen although the tab was left: head.js may let none through.
(() => {
  if (location.protocol !== 'http:') return;
  const count = (name) => sessionStorage.setItem(name, Number(sessionStorage.getItem(name)) + 1);
  const look = () => {
    const { body, documentElement: root } = document;
    if (sessionStorage.getItem('left') && body && !root.hidden && !('cover' in root.dataset)) count('seen');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('pageshow', ({ persisted }) => persisted && count('restored'));
})();
