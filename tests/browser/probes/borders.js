// Where the phone chooses all colours, a background shows no shape any more. Which part has no border that can be seen?
// Gives also how many there were.
const shapes = '.card, .button, .strip, .tip, .tongues__item, .choice, .line, .steps, .menu__button, .menu__list, .bar, .bar__leave, .warning, .notice';
for (const details of document.querySelectorAll('details')) details.open = true;
const parts = [...document.querySelectorAll(shapes)].filter((part) => part.checkVisibility());
const found = [];
for (const part of parts) {
  const style = getComputedStyle(part);
  const sides = part.matches('.bar') ? ['Top'] : ['Top', 'Right', 'Bottom', 'Left'];
  const isSeen = (side) => {
    const colour = style[`border${side}Color`];
    return parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] === 'solid' && colour !== style.backgroundColor && !/^rgba.*, 0\)$/.test(colour);
  };
  if (!sides.every(isSeen)) found.push(`${part.localName}.${part.className} “${part.innerText.trim().slice(0, 30)}”`);
}
return { found, seen: parts.length };
