import { type Note, oneLine } from '../../model/note.ts'
import type { KnownIssues } from '../../model/known-issue.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { type FoundResults, titleOf, UPLOAD } from '../../model/results/test-results.ts'
import { failedStep } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { isSkipped } from '../jobs/state.ts'
import { patternFinder } from '../text-pattern.ts'
import { joinResults } from './join-results.ts'

interface ResultFacts {
  /** `undefined` if none were wanted. */
  readonly results: FoundResults | undefined
  readonly issues: KnownIssues | undefined
  /** By job id. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
}

/** Says why test results were not used, which tests of an issue only they name, and which passed at another try. */
export function notesOnResults(
  failures: readonly FailureReport[],
  facts: ResultFacts,
): readonly Note[] {
  const { files, notes } = facts.results ?? { files: [], notes: [] }
  const listed = facts.issues?.issues.flatMap(({ failures }) => failures) ?? []
  const patterns = listed.flatMap(({ errors }) => errors).map((one) => patternFinder(one, 'name'))
  const refused = failures.flatMap((failed) => {
    const { refused, errors } = joinResults(failed, files)
    const job = oneLine(failed.job.job.name)
    const printed = failed.excerpts.flatMap((one) => one.errors?.printed ?? [])
    const log = printed.flatMap(({ texts }) => texts.map(({ key }) => key)).join('\n')
    const named = errors.flatMap(({ entries }) => entries.flatMap(({ title }) => title ?? []))
    const isListed = (title: string) => patterns.some((isIn) => isIn(title))
    const only = named.filter((title) => isListed(title) && !log.includes(title)).slice(0, 1)
    return [
      ...refused.map((why) => `The test results of ${job} were not used: ${oneLine(why)}.`),
      ...only.map(
        (title) =>
          `An issue lists ${oneLine(title)}, which only the test results of ${job} name: a known failure is in the log.`,
      ),
    ].map((text): Note => ({ severity: 'notice', text }))
  })
  const missing = failures.flatMap((failed) => missingNote(failed, facts))
  const unclaimed = files.flatMap(({ name, uploaders }): Note | [] => {
    const text = `The test results in ${oneLine(name)} were not used: no job of this attempt is known to have written them.`
    return failures.length > 0 && uploaders.length === 0 ? { severity: 'notice', text } : []
  })
  return [...notes, ...refused, ...unclaimed, ...missing, ...notesOnRetried(files)]
}

/** Says why there are no results of a job of which tests failed, as far as its steps and annotations show it. */
function missingNote(
  { job: { job }, errors, tests }: FailureReport,
  { results, annotations }: ResultFacts,
): Note | [] {
  const isOfTests = errors.some(({ entries }) => entries.some(({ isTest }) => isTest === true))
  if (results === undefined || tests !== undefined || !isOfTests) return []
  const failed = failedStep(job.steps)?.number ?? Infinity
  const later = job.steps.filter(({ number, name }) => number > failed && UPLOAD.test(name))
  const messages = annotations.get(job.id)?.map(({ message }) => message)
  const skipped = later.find(isSkipped)
  const why = skipped
    ? `${skipped.name} was skipped, and runs after a failure only with \`if: always()\``
    : messages?.find((message) => /^No files were found with the provided path: /.test(message))
  const text = `There are no test results of ${oneLine(job.name)}: ${oneLine(why ?? '').replace(/\.$/, '')}.`
  return why === undefined ? [] : { severity: 'notice', text }
}

/** Names the tests that passed after they had failed, as tools mark them: what hides behind a green run. */
function notesOnRetried(files: FoundResults['files']): readonly Note[] {
  const byFile = files.map(({ name, results: { tests } }) => ({
    name,
    retried: tests.filter(({ outcome }) => outcome === 'flaky').map(titleOf),
  }))
  return byFile.flatMap(({ name, retried: [first, ...others] }): Note | [] => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `${oneLine(first)}${more} failed and passed at another try, as ${oneLine(name)} says.`
    return { severity: 'notice', text }
  })
}
