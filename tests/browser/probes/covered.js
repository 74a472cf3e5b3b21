// Scrolls to the end of the page. Which of its words are then under something that stays where it is, like the bar?
// Gives also how many words it could look at: those on the screen.
for (const details of document.querySelectorAll('details:not(.menu)')) details.open = true;
scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
const fixed = [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).position === 'fixed' && one.checkVisibility());
const boxes = fixed.map((one) => one.getBoundingClientRect());
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = document.createRange();
let [seen, last] = [0, null];
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const element = text.parentElement;
  if (!text.data.trim() || !element.checkVisibility() || element.closest('.unseen, .skip') || fixed.some((one) => one.contains(element))) continue;
  range.selectNodeContents(text);
  for (const { left, right, top, bottom } of range.getClientRects()) {
    if (bottom > 0 && top < innerHeight) seen += 1;
    last = { left, right, top, bottom, words: text.data.trim().slice(0, 30) };
  }
}
const isUnder = ({ left, right, top, bottom }) => last.left < right && last.right > left && last.top < bottom && last.bottom > top;
const found = boxes.filter(isUnder).map((box) => `“${last.words}” ends at ${last.bottom.toFixed(0)} px, and is covered from ${box.top.toFixed(0)} px on`);
if (last.bottom > innerHeight) found.push(`“${last.words}” ends at ${last.bottom.toFixed(0)} px, below the screen`);
return { found, seen };
