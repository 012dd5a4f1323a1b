import { logText } from '../../model/logged/log-text.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { MonthEvidence } from '../../model/shapes/failure.ts'
import { stepOf } from '../failures/report-failures.ts'
import { failureParts } from '../same/failure-parts.ts'
import { readWords } from '../same/worded-text.ts'
import { jobWithoutLeg } from '../jobs/matrix-legs.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'

/**
 * Returns what the memory of a month says of a failure: that each of its tests comes and goes or, without a test, its
 * step, with the same message but for random ids. Anything else that failed there is another failure.
 */
export function monthEvidenceOf(
  step: FailureReport,
  message: string | undefined,
  workflowPath: string,
  { unsteady, issueUrl }: MonthRecord,
): MonthEvidence | undefined {
  const tests = step.errors
    .flatMap((errors) => errors.entries)
    .filter(({ isTest, title }) => isTest === true && title !== undefined)
  const { parts = [], total } = failureParts(step) ?? {}
  // The step has one message, so that only one thing can have failed.
  const isAll =
    tests.length > 0 ? parts.every(({ entry }) => entry?.isTest === true) : parts.length === 1
  if (total !== parts.length || !isAll) return undefined
  const unsteadyOfWorkflow = unsteady.filter((record) => record.workflowPath === workflowPath)
  const saidIn = (said: string | undefined) => (record: (typeof unsteady)[number]) =>
    said !== undefined && record.message !== undefined && keyOf(record.message) === keyOf(said)
  const job = jobWithoutLeg(step.job)
  const matches =
    tests.length > 0
      ? tests.map(({ title = '', detail = message }) =>
          unsteadyOfWorkflow
            .filter(({ test = '' }) => isSameTest(test, title))
            .find(saidIn(detail)),
        )
      : [
          unsteadyOfWorkflow
            .filter((record) => record.test === undefined && record.job === job)
            .filter((record) => record.step === stepOf(step)?.name)
            .find(saidIn(message)),
        ]
  const [first] = matches
  if (first === undefined || matches.includes(undefined)) return undefined
  const { failed, runs, recovered, lastAt, url } = first
  return { name: first.test, failed, runs, recovered, lastAt, url, issueUrl }
}

/** Returns what two messages of one error have in common. */
function keyOf(message: string): string {
  const { words, values } = readWords(logText(message))
  return JSON.stringify([words, values.flatMap(({ isRandom, value }) => (isRandom ? [] : value))])
}
