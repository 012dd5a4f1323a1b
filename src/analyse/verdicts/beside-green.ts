import type { Cause, FailureReport } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import { mapSome } from '../../model/some.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { messageOfCause } from '../causes/causes.ts'
import { evidenceOf } from './evidence.ts'
import { besideRuns, passedLog } from './learned-runs.ts'
import type { ReadComparison } from './read-runs.ts'

/** An older log can be of a step that printed other things. */
const MAX_AGE: Milliseconds = 30 * DAY

/**
 * Shows the first failure of each cause beside the newest log of a run in which its step passed, as far as such logs were
 * read. That chooses message and lines again, and decides nothing: verdicts, signatures and lists stay as they are.
 */
export function besideGreenLogs(
  { failures, causes }: Pick<Report, 'failures' | 'causes'>,
  comparison: ReadComparison | undefined,
): Pick<Report, 'failures' | 'causes'> {
  if (comparison === undefined) return { failures, causes }
  const changed = new Map(
    causes.map(({ failures: [first] }) => [first, besideGreen(first, comparison)]),
  )
  const beside = (failure: FailureReport) => changed.get(failure) ?? failure
  return {
    failures: failures.map(beside),
    causes: causes.map((cause): Cause => {
      const shown = mapSome(cause.failures, beside)
      const judged = mapSome(cause.judged, beside)
      return { ...cause, ...messageOfCause(shown[0], cause.kind), failures: shown, judged }
    }),
  }
}

function besideGreen(failure: FailureReport, comparison: ReadComparison): FailureReport {
  const [excerpt, ...others] = failure.excerpts
  if (excerpt?.errors === undefined || excerpt.continued !== undefined) return failure
  const green = newestGreen(failure, comparison)
  const beside = green && excerpt.beside?.(green.rows)
  if (green === undefined || beside === undefined) return failure
  const first: StepExcerpt = {
    ...excerpt,
    lines: beside.lines,
    omitted: beside.omitted,
    errors: { ...excerpt.errors, shown: beside.shown },
    green: { ...beside.green, evidence: green.evidence },
  }
  return { ...failure, excerpts: [first, ...others] }
}

function newestGreen(failure: FailureReport, comparison: ReadComparison) {
  const beside = besideRuns(failure, comparison)
  const { run, readings } = beside
  for (const reading of readings) {
    const rows = passedLog(beside, reading)?.rows
    const age = (run.startedAt ?? Infinity) - (reading.run.startedAt ?? -Infinity)
    if (rows !== undefined && age <= MAX_AGE) return { rows, evidence: evidenceOf(reading) }
  }
  return undefined
}
