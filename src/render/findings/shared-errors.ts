import { nameKey } from '../../model/logged/test-name.ts'
import type { FailureReport, StepErrors } from '../../model/report/cause.ts'
import { type ErrorEntry, isWholeList } from '../../model/report/failure.ts'
import type { ErrorTotal } from '../../model/shapes/failure.ts'
import type { Some } from '../../model/some.ts'
import { failureLabels } from './failure-labels.ts'

/** Something that failed, and the jobs whose logs name it. */
export interface SharedError {
  readonly entry: ErrorEntry
  readonly failures: readonly FailureReport[]
}

/** Returns what failed at the step at which a job failed; `undefined` if its log names nothing. */
export function mainErrors(report: FailureReport): StepErrors | undefined {
  const { step } = failureLabels(report)
  return report.errors.find((errors) => errors.step.number === step?.number)
}

/**
 * Lists what failed at the step that the jobs of a cause have in common, each thing once. The values and the
 * lines in it may differ between jobs: those of the first one are listed.
 */
export function shareErrors(failures: Some<FailureReport>): SharedError[] {
  const byKey = new Map<string, { entry: ErrorEntry; failures: FailureReport[] }>()
  for (const failure of failures) {
    const entries = mainErrors(failure)?.entries ?? []
    const names = Map.groupBy(entries, nameOf)
    for (const entry of entries) {
      const name = nameOf(entry)
      // A linter reports one rule several times, and two tests of a job can have one name.
      const { title, detail, position } = entry
      let key = names.get(name)?.length === 1 ? name : JSON.stringify([title, detail, position])
      while (byKey.get(key)?.failures.includes(failure)) key += ' '
      const shared = byKey.get(key) ?? { entry, failures: [] }
      shared.failures.push(failure)
      byKey.set(key, shared)
    }
  }
  return [...byKey.values()]
}

/** Names an entry by the words of its title, as `isSameTest` compares them: its legs can print it in two forms. */
function nameOf({ title, detail, position }: ErrorEntry): string {
  return JSON.stringify([title === undefined ? detail : nameKey(title), position?.path])
}

/** Returns whether an entry has more than the line that the log shows anyway. */
export function namesMore({ title, position }: ErrorEntry): boolean {
  return title !== undefined || position !== undefined
}

/** Returns how many things failed as the tool counts them, if that agrees with what it names. */
export function agreedTotal({ entries, total }: StepErrors): ErrorTotal | undefined {
  const named = entries.filter(({ isTest }) => total?.counts !== 'tests' || isTest)
  return total === undefined || total.failed < named.length ? undefined : total
}

/** Returns whether the log of each job names all that failed there, so that what it does not name passed. */
export function areComplete(failures: readonly FailureReport[]): boolean {
  return failures.every((report) => {
    const errors = mainErrors(report)
    return errors !== undefined && isWholeList(errors)
  })
}
