// What does somebody see who looks at the screen now? A root that is hidden shows nothing, whatever stands in it.
const root = document.documentElement;
return {
  title: document.title,
  text: root.checkVisibility() ? (document.body?.innerText ?? '').trim() : '',
};
