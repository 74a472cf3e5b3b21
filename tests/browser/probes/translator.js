// A translator as Chrome has one: every piece of text goes into two <font> elements. It goes over the page
// each time that it changes, from its first byte on. `EVERYWHERE` says whether it also takes what is marked translate="no".
const within = 'font, script, style, title, noscript';
const wrap = (node) => {
  const closest = (selector) => node.parentElement?.closest(selector);
  if (!node.data.trim() || !closest('body') || closest(within) || (!EVERYWHERE && closest('[translate=no]'))) return;
  const outer = document.createElement('font');
  outer.append(document.createElement('font'));
  node.replaceWith(outer);
  outer.firstChild.append(node);
};
const translate = () => {
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  found.forEach(wrap);
};
