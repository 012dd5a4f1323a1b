import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History } from '../../model/report/history.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { inSeconds, toSeconds } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { AttemptsJson, ComparisonJson, HistoryJson } from '../../model/shapes/comparisons.ts'
import { jobRef, stepRef } from './encode-jobs.ts'

export function encodeHistory(history: History): HistoryJson {
  const { branch, runs, duration, durationNotCompared, causes, startDelay, jobs } = history
  const { newJobs, removedJobs } = history
  return {
    branch,
    runs: runs.map((run) => withNulls(run)),
    duration: duration === undefined ? null : encodeComparison(duration),
    durationNotCompared: durationNotCompared ?? null,
    causes: causes.map(({ job, part, comparison }) => ({
      ...jobRef(job),
      part,
      ...inSeconds({ delta: comparison.delta }),
    })),
    ...inSeconds({ startDelay }),
    jobs: jobs.map(({ job, queue, steps, slow, ...comparison }) => ({
      ...jobRef(job),
      ...encodeComparison(comparison),
      reasons: (slow?.reasons ?? []).map((reason) => withNulls(reason)),
      reasonsRunId: slow?.run.id ?? null,
      queue: queue === undefined ? null : encodeComparison(queue),
      steps: steps.map(({ step: { step }, ...compared }) => ({
        ...stepRef(step),
        ...encodeComparison(compared),
      })),
    })),
    newJobs,
    removedJobs,
  }
}

function encodeComparison(comparison: Comparison): ComparisonJson {
  const { value, baseline, delta, slower, changed, earlier } = comparison
  const { median, spread, values } = baseline
  return {
    seconds: toSeconds(value),
    ...inSeconds({ median, spread, delta }),
    ...{ slower, changed },
    earlierCount: values,
    earlierSeconds: earlier.map(toSeconds),
  }
}

export function encodeAttempts(attempts: Attempts): AttemptsJson {
  const { number, earlier, notCompared, differing, flaky, repeated } = attempts
  return {
    number,
    earlier,
    notCompared,
    differing: differing.map(({ job, earlier: before }) => ({
      ...jobRef(job),
      conclusion: job.outcome ?? null,
      carriedOver: job.carriedOver,
      earlier: before.map((attempt) =>
        attempt === undefined
          ? null
          : {
              jobId: attempt.job.id,
              ...stateFields(attempt.job.state),
              url: attempt.job.url,
              carriedOver: attempt.carriedOver,
            },
      ),
    })),
    flaky: flaky.map(({ job, ...found }) => ({ ...jobRef(job), ...found })),
    repeated: repeated.map(({ job, failedIn }) => ({ ...jobRef(job), failedIn })),
  }
}
