// What of the page goes on paper? Gives what should not, the size of the smallest letters in points, and how many pieces of text.
const POINTS_PER_PX = 72 / 96;
const found = [...document.querySelectorAll('.bar, .top, .foot, .skip, .next, .picture')]
  .filter((part) => part.checkVisibility())
  .map((part) => `${part.localName}.${part.className} is printed`);
if (!document.querySelector('h1').checkVisibility()) found.push('the title is not printed');
for (const source of document.querySelectorAll('.sources__list > li')) {
  if (!source.checkVisibility()) found.push(`the source “${source.textContent.slice(0, 30)}” is not printed`);
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let [seen, smallest] = [0, Infinity];
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const element = text.parentElement;
  if (!text.data.trim() || !element.checkVisibility() || element.closest('.unseen')) continue;
  const { fontSize, color } = getComputedStyle(element);
  const points = parseFloat(fontSize) * POINTS_PER_PX;
  seen += 1;
  smallest = Math.min(smallest, points);
  const least = element.closest('.steps, .bullets, .numbered, .warning, .guide > p') ? arguments[0] : arguments[1];
  if (points < least - 0.01) found.push(`“${text.data.trim().slice(0, 30)}” is ${points.toFixed(2)} pt`);
  if (color !== 'rgb(0, 0, 0)') found.push(`“${text.data.trim().slice(0, 30)}” is ${color}`);
}
return { found, seen };
