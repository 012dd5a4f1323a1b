import type { Note } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { isUnexplained } from '../../model/report/job-report.ts'

/**
 * Names the permission that can show why jobs did not run to their end.
 *
 * @param unannotated ids of the jobs whose annotations could not be read
 */
export function notesOnUnread(
  failures: readonly FailureReport[],
  unannotated: ReadonlySet<number>,
): Note[] {
  const unread = failures.filter(({ job }) => unannotated.has(job.job.id))
  const verbs = new Set(
    unread.flatMap(({ failure }) => {
      if (failure.kind === 'never-started' && failure.reason === undefined) return ['never started']
      return isUnexplained(failure) ? ['were cancelled'] : []
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
