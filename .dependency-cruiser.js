/** Folders of src/ beside the stages of the report: each has what it alone reads, analyses, writes and does. */
export const UNITS = ['month', 'conversation', 'runs', 'otlp']

// The stages of src/, in the core and by the same names in each unit: what each may import beside itself. Nothing but
// `programs` may import `actions` and `cli`, and only these two all modules of Node.
const INNER = [
  'model',
  'analyse',
  'logs',
  'results',
  'render',
  'report-json',
  'github',
  'build-report',
  'build-commit-report',
]
const ANY_MODULE = '[a-z_/]+'

const PARTS = {
  // `zod` only in shapes/, of which bundles that read no report import types alone. `crypto` only hashes.
  model: { packages: ['zod'], modules: ['crypto'] },
  logs: { parts: ['model'] },
  // Pure: bytes to tests.
  results: { parts: ['model', 'logs'], packages: ['saxes'] },
  analyse: {
    parts: ['model'],
    packages: ['@actions/expressions', 'cron-schedule', 'fastest-levenshtein'],
  },
  render: {
    parts: ['model'],
    packages: ['@opentelemetry/.+', 'cli-truncate', 'markdown-it', 'string-width', 'wrap-ansi'],
    // Only pure functions: to count bytes, hash, style text for a terminal, and compress.
    modules: ['buffer', 'crypto', 'util', 'zlib'],
  },
  'report-json': { parts: ['model', 'render'], packages: ['zod'] },
  github: {
    parts: ['model', 'logs', 'results', 'archive'],
    packages: [
      ...['@actions/github', '@actions/http-client', '@octokit/.+', 'p-limit', 'yaml'],
      'markdown-it',
    ],
    // `util` removes terminal escapes from a text, `v8` limits memory.
    modules: ['diagnostics_channel', 'timers/promises', 'util', 'v8'],
  },

  gather: { parts: ['model', 'analyse', 'github', 'report-json'] },

  'read-month': {
    parts: ['model', 'analyse', 'github', 'gather'],
    packages: ['p-limit'],
  },

  'build-report': { parts: ['model', 'analyse', 'github', 'gather'] },
  'build-commit-report': {
    parts: ['model', 'analyse', 'github', 'gather', 'build-report'],
  },
  archive: {
    packages: ['yauzl'],
    modules: ['fs', 'fs/promises', 'path', 'stream/promises', 'zlib'],
  },
  files: { modules: ['fs/promises', 'path'] },
  actions: {
    parts: [...INNER, 'gather', 'read-month', 'archive', 'files'],
    packages: ['@actions/core', '@actions/http-client', '@opentelemetry/.+', 'p-limit'],
    modules: [ANY_MODULE],
  },
  cli: {
    parts: [...INNER, 'files'],
    packages: ['cli-truncate', 'yocto-spinner'],
    modules: [ANY_MODULE],
  },
  programs: { parts: ['actions', 'cli'] },
}

const ANY_UNIT = `(${UNITS.join('|')})`
const pathOf = (part) => `^src/(${ANY_UNIT}/)?${part}(/|\\.ts$)`

const CORE = `^src/(?!${ANY_UNIT}/)`
/** The month that a report reads, which it loads on demand. */
const FIND_MONTH = '^src/month/gather/find-month\\.ts$'

export default {
  forbidden: [
    { name: 'no-circle-of-files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unit-in-the-core',
      severity: 'error',
      from: { path: CORE, pathNot: '^src/(programs\\.ts$|cli/)' },
      to: { path: `^src/${ANY_UNIT}/`, pathNot: FIND_MONTH },
    },
    {
      name: 'month-on-demand',
      severity: 'error',
      from: { path: CORE },
      to: { path: FIND_MONTH, dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'no-unit-in-another',
      severity: 'error',
      from: { path: `^src/${ANY_UNIT}/` },
      to: { path: `^src/${ANY_UNIT}/`, pathNot: ['^src/$1/', '^src/conversation/'] },
    },
    {
      name: 'conversation-in-the-month-alone',
      severity: 'error',
      from: { path: '^src/(runs|otlp)/' },
      to: { path: '^src/conversation/' },
    },
  ],
  allowed: [
    ...Object.entries(PARTS).map(([name, { parts = [], packages = [], modules = [] }]) => ({
      from: { path: pathOf(name) },
      to: {
        path: [
          ...[name, ...parts].map(pathOf),
          ...packages.map((one) => `^(node_modules/)?(@types/)?${one}(/|$)`),
          ...modules.map((one) => `^${one}$`),
        ],
      },
    })),
    // To say of a gate what the check says.
    {
      from: { path: '^src/cli/index\\.ts$' },
      to: { path: '^src/actions/report/declared-gate\\.ts$' },
    },
    // eslint forbids the imports that testing/ may not have.
    { from: { path: '^testing/' }, to: {} },
  ],
  allowedSeverity: 'error',
  options: { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
}
