import { failureReasons } from '../src/actions/report/report.ts'
import type { Explanations } from '../src/analyse/failures/report-failures.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Job } from '../src/model/run.ts'
import { makeAnnotation } from './failure-report.ts'
import { finished, makeStep, NO_RUNNER, skipped } from './make-run.ts'

/** GitHub's annotations on jobs that it stopped. */
export const LIMIT = 'The job has exceeded the maximum execution time of 1m0s'
export const PERSON = 'The run was canceled by @octocat.'

/** Results that never shut a gate with `fail-on: any`. */
export const PASSES = ['success', 'skipped', 'unfinished']

export const VERDICTS = ['known', 'unsteady', 'infrastructure', 'new', 'unknown'] as const
/** Verdicts that open a gate with `fail-on: new`. */
export const EXPLAINED: readonly string[] = VERDICTS.slice(0, 3)

export const failedAt = (second: number): Partial<Job> => ({
  state: finished(5, second, 'failure'),
})
export const cancelledAt = (second: number): Partial<Job> => ({
  state: finished(5, second, 'cancelled'),
  steps: [makeStep({ state: finished(6, second, 'cancelled') })],
})
export const skippedJob: Partial<Job> = { state: skipped(), runner: NO_RUNNER }
export const failedCheck: Partial<Job> = {
  kind: 'check',
  state: finished(65, 65, 'failure'),
  runner: NO_RUNNER,
}

export function gateOf(failOn: string, allowedSkips: readonly string[] = []) {
  const gate = { failOn: failOn.split(', '), allowedSkips, allowedFailures: [], needs: [] }
  return { ...gate, budgetAction: 'warn' } as const
}

/** The exit code of the step. */
export function exitCodeOf(
  report: Report,
  failOn: string,
  allowedSkips: readonly string[] = [],
): number {
  return failureReasons({ reports: [{ report }] }, gateOf(failOn, allowedSkips)).length === 0
    ? 0
    : 1
}

/** @param messages GitHub's annotations by job id */
export function explain(messages: readonly (readonly [number, string])[]): Explanations {
  const annotations = messages.map(([id, message]) => [id, [makeAnnotation(message)]] as const)
  return { excerpts: new Map(), annotations: new Map(annotations) }
}
