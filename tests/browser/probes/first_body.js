// Runs before each page. Notes how the page is set in the moment in which its body begins: the head is done, nothing is painted.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  const { text = null, theme = null } = document.documentElement.dataset;
  window.atFirst = [text, theme];
}).observe(document, { childList: true, subtree: true });
