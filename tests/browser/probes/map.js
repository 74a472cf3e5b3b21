// How does the map of holders stand?
const holders = [...document.querySelectorAll('.flow')];
const shown = holders.filter((holder) => holder.checkVisibility());
const status = document.querySelector('leptos-island [role="status"]');
return {
  shown: shown.map(({ dataset }) => [dataset.situations, dataset.nations]),
  all: holders.length,
  said: status.querySelector('bdi').textContent,
  nothing: status.querySelector('.notice').checkVisibility(),
};
