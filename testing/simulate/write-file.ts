import { dump } from 'js-yaml'
import type { PlannedJob } from './plan.ts'

export interface WrittenWorkflow {
  readonly text: string
  /** Texts of the called workflows by their `uses`. */
  readonly called: ReadonlyMap<string, string>
}

/** Writes the workflow as a user would. */
export function writeWorkflow(jobs: readonly PlannedJob[]): WrittenWorkflow {
  const callers = jobs.filter(({ called }) => called.length > 0)
  return {
    text: writeFile('push', jobs),
    called: new Map(callers.map((job) => [fileOf(job), writeFile('workflow_call', job.called)])),
  }
}

function writeFile(on: string, jobs: readonly PlannedJob[]): string {
  return dump({ on, jobs: Object.fromEntries(jobs.map((job) => [job.key, declare(job)])) })
}

function declare(job: PlannedJob): Record<string, unknown> {
  const needs = job.needs.map(({ key }) => key)
  return {
    ...(job.name === undefined ? {} : { name: job.name }),
    ...(needs.length === 0 ? {} : { needs: needs.length === 1 ? needs[0] : needs }),
    ...(job.always ? { if: 'always()' } : {}),
    ...(job.legs.length === 0
      ? {}
      : { strategy: { matrix: { include: job.legs.map(declareLeg) }, ...declareLimit(job) } }),
    ...(job.environment === undefined ? {} : { environment: job.environment }),
    ...(job.group === undefined ? {} : { concurrency: job.group }),
    ...(job.called.length === 0
      ? { 'runs-on': labelsOf(job), steps: [{ run: 'make' }] }
      : { uses: fileOf(job) }),
  }
}

function declareLeg([system, version]: readonly string[]): Record<string, unknown> {
  return { system, version }
}

function declareLimit({ maxParallel }: PlannedJob): Record<string, unknown> {
  return maxParallel === Infinity ? {} : { 'max-parallel': maxParallel }
}

/** Returns the labels in `runs-on`. */
export function labelsOf({ selfHosted }: Pick<PlannedJob, 'selfHosted'>): readonly string[] {
  return selfHosted ? ['self-hosted', 'linux'] : ['ubuntu-latest']
}

function fileOf({ key }: PlannedJob): string {
  return `./.github/workflows/${key}.yml`
}
