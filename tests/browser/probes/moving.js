// What of the page moves by itself or takes its time? Gives also how the page scrolls to a place in it.
const found = [];
for (const element of document.querySelectorAll('*')) {
  const { transitionDuration, animationName } = getComputedStyle(element);
  if (animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)) found.push(`${element.localName}.${element.getAttribute('class') ?? ''}`);
}
return { found: [...found, ...document.getAnimations().map(() => 'an animation')], scroll: getComputedStyle(document.documentElement).scrollBehavior };
