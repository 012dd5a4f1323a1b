import { RE2JS } from 're2js'
import { asArray, asObject, asString, parseJson } from '../../json-values.ts'

/** What a pattern can capture, in the format of GitHub and of VS Code. */
const PARTS = ['file', 'fromPath', 'line', 'column', 'severity', 'code', 'message'] as const

export type ProblemPart = (typeof PARTS)[number]

export interface ProblemPattern {
  readonly expression: RE2JS
  /** Numbers of the groups that capture the parts. */
  readonly groups: ReadonlyMap<ProblemPart, number>
  /** Whether the last pattern matches several lines, each a problem. */
  readonly loop: boolean
}

/** How a tool prints a problem: one line, or several in this order. */
export interface ProblemMatcher {
  readonly owner: string
  /** Of problems without a severity of their own. */
  readonly severity: string | undefined
  readonly patterns: readonly ProblemPattern[]
}

/**
 * Decodes a problem matcher file in GitHub's format:
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
 *
 * Its patterns are text of a user, so an engine of linear time matches them.
 *
 * @throws Error with what to change in the file
 */
export function decodeMatchers(text: string): readonly ProblemMatcher[] {
  const json = parseJson(text)
  if (json === undefined) throw new Error('it is not JSON')
  const { problemMatcher } = asObject<{ problemMatcher: unknown }>(json)
  const matchers = asArray(problemMatcher).map(decodeMatcher)
  if (matchers.length === 0) throw new Error('it has no list "problemMatcher"')
  return matchers
}

function decodeMatcher(value: unknown, index: number): ProblemMatcher {
  const fields = asObject<Record<'owner' | 'severity' | 'pattern', unknown>>(value)
  const owner = asString(fields.owner)
  if (owner === undefined) throw new Error(`problemMatcher[${index}] has no "owner"`)
  const list = Array.isArray(fields.pattern) ? asArray(fields.pattern) : [fields.pattern]
  const patterns = list.map((one, at) => decodePattern(one, `pattern ${at + 1} of "${owner}"`))
  const problem = problemIn(patterns)
  if (problem !== undefined) throw new Error(`"${owner}" ${problem}`)
  return { owner, severity: asString(fields.severity), patterns }
}

/** Returns what is wrong with patterns that are each right. */
function problemIn(patterns: readonly ProblemPattern[]): string | undefined {
  if (patterns.at(-1)?.groups.has('message') !== true) return 'has no "message" in its last pattern'
  if (patterns.slice(0, -1).some(({ loop }) => loop)) return 'has "loop" before its last pattern'
  if (patterns.length === 1 && patterns[0]?.loop === true) return 'has "loop" in its only pattern'
  return undefined
}

function decodePattern(value: unknown, name: string): ProblemPattern {
  const fields = asObject<Record<'regexp' | 'loop' | ProblemPart, unknown>>(value)
  const regexp = asString(fields.regexp)
  if (regexp === undefined) throw new Error(`${name} has no "regexp"`)
  const expression = compile(regexp, name)
  const groups = PARTS.flatMap((part): [ProblemPart, number][] => {
    const group = fields[part]
    if (group === undefined) return []
    if (isGroupOf(expression, group)) return [[part, group]]
    throw new Error(`"${part}" in ${name} is not the number of a group of its "regexp"`)
  })
  return { expression, groups: new Map(groups), loop: fields.loop === true }
}

function isGroupOf(expression: RE2JS, group: unknown): group is number {
  return Number.isInteger(group) && Number(group) > 0 && Number(group) <= expression.groupCount()
}

function compile(regexp: string, name: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(regexp))
  } catch {
    throw new Error(
      `the "regexp" of ${name} cannot be read: look-around and references to groups are not supported`,
    )
  }
}
