// What does the page say to who reads it, and where can they go? Parts that differ with what the browser can do are left out.
const parts = [...document.querySelectorAll('leptos-island, .offer')].filter((part) => !part.hidden);
for (const part of parts) part.hidden = true;
const said = {
  text: document.querySelector('main').innerText,
  headings: [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility()).map((heading) => heading.innerText.trim()),
  links: [...document.links].filter((link) => link.checkVisibility()).map((link) => link.href),
};
for (const part of parts) part.hidden = false;
return said;
