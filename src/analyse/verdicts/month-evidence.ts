import { isSameTest } from '../../model/logged/test-name.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { MonthEvidence } from '../../model/shapes/failure.ts'
import { stepOf } from '../failures/report-failures.ts'
import { withoutValues } from '../same/worded-text.ts'
import { jobWithoutLeg } from '../jobs/matrix-legs.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'

/**
 * Returns what the memory of a month says of a failure: that each of its tests comes and goes or, without a test, its
 * step. The message is the same; for a test, its values may differ. Anything else that failed there is another failure.
 */
export function monthEvidenceOf(
  step: FailureReport,
  message: string | undefined,
  workflow: string | undefined,
  { unsteady, issueUrl }: MonthRecord,
): MonthEvidence | undefined {
  const entries = step.errors.flatMap((errors) => errors.entries)
  const tests = entries.filter(({ isTest, title }) => isTest === true && title !== undefined)
  if (tests.length > 0 && tests.length < entries.length) return undefined
  const unsteadyOfWorkflow = unsteady.filter((record) => record.workflow === workflow)
  const job = jobWithoutLeg(step.job)
  const isStep = (record: (typeof unsteadyOfWorkflow)[number]) =>
    record.test === undefined &&
    record.job === job &&
    record.step === stepOf(step)?.name &&
    (record.message === undefined || record.message === message)
  const matches =
    tests.length > 0
      ? tests.map(({ title = '', detail = message ?? '' }) =>
          unsteadyOfWorkflow
            .filter(({ test = '' }) => isSameTest(test, title))
            .find(({ message: said = detail }) => withoutValues(said) === withoutValues(detail)),
        )
      : [unsteadyOfWorkflow.find((record) => isStep(record) && message !== undefined)]
  const [first] = matches
  if (first === undefined || matches.includes(undefined) || hasMore(step, tests.length))
    return undefined
  const { failed, runs, recovered, lastAt, url } = first
  return { name: first.test, failed, runs, recovered, lastAt, url, issueUrl }
}

/** Whether the tool counts more failed tests than it lists. */
function hasMore({ errors }: FailureReport, listed: number): boolean {
  return errors.some(({ total }) => total?.counts === 'tests' && total.failed > listed)
}
