import { isTotal, maskLine } from '../masks/mask-line.ts'
import { SEPARATOR } from './qualify-line.ts'

/**
 * What a line is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; a line that can name what failed; a line that reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'report'] as const
type Role = (typeof ROLES)[number]

/** Lines that are kept of each role; of a step that prints more, not everything is known. */
const MAX_LINES = 5_000
const MAX_RECOVERED = 100

/** What a tool that repeats a command prints between its attempts. */
const ATTEMPT = /\bAttempt #?\d+ failed\b/

/** Collects the different lines of a step, and what each of them is. Its memory is bounded. */
export function printedLines() {
  const lines = new Map<string, Role>()
  const counts = new Map<Role, number>()
  /** Lines that report no failure, but whose numbers can distinguish errors. */
  const exact = new Set<string>()
  /** The roles of lines that were dropped or cut. */
  const missed = new Set<Role>()
  /** How often the last attempt printed a line as a failure: two packages can have a test of one name. */
  const failures = new Map<string, number>()
  /** What the last attempt printed; `undefined` if the command was not repeated. */
  let latest: Set<string> | undefined
  /** What failed and passed at another try. */
  const recovered = new Set<string>()
  const mask = lineMasker()

  /** Gives a line at least this role. */
  function note(role: Role, text: string): void {
    const known = lines.get(text)
    const count = counts.get(role) ?? 0
    if (role === 'report') exact.delete(text)
    if (role === 'output' && latest !== undefined && latest.size < MAX_LINES) latest.add(text)
    if (known !== undefined) {
      if (ROLES.indexOf(role) > ROLES.indexOf(known)) lines.set(text, role)
    } else if (count < MAX_LINES) {
      counts.set(role, count + 1)
      lines.set(text, role)
    } else {
      missed.add(role)
    }
  }

  function recover(text: string): void {
    if (recovered.size < MAX_RECOVERED) recovered.add(text)
  }

  function count(texts: Iterable<string>): ReadonlyMap<string, number> {
    const equal = new Map<string, number>()
    for (const text of texts) {
      const masked = mask(text)
      if (masked !== '') equal.set(masked, (equal.get(masked) ?? 0) + (failures.get(text) ?? 1))
    }
    return equal
  }

  const textsOf = (isWanted: (role: Role, text: string) => boolean) =>
    [...lines].filter(([text, role]) => isWanted(role, text)).map(([text]) => text)

  return {
    note,
    miss: (role: Role) => missed.add(role),
    isMissed: (role: Role) => missed.has(role),
    /** Reads a line as it was printed: it can begin another attempt, or name a test that passed then. */
    read(text: string): void {
      if (ATTEMPT.test(text)) {
        latest = new Set()
        failures.clear()
      }
      const failed = text.replace(/ PASSED$/, ' FAILED')
      if (failed !== text && lines.has(failed)) recover(failed)
    },
    /** Notes that the numbers of lines count. Those of lines that report a failure always do. */
    keepNumbers(texts: readonly string[]): void {
      for (const text of texts) if ((lines.get(text) ?? 'report') !== 'report') exact.add(text)
    },
    hasExact: (text: string) => exact.has(text),
    countFailure(text: string): void {
      if (failures.has(text) || failures.size < MAX_LINES)
        failures.set(text, (failures.get(text) ?? 0) + 1)
    },
    /** Whether a command was repeated. */
    isRepeated: () => latest !== undefined,
    /** Lists the lines of some roles, as printed. */
    of: (...roles: readonly Role[]) => textsOf((role) => roles.includes(role)),
    /** Counts the lines that are equal when masked, of those that are given. */
    masked: count,
    /** Counts the lines of the last attempt, without those of tests that passed then. */
    output(flaky: Iterable<string>): ReadonlyMap<string, number> {
      for (const name of flaky) recover(name)
      const isLast = (role: Role, text: string) =>
        role !== 'noise' && (latest === undefined || latest.has(text) || role === 'stop')
      const names = [...count(recovered).keys()]
      return new Map(
        [...count(textsOf(isLast))].filter(([line]) => !names.some((name) => line.endsWith(name))),
      )
    },
  }
}

/** Returns a function that masks each line once. A total is empty, since it says nothing itself. */
function lineMasker(): (line: string) => string {
  const known = new Map<string, string>()
  return (line) => {
    const found = known.get(line)
    if (found !== undefined) return found
    const masked = maskParts(line.split(SEPARATOR))
    known.set(line, masked)
    return masked
  }
}

function maskParts(parts: readonly string[]): string {
  const masked = parts.map(maskLine)
  const last = masked.at(-1) ?? ''
  // A label before a number alone is no label.
  if (!/\p{L}/u.test(last)) return maskLine(parts.join(''))
  return isTotal(last) ? '' : masked.join(' ')
}
