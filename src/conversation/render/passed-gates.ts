import { isFailedRun } from '../../model/report/job-report.ts'
import { jobText } from '../../render/text/inline.ts'
import { enumerate } from '../../render/text/units.ts'
import { CONVERSATION } from './inline.ts'
import type { Subject } from './subject.ts'

type GatedRun = Pick<Subject['runs'][number], 'report'>

/** Returns `The gate of _All checks_ passes` if jobs show that of each of some runs; '' if not. */
export function passedGates(runs: readonly GatedRun[]): string {
  const names = runs.flatMap(({ report: { seenGate } }) =>
    seenGate?.fails !== false ? [] : `_${jobText(seenGate.job, CONVERSATION)}_`,
  )
  if (names.length === 0 || names.length < runs.length) return ''
  const unique = [...new Set(names)]
  return unique.length === 1
    ? `The gate of ${enumerate(unique)} passes`
    : `The gates of ${enumerate(unique)} pass`
}

/** Returns the same for every run that failed. */
export function passedGatesOf({ runs }: Pick<Subject, 'runs'>): string {
  return passedGates(runs.filter(({ report }) => isFailedRun(report)))
}
