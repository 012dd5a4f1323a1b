import { isSameTest } from '../../model/logged/test-name.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { MonthEvidence } from '../../model/shapes/failure.ts'
import { stepOf } from '../failures/report-failures.ts'
import { withoutValues } from '../same/worded-text.ts'
import { jobWithoutLeg } from '../jobs/matrix-legs.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'

/**
 * Returns what the memory of a month says of a failure: that each of its tests comes and goes or, without a test, its step,
 * with the same message but for the values of a test. Anything else that failed there is another failure.
 */
export function monthEvidenceOf(
  step: FailureReport,
  message: string | undefined,
  workflow: string | undefined,
  { unsteady, issueUrl }: MonthRecord,
): MonthEvidence | undefined {
  const entries = step.errors.flatMap((one) => one.entries)
  const tests = entries.filter(({ isTest, title }) => isTest === true && title !== undefined)
  if (tests.length > 0 && tests.length < entries.length) return undefined
  const own = unsteady.filter((one) => one.workflow === workflow)
  const job = jobWithoutLeg(step.job)
  const isStep = (one: (typeof own)[number]) =>
    one.test === undefined &&
    one.job === job &&
    one.step === stepOf(step)?.name &&
    (one.message === undefined || one.message === message)
  const found =
    tests.length > 0
      ? tests.map(({ title = '', detail = message ?? '' }) =>
          own
            .filter(({ test = '' }) => isSameTest(test, title))
            .find(({ message: said = detail }) => withoutValues(said) === withoutValues(detail)),
        )
      : [own.find((one) => isStep(one) && message !== undefined)]
  const [first] = found
  if (first === undefined || found.includes(undefined) || hasMore(step, tests.length))
    return undefined
  const { failed, runs, recovered, lastAt, url } = first
  return { name: first.test, failed, runs, recovered, lastAt, url, issueUrl }
}

/** Whether the tool counts more failed tests than it lists. */
function hasMore({ errors }: FailureReport, listed: number): boolean {
  return errors.some(({ total }) => total?.counts === 'tests' && total.failed > listed)
}
