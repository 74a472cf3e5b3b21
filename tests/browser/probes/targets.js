// Which control is smaller than a finger? A link among words is as tall as their line, as WCAG 2.5.5 and 2.5.8 allow,
// and axe-core sees to it that two of them are not too close. The control for a radio button is its label.
const [smallest] = arguments;
const found = [];
const look = (control) => {
  const { width, height } = control.getBoundingClientRect();
  if (width < smallest || height < smallest) {
    const name = `${control.localName}.${control.className || control.parentElement.className}`;
    found.push(`${name} is ${width.toFixed(0)} × ${height.toFixed(0)}: “${control.innerText.trim().replace(/\s+/g, ' ').slice(0, 30)}”`);
  }
};
const isAmongWords = (control) => {
  const { display } = getComputedStyle(control);
  const words = [...control.parentElement.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return display === 'inline' || (display === 'inline-block' && words.length > 0);
};
for (const menu of document.querySelectorAll('details')) menu.open = true;
const skip = document.querySelector('.skip');
for (const control of document.querySelectorAll('a[href], button, summary, label, input:not(label input)')) {
  if (control !== skip && control.checkVisibility() && !isAmongWords(control)) look(control);
}
if (skip) {
  skip.focus();
  look(skip);
}
return found;
