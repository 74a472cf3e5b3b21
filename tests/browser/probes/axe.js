// What does axe-core find in this page, or in the part of it that a selector names? Every rule that it has is on: also best
// practices, experiments and the strictest level; the contrast of that level only where it is promised. Gives a line for each breach, and of how many elements it could judge the
// contrast: none would mean that it saw no text. A menu that is open covers what is below it, so it is looked at by itself.
const [part, isStrict] = arguments;
const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: isStrict || ruleId !== 'color-contrast-enhanced' }]));
for (const details of document.querySelectorAll('details')) details.open = part ? details.matches(part) : !details.matches('.menu');
return axe.run(part ? { include: [[part]] } : document, { rules, resultTypes: ['violations', 'passes'] }).then(({ violations, passes }) => ({
  found: violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.flat().join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`)),
  judged: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
}));
