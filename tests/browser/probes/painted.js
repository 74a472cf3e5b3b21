// When was the page painted, and when was the Wasm asked for? In milliseconds since the page was opened.
// `paintTime` is when the page had done its part; `startTime`, for a Chromium before 140, is when the screen showed it.
const [painted] = performance.getEntriesByName('first-contentful-paint');
const wasm = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/wasm/'));
return [painted.paintTime ?? painted.startTime, Math.min(...wasm.map(({ startTime }) => startTime))];
