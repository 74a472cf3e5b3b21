// Every address that the page names, as the browser reads it: where links lead, and which files the page is made of.
const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') === null ? '' : link.href);
const files = [
  ...[...document.querySelectorAll('[src]')].map(({ src }) => src),
  ...[...document.querySelectorAll('link[href]')].filter(({ rel }) => !['canonical', 'alternate'].includes(rel)).map(({ href }) => href),
  ...[...document.querySelectorAll('use')].map((use) => new URL(use.getAttribute('href'), document.baseURI).href),
];
return { links, files };
