// Presses Leave and looks at the page before the browser has had time for anything else.
const root = document.documentElement;
const form = document.body.appendChild(document.createElement('form'));
const typed = form.appendChild(document.createElement('input'));
typed.value = 'typed';
const asked = [];
navigation.addEventListener('navigate', ({ navigationType, destination }) => {
  asked.push({ how: navigationType, address: destination.url, hidden: root.hidden, title: document.title });
});
document.querySelector('[data-leave]').click();
return { hidden: root.hidden, title: document.title, typed: typed.value, asked };
