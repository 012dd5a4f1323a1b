import { type Note, collapseBlanks } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { hasNoCanceller } from '../../model/report/job-report.ts'
import { type FoundResults, resultTitle, UPLOAD } from '../../model/results/test-results.ts'
import { failedStep } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { isSkipped } from '../jobs/timing.ts'
import { joinResults } from './join-results.ts'

interface ResultFacts {
  /** `undefined` if none were wanted. */
  readonly results: FoundResults | undefined
  /** Whether the code of a fork wrote files, whose names of passed tests are not shown. @default false */
  readonly ofFork?: boolean
  /** Keyed by job id. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
}

/** Says why test results were not used, and which tests passed at another try. */
export function notesOnResults(
  failures: readonly FailureReport[],
  facts: ResultFacts,
): readonly Note[] {
  const { files, notes } = facts.results ?? { files: [], notes: [] }
  const refused = failures.flatMap((failed) =>
    joinResults(failed, files).refused.map((why): Note => {
      const text = `The test results of ${collapseBlanks(failed.job.listed.name)} were not used: ${collapseBlanks(why)}.`
      return { severity: 'notice', text }
    }),
  )
  const missing = failures.flatMap((failed) => missingNote(failed, facts))
  const unclaimed = files.flatMap(({ name, uploaders }): Note | [] => {
    const text = `The test results in ${collapseBlanks(name)} were not used: no job of this attempt is known to have written them.`
    return failures.length > 0 && uploaders.length === 0 ? { severity: 'notice', text } : []
  })
  return [
    ...notes,
    ...refused,
    ...unclaimed,
    ...missing,
    ...(facts.ofFork ? [] : notesOnRetried(files)),
  ]
}

/** Says why there are no results of a job of which tests failed, as far as its steps and annotations show it. */
function missingNote(
  { job: { listed: job }, errors, tests }: FailureReport,
  { results, annotations }: ResultFacts,
): Note | [] {
  const isOfTests = errors.some(({ entries }) => entries.some(({ isTest }) => isTest))
  if (results === undefined || tests !== undefined || !isOfTests) return []
  const failed = failedStep(job.steps)?.number ?? Infinity
  const later = job.steps.filter(({ number, name }) => number > failed && UPLOAD.test(name))
  const messages = annotations.get(job.id)?.map(({ message }) => message)
  const skipped = later.find(isSkipped)
  const why = skipped
    ? `${skipped.name} was skipped, and runs after a failure only with \`if: always()\``
    : messages?.find((message) => /^No files were found with the provided path: /.test(message))
  const text = `There are no test results of ${collapseBlanks(job.name)}: ${collapseBlanks(why ?? '').replace(/\.$/, '')}.`
  return why === undefined ? [] : { severity: 'notice', text }
}

/** Names the tests that passed after they had failed, as tools mark them: what hides behind a green run. */
function notesOnRetried(files: FoundResults['files']): readonly Note[] {
  const byFile = files.map(({ name, results: { tests } }) => ({
    name,
    retried: tests.filter(({ outcome }) => outcome === 'flaky').map(resultTitle),
  }))
  return byFile.flatMap(({ name, retried: [first, ...others] }): Note | [] => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `${collapseBlanks(first)}${more} failed and passed at another try, as ${collapseBlanks(name)} says.`
    return { severity: 'notice', text }
  })
}

/**
 * Names the permission that can show why jobs did not run to their end.
 *
 * @param unannotated ids of the jobs whose annotations could not be read
 */
export function notesOnUnread(
  failures: readonly FailureReport[],
  unannotated: ReadonlySet<number>,
): Note[] {
  const unread = failures.filter(({ job }) => unannotated.has(job.listed.id))
  const verbs = new Set(
    unread.flatMap(({ failure }) => {
      if (failure.kind === 'never-started' && failure.reason === undefined) return ['never started']
      return hasNoCanceller(failure) ? ['were cancelled'] : []
    }),
  )
  if (verbs.size === 0) return []
  const text = `Why jobs ${[...verbs].toSorted().join(' or ')} is unknown: GitHub's annotations could not be read. They need the permission \`checks: read\`.`
  return [{ severity: 'notice', text }]
}

/**
 * Says why runs were not compared with their base branches.
 *
 * @param compared those that were, each with why its base branch could not be read
 * @param wanted how many runs failed with what a base branch can explain
 */
export function notesOnBase(
  compared: readonly { readonly unread?: Note | undefined }[],
  wanted: number,
): readonly Note[] {
  const unread = compared.flatMap((branch) => branch.unread ?? [])
  if (compared.length === 0 || compared.length === wanted) return unread
  const text = `${compared.length} of ${wanted} failed workflow runs were compared with the base branch, so it is unknown whether the failures of the others are new.`
  return [...unread, { severity: 'notice', text }]
}
