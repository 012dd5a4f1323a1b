import type { Attempts } from '../../model/report/attempts.ts'
import type { Comparison, History } from '../../model/report/history.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { toSeconds } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { AttemptsJson, ComparisonJson, HistoryJson } from '../../model/shapes/comparisons.ts'
import { jobRef } from './encode-jobs.ts'

export function encodeHistory(history: History): HistoryJson {
  const { branch, runs, wall, notCompared, causes, startDelay, jobs, newJobs, removedJobs } =
    history
  return {
    branch,
    runs: runs.map(({ id, attempt, number, event, url }) =>
      withNulls({ id, attempt, number, event, url }),
    ),
    duration: wall === undefined ? null : encodeComparison(wall),
    durationNotCompared: notCompared ?? null,
    causes: causes.map(({ job, part, comparison }) => ({
      ...jobRef(job),
      part,
      deltaSeconds: toSeconds(comparison.delta),
    })),
    startDelaySeconds: toSeconds(startDelay),
    jobs: jobs.map(({ job, queue, steps, slow, ...comparison }) => ({
      ...jobRef(job),
      ...encodeComparison(comparison),
      reasons: (slow?.reasons ?? []).map((reason) => withNulls(reason)),
      reasonsRunId: slow?.run.id ?? null,
      queue: queue === undefined ? null : encodeComparison(queue),
      steps: steps.map(({ step: { step }, ...compared }) => ({
        stepNumber: step.number,
        step: step.name,
        ...encodeComparison(compared),
      })),
    })),
    newJobs,
    removedJobs,
  }
}

function encodeComparison(comparison: Comparison): ComparisonJson {
  const { value, baseline, delta, slower, changed, earlier } = comparison
  return {
    seconds: toSeconds(value),
    medianSeconds: toSeconds(baseline.median),
    spreadSeconds: toSeconds(baseline.spread),
    deltaSeconds: toSeconds(delta),
    slower,
    changed,
    earlierCount: baseline.values,
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
