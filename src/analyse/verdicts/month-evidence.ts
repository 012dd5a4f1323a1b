import { logText } from '../../model/logged/log-text.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { MonthEvidence } from '../../model/shapes/failure.ts'
import { stepOf } from '../failures/report-failures.ts'
import { failureParts } from '../same/failure-parts.ts'
import { readWords } from '../same/worded-text.ts'
import { jobWithoutLeg } from '../jobs/matrix-legs.ts'
import { movesIn } from '../history/workflow-runs.ts'
import type { MonthRecord, Unsteady } from '../../model/shapes/month.ts'

/**
 * Returns what the memory of a month says of a failure: that each of its tests comes and goes or, without a test, its
 * step, with the same message but for random ids. Anything else that failed there is another failure. If the workflow file
 * has moved, job and test have the same names, the file of the test is the same, and the message identifies the error.
 */
export function monthEvidenceOf(
  failure: FailureReport,
  message: string | undefined,
  workflowPath: string,
  { unsteady, issueUrl, memory }: MonthRecord,
): MonthEvidence | undefined {
  const tests = failure.errors
    .flatMap((errors) => errors.entries)
    .filter(({ isTest, title }) => isTest && title !== undefined)
  const { parts = [], total } = failureParts(failure) ?? {}
  // The step has one message, so that only one thing can have failed.
  const isAll = tests.length > 0 ? parts.every(({ entry }) => entry?.isTest) : parts.length === 1
  if (total !== parts.length || !isAll) return undefined
  const job = jobWithoutLeg(failure.job)
  const hasMoved = movesIn(memory.runs)
  const ofWorkflow = unsteady.filter((record) => record.workflowPath === workflowPath)
  const moved = unsteady.filter(
    (record) =>
      hasMoved(record.workflowPath, workflowPath) &&
      record.job === job &&
      identifies(record.message ?? ''),
  )
  const saidIn = (said: string | undefined) => (record: (typeof unsteady)[number]) =>
    said !== undefined && record.message !== undefined && keyOf(record.message) === keyOf(said)
  const matches =
    tests.length > 0
      ? tests.map(({ title = '', detail = message, position }) => {
          const path = position?.file ?? position?.path
          const same = ofWorkflow.filter(({ test = '' }) => isSameTest(test, title))
          const isThere = (record: Unsteady) =>
            record.test === title && (path === undefined || (record.path ?? path) === path)
          return [...same, ...moved.filter(isThere)].find(saidIn(detail))
        })
      : [
          [...ofWorkflow, ...moved]
            .filter((record) => record.test === undefined && record.job === job)
            .filter((record) => record.step === stepOf(failure)?.name)
            .find(saidIn(message)),
        ]
  const [first] = matches
  if (first === undefined || matches.includes(undefined)) return undefined
  const { failed, runs, recovered, lastAt, url } = first
  return { name: first.test, failed, runs, recovered, lastAt, url, issueUrl }
}

/** Whether a message has a value, or a name in quotes, that another error would not have. */
function identifies(message: string): boolean {
  const { values } = readWords(logText(message))
  return values.some(({ isRandom }) => !isRandom) || /(["'`])[^"'`]+\1/.test(message)
}

/** Returns what two messages of one error have in common. */
function keyOf(message: string): string {
  const { words, values } = readWords(logText(message))
  return JSON.stringify([words, values.flatMap(({ isRandom, value }) => (isRandom ? [] : value))])
}
