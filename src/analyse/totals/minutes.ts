import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { LabelMinutes, Minutes } from '../../model/shapes/times.ts'
import { groupsOf, type Some } from '../../model/some.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import { joinLabels, labelsKey, isSelfHosted } from '../jobs/runner.ts'
import { sum } from '../jobs/timing.ts'

interface CountedJob extends JobReport {
  readonly duration: Milliseconds
}

/** Counts the runner minutes of the jobs that ran in this attempt; `undefined` if none is known to have run. */
export function countMinutes(jobs: readonly JobReport[], { url }: Run): Minutes | undefined {
  const ran = jobs.filter(({ job, carriedOver }) => !carriedOver && !neverRan(job))
  const timed = ran.filter((report): report is CountedJob => report.duration !== undefined)
  if (timed.length === 0) return undefined
  const byLabels = groupsOf(timed, ({ job }) => labelsKey(job.runner.labels))
    .map((kind) => labelMinutes(kind, url))
    .toSorted((a, b) => b.minutes - a.minutes || (a.labels < b.labels ? -1 : 1))
  return {
    minutes: sum(byLabels.map(({ minutes }) => minutes)),
    jobsUnfinished: ran.filter(({ job }) => job.state.kind !== 'finished').length,
    byLabels,
  }
}

function labelMinutes(kind: Some<CountedJob>, url: string): LabelMinutes {
  const [{ job }] = kind
  const { labels } = job.runner
  // A job of 0 s by the API's clock is billed too.
  const billed = kind.map(({ duration }) => Math.max(1, Math.ceil(duration / MINUTE)))
  return {
    labels: joinLabels(labels),
    jobs: kind.length,
    duration: sum(kind.map(({ duration }) => duration)),
    minutes: sum(billed),
    selfHosted: isSelfHosted(job.runner, url),
  }
}
