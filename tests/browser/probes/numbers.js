// Which number to call or write to does not read from left to right? Its signs are measured one by one.
// Gives also how many there were.
const links = [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')].filter((link) => link.checkVisibility());
const found = [];
const range = document.createRange();
for (const link of links) {
  const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  const signs = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const { index } of text.data.matchAll(/\p{Nd}/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      signs.push(range.getBoundingClientRect());
    }
  }
  // A number may go on in the next line.
  const isAfter = (sign, before) => sign.top >= before.bottom - 1 || sign.left >= before.right - 1;
  if (signs.length < 3 || signs.some((sign, index) => index > 0 && !isAfter(sign, signs[index - 1]))) {
    found.push(`${link.getAttribute('href')} is shown as “${link.innerText.trim().replace(/\s+/g, ' ')}”, its digits at ${signs.map(({ left }) => left.toFixed(0)).join(' ')}`);
  }
}
return { found, seen: links.length };
