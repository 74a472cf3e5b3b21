// Where is the focus, and can it be seen? Gives nothing when the focus is on the page itself.
const control = document.activeElement;
if (!control || control === document.body || control === document.documentElement) return null;
const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
// The ring stands outside of the control, so on what is behind it.
const behind = (element) => {
  const { backgroundColor } = getComputedStyle(element);
  return backgroundColor === 'rgba(0, 0, 0, 0)' && element.parentElement ? behind(element.parentElement) : backgroundColor;
};
const { left, top, bottom, width, height } = control.getBoundingClientRect();
const [x, y] = [left + width / 2, top + height / 2];
const above = document.elementFromPoint(x, y);
const problems = [];
if (outlineStyle === 'none' || parseFloat(outlineWidth) < 3) problems.push(`has no ring (${outlineStyle} ${outlineWidth})`);
if (outlineColor === behind(control.parentElement)) problems.push('has a ring that does not show');
// In a row that goes on beyond the edge, the middle of an item has to be seen.
if (x < 0 || top < 0 || x > document.documentElement.clientWidth || bottom > innerHeight) problems.push('is not on the screen');
if (!above || !(control.contains(above) || above.contains(control))) problems.push(`is under ${above?.className || above?.localName}`);
const all = [...document.querySelectorAll('a[href], button, summary, input')].filter((one) => one.checkVisibility());
return { index: all.indexOf(control), name: `${control.localName}.${control.className || control.name || ''} “${control.innerText.trim().replace(/\s+/g, ' ')}”`, problems };
