// Checks that each new row of the forms and masks of logs has two examples of different origin: npm run lint
// Takes out of the list of earlier rows those that are gone: node scripts/check-rules.ts --write
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SOURCE } from '../src/logs/lines/source.ts'
import { shortDigest } from '../src/model/digest.ts'
import { LISTED_RULES, type ListedRule } from '../testing/listed-rules.ts'

const ROOT = join(import.meta.dirname, '..')

/** Digests of the patterns of rows from before this check that have no second example. It only shrinks. */
const BEFORE = 'scripts/rules-before.json'

/** A URL, or a tool and its version: `gosec 2.21.4`. */
const ORIGIN = /^(?:https:\/\/\S+|\S.* v?\d\S*)$/

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
const unproven = LISTED_RULES.filter((rule) => !hasTwoOrigins(rule))
const needed = new Set(unproven.map(digestOfRule))

if (values.write) {
  const listed = existsSync(join(ROOT, BEFORE)) ? readListed() : [...needed]
  const kept = listed.filter((digest) => needed.has(digest)).toSorted()
  writeFileSync(join(ROOT, BEFORE), `${JSON.stringify(kept, null, 2)}\n`)
} else {
  const problems = findProblems(readListed())
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function findProblems(listed: readonly string[]): readonly string[] {
  const known = new Set(listed)
  const before = listedOnMain()
  return [
    ...unproven
      .filter((rule) => !known.has(digestOfRule(rule)))
      .map(
        ({ name, pattern }) =>
          `${name}: ${String(pattern)}: a new row, or one that was changed, needs two examples of different origin: [line, tool and version, or URL]`,
      ),
    ...listed
      .filter((digest) => !needed.has(digest))
      .map((digest) => `${BEFORE}: ${digest}: the row is gone or has two examples: take it out`),
    ...listed
      .filter((digest) => before?.has(digest) === false)
      .map((digest) => `${BEFORE}: ${digest}: the list may only shrink`),
  ]
}

function hasTwoOrigins({ examples }: ListedRule): boolean {
  if (typeof examples === 'string') return false
  const origins = examples.map(([, origin]) => origin).filter((origin) => ORIGIN.test(origin))
  return new Set(origins).size >= 2
}

/** A new ending of source files changes no rule. */
function digestOfRule({ pattern }: ListedRule): string {
  return shortDigest(String(pattern).replaceAll(SOURCE, 'SOURCE'))
}

function readListed(): readonly string[] {
  return JSON.parse(readFileSync(join(ROOT, BEFORE), 'utf8')) as readonly string[]
}

/** Returns the list where this branch left `main`; `undefined` without history, or if it was not there yet. */
function listedOnMain(): ReadonlySet<string> | undefined {
  for (const main of ['main', 'origin/main']) {
    const base = git('merge-base', 'HEAD', main).trim()
    const text = base === '' ? '' : git('show', `${base}:${BEFORE}`)
    if (text !== '') return new Set(JSON.parse(text) as readonly string[])
  }
  return undefined
}

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
