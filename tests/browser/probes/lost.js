// What of this page cannot be read on a screen of this width without scrolling sideways? Only `.row` scrolls on purpose.
// Every part that opens is looked at open. No box may stick out of the screen, and no letter out of any box that it is in.
for (const details of document.querySelectorAll('details:not(.menu)')) details.open = true;
const edge = document.documentElement.clientWidth;
const found = new Set();
const name = (element) => `${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)}”`;
const spans = ({ left, right }) => `from ${left.toFixed(0)} to ${right.toFixed(0)} of ${edge} px`;
// Half a pixel is rounding.
const within = (inner, outer) => inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5;
const isClipped = (element) => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return (overflowX !== 'visible' && element.scrollWidth > element.clientWidth) || (overflowY === 'hidden' && element.scrollHeight > element.clientHeight);
};

const look = () => {
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > edge) found.add(`the page is ${scrollWidth} px wide, the screen ${edge}`);
  for (const element of document.body.querySelectorAll('*:not(.unseen, svg *)')) {
    if (!element.checkVisibility() || element.parentElement.closest('.row')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && !within(box, { left: 0, right: edge })) found.add(`${name(element)} is ${spans(box)}`);
    if (!element.matches('.row') && isClipped(element)) found.add(`${name(element)} hides a part of itself`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || element.closest('.unseen')) continue;
    range.selectNodeContents(text);
    const letters = range.getBoundingClientRect();
    // A part that stands free, like a menu, is in no other box.
    for (let box = element; box !== document.body && !box.matches('.row'); box = box.parentElement) {
      const { display, position } = getComputedStyle(box);
      if (display !== 'inline' && !within(letters, box.getBoundingClientRect())) {
        found.add(`the words of ${name(box)} are ${spans(letters)}, their box ${spans(box.getBoundingClientRect())}`);
      }
      if (position === 'absolute') break;
    }
  }
};

look();
const menu = document.querySelector('.menu');
if (menu) {
  menu.open = true;
  look();
}
return [...found];
