// Does the page stand as its direction of reading asks? Gives what does not, and how many of each kind it looked at.
const [isRtl] = arguments;
const found = [];
const middle = (element) => {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
};
// Whether `one` comes before `other` for who reads in this direction.
const isBefore = (one, other) => (isRtl ? one > other : one < other);
const home = document.querySelector('.top__home');
const start = isRtl ? innerWidth - home.getBoundingClientRect().right : home.getBoundingClientRect().left;
if (!isBefore(middle(home), middle(document.querySelector('.menu')))) found.push('the way home stands behind the languages');
if (start > 24) found.push(`the way home stands ${start} px from where the line begins`);

const bar = [...document.querySelectorAll('.bar__item')];
const [leave] = bar.filter((item) => item.matches('[data-leave]'));
for (const item of bar.filter((item) => item !== leave)) {
  if (!isBefore(middle(item), middle(leave))) found.push(`Leave stands before “${item.innerText.trim()}”`);
}

const steps = [...document.querySelectorAll('.steps > li')];
const range = document.createRange();
for (const step of steps) {
  // What `::before` is can only be measured from its step: `left` is how far it is from the edge in the end.
  const number = getComputedStyle(step, '::before');
  const left = step.getBoundingClientRect().left + step.clientLeft + parseFloat(number.left);
  const right = left + parseFloat(number.width);
  range.selectNodeContents(step);
  const words = [...range.getClientRects()];
  if (!words.every((word) => (isRtl ? word.right <= left + 0.5 : word.left >= right - 0.5))) {
    found.push(`the number of “${step.innerText.slice(0, 30)}” is not where its line begins`);
  }
}

const pictures = [...document.querySelectorAll('.icon, .drawing')];
const marked = pictures.filter((picture) => picture.matches('.icon--mirrored, .drawing--mirrored'));
for (const picture of pictures) {
  const isMirrored = new DOMMatrix(getComputedStyle(picture).transform).a < 0;
  if (isMirrored !== (isRtl && marked.includes(picture))) {
    found.push(`${picture.querySelector('use').getAttribute('href').split('#')[1]} is ${isMirrored ? '' : 'not '}mirrored`);
  }
}
return { found, steps: steps.length, marked: marked.length, plain: pictures.length - marked.length };
