// From now on, what does the line at the end of the page say? Every word of it, in order, in `window.lineSaid`.
window.lineSaid = [];
document.addEventListener('DOMContentLoaded', () => {
  const line = document.querySelector('.ready');
  if (!line) return;
  const note = () => {
    const part = line.hidden ? null : line.querySelector('[data-say]:not([hidden])');
    const name = part?.dataset.say ?? 'hidden';
    if (window.lineSaid.at(-1) !== name) window.lineSaid.push(name);
  };
  new MutationObserver(note).observe(line, { attributes: true, subtree: true });
  note();
});
