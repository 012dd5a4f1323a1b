import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History } from '../../model/report/history.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import type { BeforeJson } from '../../render/text/for-json.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { inSeconds, toSeconds } from '../../render/text/units.ts'
import { pick } from '../pick.ts'
import { jobRef, stepRef } from './encode-jobs.ts'

export function encodeHistory(history: History): BeforeJson<ReportJson['history']> {
  return {
    ...pick(history, 'branch', 'runs'),
    duration: history.duration && encodeComparison(history.duration),
    durationNotCompared: history.durationNotCompared,
    causes: history.causes.map(({ job, part, comparison: { delta } }) => {
      return { ...jobRef(job), part, ...inSeconds({ delta }) }
    }),
    ...inSeconds({ startDelay: history.startDelay }),
    withoutWait: history.withoutWait && encodeComparison(history.withoutWait),
    jobs: history.jobs.map(({ job, queue, steps, slow, ...comparison }) => ({
      ...jobRef(job),
      ...encodeComparison(comparison),
      reasons: slow?.reasons ?? [],
      reasonsRunId: slow?.run.id,
      queue: queue && encodeComparison(queue),
      steps: steps.map(({ step: { step }, ...compared }) => {
        return { ...stepRef(step), ...encodeComparison(compared) }
      }),
    })),
    ...pick(history, 'newJobs', 'removedJobs'),
  }
}

function encodeComparison({ value, baseline, delta, slower, changed, earlier }: Comparison) {
  const { median, spread, values } = baseline
  return {
    seconds: toSeconds(value),
    ...inSeconds({ median, spread, delta }),
    slower,
    changed,
    earlierCount: values,
    earlierSeconds: earlier.map(toSeconds),
  }
}

export function encodeAttempts(attempts: Attempts): BeforeJson<ReportJson['attempts']> {
  const { differing, flaky, repeated, notRerun } = attempts
  return {
    ...pick(attempts, 'number', 'earlier', 'notCompared'),
    differing: differing.map(({ job, earlier }) => ({
      ...jobRef(job),
      conclusion: job.outcome,
      carriedOver: job.carriedOver,
      earlier: earlier.map((attempt) => {
        if (attempt === undefined) return undefined
        const { id, state, url } = attempt.job
        return { jobId: id, ...stateFields(state), url, carriedOver: attempt.carriedOver }
      }),
    })),
    flaky: flaky.map(({ job, ...found }) => ({ ...jobRef(job), ...found })),
    repeated: repeated.map(({ job, failedIn }) => ({ ...jobRef(job), failedIn })),
    notRerun: notRerun.map(({ job }) => job.id),
  }
}
