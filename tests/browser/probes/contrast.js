// Does all text stand out from what is behind it at this ratio? Large text needs no more than 4.5:1 (WCAG 1.4.6).
// axe-core takes the joined letters of Arabic for the signs of an icon font and passes over them, so this looks again.
// All colours of the app are opaque; one that is not is reported, because it would have to be mixed first.
for (const details of document.querySelectorAll('details:not(.menu)')) details.open = true;
const [least] = arguments;
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = channels(getComputedStyle(one).backgroundColor);
    if ((colour[3] ?? 1) > 0) return colour;
  }
  return [255, 255, 255];
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let judged = 0;
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const element = text.parentElement;
  if (!text.data.trim() || !element.checkVisibility() || element.closest('.unseen')) continue;
  const style = getComputedStyle(element);
  const [ink, paper] = [channels(style.color), behind(element)];
  const [low, high] = [luminance(ink), luminance(paper)].sort((one, other) => one - other);
  const ratio = (high + 0.05) / (low + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  judged += 1;
  if ((ink[3] ?? 1) < 1 || (paper[3] ?? 1) < 1 || ratio < (large ? Math.min(least, 4.5) : least)) {
    found.push(`${ratio.toFixed(2)}:1, ${style.color} on ${paper}, ${size} px, ${element.className || element.localName}: “${text.data.trim().slice(0, 30)}”`);
  }
}
return { found, judged };
