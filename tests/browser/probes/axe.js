// What does axe-core find on this page? Every rule it has is on: also best practices, experiments and the strictest level.
// Gives a line for each breach, and how many pieces of text it could judge the contrast of: zero would mean that it saw none.
const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
for (const details of document.querySelectorAll('details')) details.open = true;
return axe.run(document, { rules, resultTypes: ['violations', 'passes'] }).then(({ violations, passes }) => ({
  found: violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.flat().join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`)),
  judged: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
}));
