import { readFileSync } from 'node:fs'

/** What happened, and what is said. */
export interface Case {
  /** The heading that it stands under. */
  readonly rule: string
  /** What happened, then in brackets what all cases of the rule have. */
  readonly shown: string
  readonly input: string
  readonly expected: string
  /** Number of the first line of the result, from 0. */
  readonly line: number
}

/** Ends the name of a file that only people write, since a wrong line in it would be dangerous. */
export const SAFE = '-safe.txt'

/** In place of a result that `npm run approve` fills in. */
export const OPEN = '?'
const RESULT = '=> '

/**
 * Reads cases: below `## rule`, lines that say what happened, then `=> what is said`, for several lines on as many. A
 * line `all: ...` under a heading is a part of each of its cases; `//` begins a comment.
 */
export function readCases(file: URL | string): Case[] {
  const cases: Case[] = []
  let rule = ''
  let ofAll: string[] = []
  let input: string[] = []
  let expected: string[] = []
  const lines = [...readFileSync(file, 'utf8').trimEnd().split('\n'), '## ']
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(RESULT)) {
      expected.push(line.slice(RESULT.length))
      continue
    }
    if (expected.length > 0) {
      const shown = [...input, ...ofAll.map((line) => `(all: ${line})`)].join('\n')
      const whole = [...ofAll, ...input].join('\n')
      const first = index - expected.length
      cases.push({ rule, shown, input: whole, expected: expected.join('\n'), line: first })
      input = []
      expected = []
    }
    if (line.startsWith('## ')) {
      if (input.length > 0) throw new Error(`A case without a result: ${input.join(' ')}`)
      if (rule !== '' && cases.at(-1)?.rule !== rule) throw new Error(`No case of: ${rule}`)
      rule = line.slice(3)
      ofAll = []
    } else if (line.startsWith('all: ')) ofAll.push(line.slice(5))
    else if (line !== '' && !line.startsWith('// ')) input.push(line)
  }
  return cases
}

/** Returns the text of a file with other results of some of its cases. */
export function withResults(
  file: URL | string,
  results: readonly (readonly [Case, string])[],
): string {
  const lines: (string | readonly string[])[] = readFileSync(file, 'utf8').split('\n')
  for (const [{ line, expected }, said] of results) {
    const count = expected.split('\n').length
    lines.fill([], line, line + count)
    lines[line] = said.split('\n').map((one) => RESULT + one)
  }
  return lines.flat().join('\n')
}
