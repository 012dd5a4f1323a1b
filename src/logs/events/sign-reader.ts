import type { LogEvent } from './log-event.ts'

/** Lines that differ only in numbers say no more than a few of them. */
const MAX_REPEATS = 3
const MAX_TEXTS = 5_000

/** A line without any of these can be the reason only at the end of the step. */
const SIGN =
  /err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|❌|:\d+:/

/** Returns a function that says whether a line can be the reason, and says more than a few above it. */
export function signReader(): (line: Pick<LogEvent, 'text' | 'error' | 'found'>) => boolean {
  const repeats = new Map<string, number>()

  function isNew(text: string): boolean {
    const key = text.replace(/\d+/g, '#').trim()
    const count = (repeats.get(key) ?? 0) + 1
    if (count > 1 || repeats.size < MAX_TEXTS) repeats.set(key, count)
    return count <= MAX_REPEATS
  }

  return ({ text, error, found: { kind } }) => {
    if (text.trim() === '') return false
    const hasSign = error || (kind !== 'noise' && kind !== 'text') || SIGN.test(text)
    return hasSign && isNew(text)
  }
}
