/** Arrows point one way (docs/architecture.md): app -> lib -> db; app and lib -> models; models -> nothing of ours. */
const OURS = '^(app|lib|db|models|tests|scripts)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'models-know-nothing-of-ours',
      severity: 'error',
      from: { path: '^models/' },
      to: { path: OURS, pathNot: '^models/' },
    },
    {
      name: 'models-know-no-web-database-or-files',
      comment: 'Only the trainer, which is a process, and the engines, which look for a device, may use Node itself.',
      severity: 'error',
      from: { path: '^models/', pathNot: '^models/(trainer|engines)/' },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|path|os|worker_threads)(/|$)|node_modules/(next|react|drizzle-orm|pg)/',
      },
    },
    {
      name: 'math-imports-nothing',
      severity: 'error',
      from: { path: '^models/math/' },
      to: { pathNot: '^models/math/' },
    },
    {
      name: 'tensorflow-only-in-its-engine',
      severity: 'error',
      from: { pathNot: '^(models/engines/tensor|tests)/' },
      to: { path: '@tensorflow/' },
    },
    {
      name: 'db-imports-types-only',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(app|lib|models|tests)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lib-does-not-know-the-pages',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|tests|scripts)/' },
    },
    {
      name: 'pages-do-not-know-sql',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'charts-never-fetch',
      severity: 'error',
      from: { path: '^lib/charts/' },
      to: { path: '^(lib/(services|jobs|auth|cli|cohort)|db|app)/' },
    },
    {
      name: 'product-does-not-know-its-tests',
      severity: 'error',
      from: { path: '^(app|lib|models|db)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
