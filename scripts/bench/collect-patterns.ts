// Lists the regular expressions of `src`: those that it writes down, and those that it composes when it is loaded.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')
/** It runs the command when it is loaded. */
const STARTS = join('src', 'cli', 'index.ts')
const BOUND = /at most ([\d,]+) characters/i

interface Pattern {
  readonly pattern: RegExp
  /** File and line. */
  readonly place: string
  /** Characters of the longest text that reaches it, as a comment above it says; `undefined` if none does. */
  readonly max: number | undefined
}

/** Returns each pattern once, by the first place that has it. */
export async function collectPatterns(): Promise<readonly Pattern[]> {
  const paths = globSync('src/**/*.ts', { cwd: ROOT }).sort()
  const sources = new Map(paths.map((path) => [path, parse(path)]))
  const literals = [...sources].flatMap(([path, source]) =>
    listNodes(source, ts.isRegularExpressionLiteral).map((node) => {
      const end = node.text.lastIndexOf('/')
      const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1))
      return { pattern, ...placeOf(path, source, node) }
    }),
  )
  const composed = (await load(paths.filter((path) => path !== STARTS))).flatMap(
    ({ pattern, path, line }) => {
      const source = sources.get(path)
      if (source === undefined) return []
      const node = listNodes(source, ts.isNewExpression).find((one) => lineOf(source, one) === line)
      return node === undefined ? [] : { pattern, ...placeOf(path, source, node) }
    },
  )
  const byText = Map.groupBy([...literals, ...composed], ({ pattern }) => String(pattern))
  return [...byText.values()].flatMap(([first]) => first ?? [])
}

/** Loads modules, and returns the patterns that they compose, with the place of each. */
async function load(paths: readonly string[]) {
  const found: { readonly pattern: RegExp; readonly path: string; readonly line: number }[] = []
  const real = RegExp
  globalThis.RegExp = new Proxy(real, {
    construct(target, [source, flags]: [string, string?]) {
      const pattern = new target(source, flags)
      const [, path = '', line] =
        /\/(src\/[^\s()]+):(\d+):\d+\)?$/m.exec(new Error().stack ?? '') ?? []
      found.push({ pattern, path, line: Number(line) })
      return pattern
    },
  })
  try {
    for (const path of paths) await import(pathToFileURL(join(ROOT, path)).href)
  } finally {
    globalThis.RegExp = real
  }
  return found
}

function parse(path: string): ts.SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

function listNodes<Node extends ts.Node>(
  node: ts.Node,
  isWanted: (node: ts.Node) => node is Node,
): readonly Node[] {
  const inner: Node[] = []
  ts.forEachChild(node, (child) => void inner.push(...listNodes(child, isWanted)))
  return isWanted(node) ? [node, ...inner] : inner
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** Returns the place of a pattern, and the bound in the comments above it, its row or its statement. */
function placeOf(path: string, source: ts.SourceFile, node: ts.Node) {
  const comments: string[] = []
  for (let one = node; ; one = one.parent) {
    const ranges = ts.getLeadingCommentRanges(source.text, one.getFullStart()) ?? []
    comments.push(...ranges.map(({ pos, end }) => source.text.slice(pos, end)))
    if (ts.isStatement(one) || ts.isSourceFile(one.parent)) break
  }
  const [, max] = BOUND.exec(comments.join('\n').replace(/\s*\n\s*(?:\*|\/\/) /g, ' ')) ?? []
  return {
    place: `${path}:${lineOf(source, node)}`,
    max: max === undefined ? undefined : Number(max.replaceAll(',', '')),
  }
}
