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

/** A field that is undefined is not written. */
function declare(job: PlannedJob): Record<string, unknown> {
  const needs = job.needs.map(({ key }) => key)
  return {
    name: job.name,
    needs: needs.length > 1 ? needs : needs[0],
    if: job.always ? 'always()' : undefined,
    strategy: job.legs.length === 0 ? undefined : declareMatrix(job),
    environment: job.environment,
    concurrency: job.group,
    ...(job.called.length === 0
      ? { 'runs-on': labelsOf(job), steps: [{ run: 'make' }] }
      : { uses: fileOf(job) }),
  }
}

function declareMatrix({ legs, maxParallel }: PlannedJob): Record<string, unknown> {
  return {
    matrix: { include: legs.map(([system, version]) => ({ system, version })) },
    'max-parallel': maxParallel === Infinity ? undefined : maxParallel,
  }
}

/** Returns the labels in `runs-on`. */
export function labelsOf({ selfHosted }: Pick<PlannedJob, 'selfHosted'>): readonly string[] {
  return selfHosted ? ['self-hosted', 'linux'] : ['ubuntu-latest']
}

function fileOf({ key }: PlannedJob): string {
  return `./.github/workflows/${key}.yml`
}
