import type { JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import { normaliseStep } from '../causes/normalise-step.ts'

/**
 * Finds the job of another run that is the same as one of this run: (1) the only one with its name, or
 * (2) if no job has that name, the only one whose name differs in numbers alone, such as a version or a shard.
 *
 * @param jobs the jobs of this run
 * @param others the jobs of the other run
 * @returns `undefined` if no job matches, or if several do
 */
export function matchJob(
  job: Job,
  jobs: readonly JobReport[],
  others: readonly JobReport[],
): JobReport | undefined {
  const named = (reports: readonly JobReport[], isSame: (name: string) => boolean) =>
    reports.filter((other) => other.job.kind === job.kind && isSame(other.job.name))
  const hasName = (name: string) => name === job.name
  if (named(jobs, hasName).length > 1) return undefined
  const [exact, ...duplicates] = named(others, hasName) // 1
  if (exact !== undefined) return duplicates.length === 0 ? exact : undefined
  const plain = normaliseStep(job.name)
  const hasPlainName = (name: string) => normaliseStep(name) === plain
  const [similar, ...more] = named(others, hasPlainName) // 2
  const isUnique = more.length === 0 && named(jobs, hasPlainName).length === 1
  return isUnique ? similar : undefined
}
