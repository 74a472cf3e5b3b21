// Do the digits of every number that can be called or written to stand from left to right, as they are dialled?
const found = [];
let numbers = 0;
for (const link of document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')) {
  const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!/\d/.test(text.data)) continue;
    numbers += 1;
    const { direction } = getComputedStyle(text.parentElement);
    if (direction !== 'ltr') found.push(`${text.data} runs ${direction}`);
    const shown = [...text.data].flatMap((sign, index) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      const { left, top, width } = range.getBoundingClientRect();
      return sign.trim() && width > 0 ? [{ sign, left, top }] : [];
    });
    const read = [...shown].sort((one, other) => one.top - other.top || one.left - other.left).map(({ sign }) => sign).join('');
    const written = text.data.replace(/\s/g, '');
    if (read !== written) found.push(`${written} is shown as ${read}`);
    if (new Set(shown.map(({ top }) => top)).size > 1) found.push(`${text.data} is broken over two lines`);
  }
}
return { found, numbers };
