import { stopsEarly } from '../../src/logs/lines/stops-early.ts'
import { compareLogs } from '../../src/analyse/same/same-error.ts'
import { excerptChooser } from '../../src/logs/views/excerpt-chooser.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import type { StepExcerpt } from '../../src/model/report/failure.ts'
import { changedLogs } from '../simulate/changed-lines.ts'
import { readErrorPairs } from '../simulate/error-pairs.ts'
import { simulateLogs } from '../simulate/failed-logs.ts'
import { seededRandom } from '../simulate/random.ts'
import { renderToolLog, TOOLS } from '../simulate/tool-logs/tools.ts'

const EXIT = '##[error]Process completed with exit code 1.'

/** Longer logs take too long for what they show. */
const MAX_LINES = 200

/** Compares two logs alone. */
export function compareErrors(...logs: Parameters<typeof compareLogs>) {
  return compareLogs(...logs).match
}

/** Reads the log of a failed step as the verdicts do. */
export function readStepLog(lines: readonly string[]): { readonly excerpts: StepExcerpt[] } {
  const chooser = excerptChooser(1)
  for (const line of lines) chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  const excerpt = chooser.excerpt()
  if (excerpt === undefined) return { excerpts: [] }
  const errors = excerpt.errors && { ...excerpt.errors, mayBeMore: lines.some(stopsEarly) }
  return { excerpts: [{ ...excerpt, errors, step: undefined, origin: 'step' }] }
}

/** Lists the pairs of different errors that are taken for the same, whichever of the two is compared with the other. */
export function mistakenPairs() {
  const pairs = [...readErrorPairs('tests'), ...readErrorPairs('tools')]
  const mistaken = pairs.filter(
    ({ here, there }) => compareErrors(readStepLog(here), readStepLog(there)) === 'same',
  )
  return {
    names: mistaken.map(({ name }) => name),
    pairs: pairs.length,
    tools: new Set(pairs.map(({ tool }) => tool)).size,
  }
}

/**
 * Changes one number or word at a time in lines that compare and in what the list of errors has. Returns how many, and
 * the logs that are still taken for the same error.
 *
 * @param changes maximum changes of one log, spread over it
 * @param every which logs: one of so many
 */
export function tryChanges(changes: number, every = 1) {
  const random = seededRandom(7)
  const logs = [
    ...(['known', 'held-out', 'looked-up', 'blind'] as const).flatMap(simulateLogs),
    ...TOOLS.map((tool) => ({
      name: tool.name,
      lines: renderToolLog(tool, tool.failures.slice(0, 2), random),
    })),
  ].filter(({ lines }, at) => lines.length <= MAX_LINES && at % every === 0)
  const tried = logs.flatMap(({ name, lines }) => {
    const read = readStepLog([...lines, EXIT])
    if (compareErrors(read, read) !== 'same') return []
    const listed = listOf(read)
    const drawn = random.shuffle(changedLogs(lines, listed)).slice(0, changes)
    return drawn.flatMap(({ lines: changed, change, compares }) => {
      const other = readStepLog([...changed, EXIT])
      // A changed word that the list does not have is no part of an entry.
      if (!compares && listOf(other) === listed) return []
      return [{ compares, name: `${name}: ${change}`, match: compareErrors(other, read) }]
    })
  })
  return {
    compared: tried.filter(({ compares }) => compares).length,
    named: tried.filter(({ compares }) => !compares).length,
    missed: tried.filter(({ match }) => match === 'same').map(({ name }) => name),
  }
}

function listOf({ excerpts: [excerpt] }: ReturnType<typeof readStepLog>): string {
  const entries = excerpt?.errors?.entries ?? []
  return JSON.stringify(entries.map(({ title, detail }) => [title, detail]))
}
