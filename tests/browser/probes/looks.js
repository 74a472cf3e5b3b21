// How does the page look: its text size, its ink and its paper?
const root = getComputedStyle(document.documentElement);
const body = getComputedStyle(document.body);
return [root.fontSize, root.colorScheme, body.color, body.backgroundColor, root.getPropertyValue('--edge')];
