import { NoTokenError } from './client.ts'
import { answerOf, isRateLimit, reasonOf, type Place } from './explain.ts'
import { HttpError } from './http-error.ts'

const PERMISSION = `Give the job that runs this step the permission to do it:

permissions:
  actions: write

(\`permissions\` takes away what it does not name: a job that checks out code needs \`contents: read\` as well. Where a pull request from a fork started the workflow, its token never gets the permission.)`

const UNSURE = 'It may have been done all the same: look before you try again.'

/**
 * Says why a change was refused and what to do, or that nobody knows whether it was made.
 *
 * @param what what was to be done, such as `cancel run 42`
 */
export function explainChange(error: unknown, what: string, { owner, repo }: Place): string {
  const told = explainRefusal(error) ?? reasonOf(error)
  return `Could not ${what} of ${owner}/${repo}: ${told}${isUnsure(error) ? ` ${UNSURE}` : ''}`
}

/** Says why what a change depends on could not be read: what it needs is the permission to write. */
export function explainUnread(error: unknown, what: string, { owner, repo }: Place): string {
  return `Could not read ${what} of ${owner}/${repo}: ${explainRefusal(error) ?? reasonOf(error)}`
}

/** Where a change is refused for other reasons than a reading. */
function explainRefusal(error: unknown): string | undefined {
  if (!(error instanceof HttpError) || isRateLimit(error)) return undefined
  const { status, reason = '' } = error
  const answered = answerOf(error)
  if (status < 400) {
    return `${answered} The repository may have another name by now: see the input repository.`
  }
  if (status === 403) {
    // Other reasons are about the run, such as one too old to be run again.
    const isAboutToken = reason === '' || /not accessible|must have|permission/i.test(reason)
    return isAboutToken ? `${answered} ${PERMISSION}` : answered
  }
  if (status === 404) {
    return `${answered} Either there is none (see the inputs), or the token may not see it. ${PERMISSION}`
  }
  return undefined
}

/** Whether the server may have done what it did not confirm. */
function isUnsure(error: unknown): boolean {
  return error instanceof HttpError ? error.status >= 500 : !(error instanceof NoTokenError)
}
