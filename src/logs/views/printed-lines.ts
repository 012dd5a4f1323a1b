import type { LoggedText } from '../../model/logged/compared-line.ts'
import { SEPARATOR } from '../../model/report/failure.ts'
import { groupsOf, mapSome } from '../../model/some.ts'
import { compares, maskPart } from '../masks/compared-values.ts'
import { isTestName, isTotal, maskLine } from '../masks/mask-line.ts'

/**
 * What a line is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; a line that can name what failed; one that compares values; a line
 * that reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'compared', 'report'] as const
export type LineRole = (typeof ROLES)[number]

/** Lines that are kept of each role; of a step that prints more, not everything is known. */
const MAX_LINES = 5_000
const MAX_RECOVERED = 100

/** A row of a diff. */
export const DIFF_ROW = /^\s*[+-](?![+-])/

/** What a tool that repeats a command prints between its attempts. */
const ATTEMPT = /\bAttempt #?\d+ failed\b/

export type PrintedLines = ReturnType<typeof printedLines>

/** A line of a step, however often it was printed. */
interface PrintedLine {
  role: LineRole
  /** Whether its numbers can distinguish errors although it reports no failure. */
  isExact: boolean
  /** The last attempt that printed it, and how often: packages can have tests of one name. */
  attempt: number
  times: number
}

/** Collects the different lines of a step, and what each of them is. Its memory is bounded. */
export function printedLines() {
  const lines = new Map<string, PrintedLine>()
  const counts = new Map<LineRole, number>()
  /** All lines, noise and totals as well, in the order in which each was printed first, and what was above each. */
  const all = new Map<string, Set<string>>()
  let last = ''
  let pairs = 0
  /** The roles of lines that were dropped or cut. */
  const missed = new Set<LineRole>()
  /** What failed and passed at another try. */
  const recovered = new Set<string>()
  /** How often a tool repeated the command. */
  let attempt = 0
  const mask = lineMasker()
  const maskAll = (text: string) => mask.parts(text).join(SEPARATOR)

  /** Gives a line at least this role. */
  function note(role: LineRole, text: string, isCut = false): void {
    const known = lines.get(text)
    const count = counts.get(role) ?? 0
    if (isCut || (known === undefined && count >= MAX_LINES)) missed.add(role)
    if (known !== undefined) {
      if (ROLES.indexOf(role) > ROLES.indexOf(known.role)) known.role = role
      if (role === 'output' && known.attempt < attempt) Object.assign(known, { attempt, times: 0 })
    } else if (count < MAX_LINES) {
      counts.set(role, count + 1)
      lines.set(text, { role, isExact: false, attempt, times: 0 })
    }
    const line = lines.get(text)
    if (role === 'output' && line !== undefined) line.times += 1
  }

  const isLast = (text: string) => attempt === 0 || lines.get(text)?.attempt === attempt
  const masked = (texts: Iterable<string>) =>
    mask.counts(texts, (text) => Math.max(1, lines.get(text)?.times ?? 0))

  return {
    note,
    /** Reads a line of any class, completed. */
    print(text: string): void {
      const above = all.get(text) ?? new Set()
      if (pairs < MAX_LINES && !above.has(last)) {
        pairs += 1
        all.set(text, above.add(last))
      }
      last = text
    },
    /** Lists all lines. */
    printed: (): readonly LoggedText[] =>
      groupsOf([...all], ([text]) => maskAll(text)).map((lines) => ({
        masked: maskAll(lines[0][0]),
        texts: mapSome(lines, ([text]) => text),
        above: [...new Set(lines.flatMap(([, above]) => Array.from(above, maskAll)))],
      })),
    isMissed: (role: LineRole) => missed.has(role),
    /** Reads a line as it was printed: it can begin another attempt, or name a test that passed then. */
    read(text: string): void {
      if (ATTEMPT.test(text)) attempt += 1
      if (!text.endsWith(' PASSED')) return
      const failed = text.replace(/PASSED$/, 'FAILED')
      if (lines.has(failed) && recovered.size < MAX_RECOVERED) recovered.add(failed)
    },
    /** Whether a command was repeated. */
    isRepeated: () => attempt > 0,
    /** Notes that the numbers of lines count. Those of lines that report a failure always do. */
    keepNumbers(texts: readonly string[]): void {
      for (const line of texts.map((text) => lines.get(text))) if (line) line.isExact = true
    },
    hasExact(text: string): boolean {
      const line = lines.get(text)
      return line?.isExact === true && line.role !== 'report'
    },
    /** Lists the lines of some roles, as printed. */
    of: (...roles: readonly LineRole[]) =>
      [...lines].filter(([, { role }]) => roles.includes(role)).map(([text]) => text),
    /** Omits what only an earlier attempt printed, if the last one reports a failure. */
    ofLastAttempt(texts: readonly string[]): readonly string[] {
      const hasReport = [...lines].some(([text, { role }]) => role === 'report' && isLast(text))
      return hasReport ? texts.filter(isLast) : texts
    },
    /** Counts the lines that are equal when masked, of those that are given. */
    masked,
    /** Counts the lines of the last attempt, without those of tests that passed then. */
    output(passed: Iterable<string>): ReadonlyMap<string, number> {
      const names = [...masked(new Set([...recovered, ...passed])).keys()]
      const last = [...lines]
        .filter(([text, { role }]) => role === 'stop' || (role !== 'noise' && isLast(text)))
        .map(([text]) => text)
      return new Map(
        [...masked(last)].filter(([line]) => !names.some((name) => line.endsWith(name))),
      )
    },
  }
}

/** Masks lines, each part of them once. */
function lineMasker() {
  const known = new Map<string, string>()
  const partsOf = (line: string): readonly string[] =>
    line.split(SEPARATOR).map((part) => {
      const masked = known.get(part) ?? maskPart(part)
      known.set(part, masked)
      return masked
    })
  return {
    parts: partsOf,
    /** Counts the lines that are equal when masked. A total is none, since it says nothing itself. */
    counts(texts: Iterable<string>, timesOf: (text: string) => number) {
      const counts = new Map<string, number>()
      for (const text of texts) {
        const line = maskedLine(text.split(SEPARATOR), partsOf(text))
        if (line !== '') counts.set(line, (counts.get(line) ?? 0) + timesOf(text))
      }
      return counts
    },
  }
}

/** Returns '' for a total. */
function maskedLine(parts: readonly string[], masked: readonly string[]): string {
  // What looks like a label belongs to the name of a test: `[FAIL] Cart [It] opens at 10:00:00`.
  if (/^\[FAIL\]/.test(parts[0] ?? '') && isTestName(parts.join('')))
    return maskLine(parts.join(''))
  const last = masked.at(-1) ?? ''
  // A label before a number alone is no label.
  if (!/\p{L}/u.test(last)) return maskLine(parts.join(''))
  const counts = isTotal(last) && !compares(last) && !DIFF_ROW.test(last)
  return counts ? '' : masked.filter((part) => part !== '').join(SEPARATOR)
}
