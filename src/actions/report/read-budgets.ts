import type { TimeBudget } from '../../model/report/time-budget.ts'
import { readDuration } from '../read-duration.ts'
import { type Get, readLines } from '../read-values.ts'
import { InputError } from '../step-failure.ts'

const ACCEPTED =
  'lines of a name and a duration above 0, such as "*: 15m", "test (*): 1h30m" or "build > Run make: 90s"'

/** Reads lines such as `test > Run npm test: 90s`. A name may contain colons, so the last one counts. */
export function readBudgets<N extends string>(name: N, get: Get<N>): TimeBudget[] {
  return readLines(name, get).map((line) => {
    const colon = line.lastIndexOf(':')
    const glob = line.slice(0, Math.max(0, colon)).trim()
    const limit = readDuration(line.slice(colon + 1).trim())
    if (glob === '' || limit === undefined) throw new InputError(name, line, ACCEPTED)
    return { line, glob, limit }
  })
}
