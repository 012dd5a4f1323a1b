import { posix } from 'node:path'
import ts from 'typescript'

/** What a part of src/, a folder or a file directly in it, may know. What is not listed is not allowed. */
interface Part {
  /** Other parts that it may import. */
  parts: string[]
  /** Packages and built-in modules that it may import; a `*` at the end stands for any text. */
  packages: string[]
  /** Globals that it must leave alone. */
  leaves: string[]
}

// Process, clock and chance, which the edges hand in.
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

const INNER_PARTS = ['model', 'analyse', 'render', 'github', 'pipeline']

/** The rules for src/. A new npm package of a part is a word here. */
const PARTS: Record<string, Part> = {
  model: { parts: [], packages: [], leaves: EFFECTS },
  analyse: { parts: ['model'], packages: ['matcher'], leaves: EFFECTS },
  // node:buffer only counts bytes, node:crypto only makes ids of what is given, node:util puts the
  // codes of terminals into a text.
  render: {
    parts: ['model'],
    packages: [
      'node:buffer',
      'node:crypto',
      'node:util',
      'cli-truncate',
      'string-width',
      'wrap-ansi',
    ],
    leaves: EFFECTS,
  },
  github: {
    parts: ['model'],
    // node:util takes the codes of terminals out of a text.
    packages: [
      '@actions/github',
      '@actions/github/lib/utils',
      '@actions/http-client',
      '@octokit/*',
      'p-limit',
      'js-yaml',
      'node:timers/promises',
      'node:util',
    ],
    leaves: AMBIENT,
  },
  pipeline: { parts: ['model', 'analyse', 'github'], packages: [], leaves: AMBIENT },
  // Files are its matter, so it takes them from the disk and puts them there itself.
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
    leaves: EFFECTS,
  },
  // The edges. No part but `entry` lists them, so nothing else imports them.
  actions: {
    parts: [...INNER_PARTS, 'archive'],
    packages: [
      '@actions/core',
      '@actions/http-client',
      'node:*',
      'parse-duration',
      '@opentelemetry/*',
    ],
    leaves: [],
  },
  cli: { parts: INNER_PARTS, packages: ['node:*'], leaves: [] },
  entry: { parts: ['actions', 'cli'], packages: [], leaves: EFFECTS },
}

/**
 * Tells each thing in the sources that their part of src/ must not do.
 *
 * @param sources text by path, such as `src/model/run.ts`
 * @returns sentences such as `src/render/json.ts imports src/analyse/totals.ts`; none when all is well
 */
export function findViolations(sources: Record<string, string>): string[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const name = partOf(path)
    const part = PARTS[name]
    if (!part) return [`${path} belongs to no part of src/`]
    const imports = ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => resolve(path, fileName))
      .filter((target) => !mayImport(name, part, target))
    const globals = findGlobals(path, text).filter((global) => part.leaves.includes(global))
    return [
      ...imports.map((target) => `${path} imports ${target}`),
      ...globals.map((global) => `${path} uses ${global}`),
    ]
  })
}

function partOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}

function mayImport(name: string, part: Part, target: string): boolean {
  if (target.startsWith('src/')) return [name, ...part.parts].includes(partOf(target))
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
