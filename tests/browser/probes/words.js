// What does a page say, without the parts that differ with what the browser can do?
const parts = [...document.querySelectorAll('leptos-island, .check, .offer')].filter((part) => !part.hidden);
for (const part of parts) part.hidden = true;
const text = document.querySelector('main').innerText;
for (const part of parts) part.hidden = false;
return text;
