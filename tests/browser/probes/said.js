// What does the page say to who reads it, and where can they go? The part that waits for the Wasm is left out.
const islands = [...document.querySelectorAll('leptos-island')].filter((island) => !island.hidden);
for (const island of islands) island.hidden = true;
const said = {
  text: document.querySelector('main').innerText,
  headings: [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility()).map((heading) => heading.innerText.trim()),
  links: [...document.links].filter((link) => link.checkVisibility()).map((link) => link.href),
};
for (const island of islands) island.hidden = false;
return said;
