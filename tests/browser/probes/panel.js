// How does the panel for text size and colours stand? Its words are those that were sent to it.
const island = document.querySelector('leptos-island');
const root = document.documentElement;
const chosen = (name) => [...island.querySelectorAll(`input[name="${name}"]`)].findIndex((input) => input.checked);
const kept = () => {
  try {
    return localStorage.getItem('display');
  } catch {
    return 'storage throws';
  }
};
const { forgotten = '', not_kept = '', without } = JSON.parse(island.dataset.props).labels;
return {
  labels: { forgotten, not_kept, without },
  started: island.querySelector('.panel').checkVisibility(),
  notices: [...island.querySelectorAll('.notice')].filter((one) => one.checkVisibility()).map((one) => one.innerText),
  size: chosen('text-size'),
  theme: chosen('theme'),
  root: [root.dataset.text ?? null, root.dataset.theme ?? null],
  kept: kept(),
};
