const rooms = ['fixtures', 'exercises', 'graders', 'server'];

const forbidden = rooms.map((room, i) => ({
  name: `${room}-imports-only-what-is-above`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: `^(${[...rooms.slice(i + 1), 'web'].join('|')})/`, pathNot: '/node_modules/' },
}));

forbidden.push(
  {
    name: 'browser-sees-the-contract-only',
    severity: 'error',
    from: { path: '^web/' },
    to: { path: `^(${rooms.join('|')})/`, pathNot: '^server/src/contract/' },
  },
  {
    name: 'the-contract-is-a-leaf',
    comment: 'It goes to the browser: zod, the shape of a report and the words of a review, nothing else.',
    severity: 'error',
    from: { path: '^server/src/contract/' },
    to: { pathNot: '^(server/src/contract/|graders/src/(report|pr-review/material/causes)\\.ts$|node_modules/zod/)' },
  },
  {
    name: 'graders-do-not-know-each-other',
    severity: 'error',
    from: { path: '^graders/src/(rls-review|context-assembly|pr-review)/' },
    to: { path: '^graders/src/(rls-review|context-assembly|pr-review|kill-matrix|baseline|proposals)/', pathNot: '^graders/src/$1/' },
  },
  {
    name: 'testing-helpers-only-in-tests',
    severity: 'error',
    from: { pathNot: '(/testing/|\\.test\\.tsx?$|^scripts/)' },
    to: { path: '/src/testing/' },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
);

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|^exercises/skeletons/|^exercises/[^/]+/(starter|hidden|submissions)/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
