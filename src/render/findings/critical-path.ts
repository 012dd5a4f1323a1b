import type { CriticalPath } from '../../model/report/critical-path.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import type { Inline } from '../text/inline.ts'
import { mayChange } from '../text/labels.ts'
import { formatDuration, plural } from '../text/units.ts'

/** Returns the critical path if it says something: `undefined` if the run has a single job. */
export function pathToShow({ criticalPath, jobs = [] }: Report): CriticalPath | undefined {
  return jobs.length < 2 ? undefined : criticalPath
}

/** Returns `2 jobs in sequence, 4m 57s (dependencies read from the workflow file).` */
export function pathSentence(
  path: CriticalPath,
  { run, totals }: Pick<Report, 'run' | 'totals'>,
  inline: Inline,
): string {
  const count = plural(path.jobs.length, 'job')
  const sequence = path.jobs.length === 1 ? count : `${count} in sequence`
  const length = `${path.soFar ? ' so far' : ''}, ${formatDuration(path.length)}`
  const change = path.soFar ? ` ${mayChange(totals.unfinished)}` : ''
  return `${sequence}${length} (${basisOf(path, run, inline)}).${change}`
}

/** Returns what the path is based on and, if that is not the workflow file, why. */
function basisOf({ basis, mismatch }: CriticalPath, run: Run, { code }: Inline): string {
  if (basis === 'needs') return 'dependencies read from the workflow file'
  const noGraph =
    run.graphMissing === undefined
      ? `grant ${code('contents: read')} to use the workflow file`
      : NO_GRAPH[run.graphMissing]
  return `inferred from timestamps; ${mismatch === undefined ? noGraph : MISMATCHES[mismatch]}`
}

const NO_GRAPH: Readonly<Record<NonNullable<Run['graphMissing']>, string>> = {
  'no-file': 'GitHub generates this workflow, so it has no file',
  'not-understood': 'the workflow file could not be parsed',
}

const MISMATCHES: Readonly<Record<NonNullable<CriticalPath['mismatch']>, string>> = {
  unmatched: 'not all jobs could be matched to the workflow file',
  contradicted:
    'the start times of the jobs contradict the workflow file at this commit, so another version may have run',
}
