import type { JobComparison } from '../../model/report/history.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import {
  type Baselines,
  baselinesOf,
  compareDuration,
  queueBaselineOf,
  type Sample,
} from './baseline.ts'
import { type EarlierRun, uniquelyNamed, nameSteps } from './earlier-run.ts'

/** Compares each job and its steps with the jobs of that name that succeeded in earlier runs. */
export function compareJobs(
  jobs: readonly JobReport[],
  runs: readonly EarlierRun[],
): JobComparison[] {
  const samples = uniquelyNamed(jobs).map(([name, job]) => sampleJob(name, job, runs))
  const baselines = baselinesOf(samples.map(({ durations }) => durations))
  const stepBaselines = baselinesOf(
    samples.flatMap(({ steps }) => steps.map(({ durations }) => durations)),
  )
  return samples.flatMap((sample) => compareJob(sample, baselines, stepBaselines))
}

interface JobSample {
  readonly job: JobReport
  readonly durations: Sample
  readonly queues: Sample
  readonly steps: readonly { readonly step: StepReport; readonly durations: Sample }[]
}

function sampleJob(name: string, job: JobReport, runs: readonly EarlierRun[]): JobSample {
  const earlier = runs.map(({ succeeded }) => succeeded.get(name))
  return {
    job,
    durations: earlier.map((one) => one?.report.duration),
    queues: earlier.map((one) => one?.report.queue),
    steps: [...nameSteps(job.steps)].map(([key, step]) => ({
      step,
      durations: earlier.map((one) => one?.steps.get(key)?.duration),
    })),
  }
}

function compareJob(
  { job, durations, queues, steps }: JobSample,
  baselines: Baselines,
  stepBaselines: Baselines,
): JobComparison[] {
  // A failure or cancellation shortens a job.
  const passed = job.outcome === 'success' || (job.current && job.outcome === undefined)
  const compareTime = (value: Milliseconds | undefined, earlier: Sample, known: Baselines) => {
    const comparison = compareDuration(passed ? value : undefined, earlier, known.get(earlier))
    return comparison && { ...comparison, value }
  }
  const comparison = compareTime(job.duration, durations, baselines)
  if (comparison === undefined) return []
  const queue = compareDuration(job.queue, queues, queueBaselineOf(queues))
  const compared = steps.flatMap(({ step, durations: earlier }) => {
    const one = compareTime(step.duration, earlier, stepBaselines)
    return one === undefined ? [] : [{ ...one, step }]
  })
  return [{ ...comparison, job, queue, steps: compared }]
}
