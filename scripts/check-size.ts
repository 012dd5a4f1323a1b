// Fails if the source or what each job downloads is larger than its limit: npm run lint
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { packArchive } from '../testing/release/archive.ts'

const ROOT = join(import.meta.dirname, '..')

/** Tokens in `src` at commit 957d5cc2, as `countTokens` counts them; 3 % more are allowed. */
const SOURCE_TOKENS = 340_286
/** For what shows a failure beside the green log of its step: 240 lines. */
const GREEN_LOG_TOKENS = 2_232
/** For whose a failure is in one step with others, and what was refused: 320 lines. */
const WHOSE_TOKENS = 2_976
/** For what is true over time: nights, schedules, weeks, files and fleets: 330 lines. */
const TIME_TOKENS = 3_069
const MAX_SOURCE_TOKENS =
  Math.floor(SOURCE_TOKENS * 1.03) + GREEN_LOG_TOKENS + WHOSE_TOKENS + TIME_TOKENS

const archive = packArchive(ROOT)
const entries = execFileSync('tar', ['-t'], { input: archive, encoding: 'utf8' }).trim().split('\n')

/** Each size and its limit. Tests have none. */
const sizes: readonly (readonly [what: string, size: number, limit?: number])[] = [
  ['tokens of TypeScript in src', countTokens('src/**/*.{ts,tsx}'), MAX_SOURCE_TOKENS],
  ['tokens of TypeScript in __tests__', countTokens('__tests__/**/*.ts')],
  ['tokens of TypeScript in testing', countTokens('testing/**/*.ts')],
  ['bytes of the archive, packed', gzipSync(archive).length, 735_000],
  ['files and folders in the archive', entries.length, 98],
]

for (const [what, size, limit = Infinity] of sizes) {
  console.log(
    `${String(size).padStart(7)} ${what}${limit === Infinity ? '' : `, at most ${limit}`}`,
  )
  if (size > limit) process.exitCode = 1
}

/**
 * Counts the tokens of files without comments and blanks, so that neither long lines nor missing comments make a file
 * smaller. The scanner alone would take a quote in a regular expression for the start of a text, so the parser drives
 * it: its tree has each token as a leaf.
 */
function countTokens(pattern: string): number {
  return globSync(pattern, { cwd: ROOT })
    .map((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8')
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      return countLeaves(source, source)
    })
    .reduce((sum, count) => sum + count, 0)
}

function countLeaves(node: ts.Node, source: ts.SourceFile): number {
  // The text of a tag such as `@throws` is a comment, too.
  if (ts.isJSDoc(node)) return 0
  const children = node.getChildren(source)
  if (children.length > 0) {
    return children.reduce((sum, child) => sum + countLeaves(child, source), 0)
  }
  // The end of the file and an empty list have no text.
  return node.getWidth(source) > 0 ? 1 : 0
}
