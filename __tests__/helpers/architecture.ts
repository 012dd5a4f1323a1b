import { posix } from 'node:path'
import ts from 'typescript'

/** What a part of src/ (a folder or a file directly in it) may use. Everything else is forbidden. */
interface Part {
  /** Other parts, or folders of them, that it may import. */
  readonly parts: readonly string[]
  /** Packages and built-in modules that it may import; `*` at the end stands for any text. */
  readonly packages: readonly string[]
  /** Globals that it must not use. */
  readonly forbidden: readonly string[]
}

// Process, clock and randomness are parameters everywhere else.
const AMBIENT = [
  'process',
  'console',
  'globalThis',
  'performance',
  'Date.now',
  'new Date()',
  'Math.random',
]
const EFFECTS = [...AMBIENT, 'fetch', 'setTimeout', 'setInterval', 'setImmediate']

const INNER_PARTS = [
  'model',
  'analyse',
  'report-json',
  'render',
  'github',
  'build-report',
  'build-commit-report',
]

/** The rules for src/. */
const PARTS: Record<string, Part> = {
  // node:crypto only hashes.
  model: { parts: [], packages: ['node:crypto'], forbidden: EFFECTS },
  analyse: { parts: ['model'], packages: ['matcher'], forbidden: EFFECTS },
  // Only pure functions of these modules: node:buffer counts bytes, node:crypto hashes, node:util
  // styles text for a terminal, node:zlib compresses.
  render: {
    parts: ['model'],
    packages: [
      'node:buffer',
      'node:crypto',
      'node:util',
      'node:zlib',
      '@opentelemetry/*',
      'cli-truncate',
      'csv-stringify/sync',
      'string-width',
      'wrap-ansi',
    ],
    forbidden: EFFECTS,
  },
  // It also words what the JSON report says in plain text.
  'report-json': { parts: ['model', 'render'], packages: ['zod'], forbidden: EFFECTS },
  github: {
    parts: ['model'],
    // node:util removes terminal escapes from a text.
    packages: [
      '@actions/github',
      '@actions/github/lib/utils',
      '@actions/http-client',
      '@octokit/*',
      'p-limit',
      'js-yaml',
      'node:diagnostics_channel',
      'node:timers/promises',
      'node:util',
    ],
    forbidden: AMBIENT,
  },
  'fetch-failures': { parts: ['model', 'analyse', 'github'], packages: [], forbidden: AMBIENT },
  'build-report': {
    parts: ['model', 'analyse', 'github', 'fetch-failures'],
    packages: [],
    forbidden: AMBIENT,
  },
  'build-commit-report': {
    parts: ['model', 'analyse', 'github', 'fetch-failures', 'build-report'],
    packages: [],
    forbidden: AMBIENT,
  },
  // Runs in a browser, without requests.
  page: {
    parts: ['model', 'report-json/shapes', 'render/text'],
    packages: [
      'preact',
      'preact/hooks',
      'd3-array',
      'd3-axis',
      'd3-scale',
      'd3-selection',
      'd3-zoom',
    ],
    forbidden: [...AMBIENT, 'fetch', 'XMLHttpRequest', 'WebSocket', 'localStorage'],
  },
  archive: {
    parts: [],
    packages: [
      'yauzl',
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:stream/promises',
      'node:zlib',
    ],
    forbidden: EFFECTS,
  },
  // No part lists these two, so nothing else imports them.
  actions: {
    parts: [...INNER_PARTS, 'archive'],
    packages: [
      '@actions/core',
      '@actions/http-client',
      'node:*',
      'parse-duration',
      '@opentelemetry/*',
    ],
    forbidden: [],
  },
  cli: { parts: INNER_PARTS, packages: ['node:*'], forbidden: [] },
}

/**
 * Lists what the sources do although their part of src/ must not.
 *
 * @param sources text by path, such as `src/model/run.ts`
 * @returns sentences such as `src/report-json/encode/encode-report.ts imports src/analyse/totals/totals.ts`; none when all is well
 */
export function findViolations(sources: Record<string, string>): string[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const name = partOf(path)
    const part = PARTS[name]
    if (!part) return [`${path} belongs to no part of src/`]
    const imports = importsOf(path, text).filter((target) => !mayImport(name, part, target))
    const globals = findGlobals(path, text).filter((global) => part.forbidden.includes(global))
    return [
      ...imports.map((target) => `${path} imports ${target}`),
      ...globals.map((global) => `${path} uses ${global}`),
    ]
  })
}

/**
 * Lists the circles of imports: between files, and between the children (files and folders) of each
 * folder.
 *
 * @returns such as `src/analyse: history <-> totals`, each pair once
 */
export function findCircles(sources: Record<string, string>): string[] {
  const imports = Object.entries(sources).flatMap(([path, text]) =>
    importsOf(path, text).map((target) => [path, target] as const),
  )
  const folders = new Set(Object.keys(sources).flatMap(foldersOf))
  return [...folders].flatMap((folder) => {
    const childOf = (path: string) =>
      path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/')[0] : undefined
    const reached = reachable(
      imports.flatMap(([from, to]): (readonly [string, string])[] => {
        const [a, b] = [childOf(from), childOf(to)]
        return a === undefined || b === undefined || a === b ? [] : [[a, b]]
      }),
    )
    return [...reached].flatMap(([from, targets]) =>
      [...targets]
        .filter((to) => from < to && reached.get(to)?.has(from))
        .map((to) => `${folder}: ${from} <-> ${to}`),
    )
  })
}

/** Lists what can be reached from each node along the edges. */
function reachable(edges: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const next = Map.groupBy(edges, ([from]) => from)
  return new Map(
    [...next.keys()].map((start) => {
      const found = new Set<string>()
      const open = [start]
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (const [, to] of next.get(node) ?? []) {
          if (!found.has(to)) open.push(to)
          found.add(to)
        }
      }
      return [start, found]
    }),
  )
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function importsOf(path: string, text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => resolve(path, fileName))
}

function partOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}

function mayImport(name: string, part: Part, target: string): boolean {
  if (target.startsWith('src/')) {
    return [name, ...part.parts].some(
      (allowed) => target === `src/${allowed}.ts` || target.startsWith(`src/${allowed}/`),
    )
  }
  return part.packages.some((allowed) =>
    allowed.endsWith('*') ? target.startsWith(allowed.slice(0, -1)) : target === allowed,
  )
}

/** Every name that the source reads, alone and with a member of it: `process`, `Date.now`, `new Date()`. */
function findGlobals(path: string, text: string): string[] {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isNameOfMember(node)) found.add(node.text)
    if (ts.isPropertyAccessExpression(node)) found.add(node.getText())
    const made = ts.isNewExpression(node) || ts.isCallExpression(node)
    if (made && !node.arguments?.length && node.expression.getText() === 'Date') {
      found.add('new Date()')
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return [...found]
}

/** `process` in `run.process`, `{ process: 1 }` and `interface Runner { process: string }`. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent)) &&
    parent.name === node
  )
}
