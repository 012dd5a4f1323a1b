import { oneLine } from '../model/note.ts'
import { adviceOn } from './connection-advice.ts'
import { OtherAttemptError } from './list-attempt.ts'
import type { Target } from '../model/target.ts'
import { NoTokenError } from './client.ts'
import { fields, text } from './fields.ts'
import { HttpError } from './http-error.ts'
import { NotJsonError } from './read-json.ts'
import { ListError } from './list-jobs.ts'
import { CancelledError } from './until-aborted.ts'

const PERMISSION = `Give the job that runs this step the permission to read it:

permissions:
  actions: read

(\`permissions\` takes away what it does not name: a job that checks out code needs \`contents: read\` as well.)`

/** The repository of what was asked for. */
export type Place = Pick<Target, 'owner' | 'repo'>

/**
 * Says why a request to the API failed and what to change, as one or more sentences. What to change
 * is the error's own `advice` where it has one: only an action has inputs and permissions.
 *
 * @param what what was asked for, such as `the jobs of run 42`
 */
export function explain(error: unknown, what: string, { owner, repo }: Place): string {
  return `Could not read ${what} of ${owner}/${repo}: ${reasonOf(error)}`
}

/** What GitHub said. Of its words no line may pass for one of ours. */
export function answerOf({ status, reason = 'no reason given' }: HttpError): string {
  return `GitHub answered ${status} (${oneLine(reason)}).`
}

/** The same without what was asked for. */
export function reasonOf(error: unknown): string {
  const advice = text(fields(error).advice)
  if (!(error instanceof HttpError)) return explainConnection(error, advice)
  const { status } = error
  const answered = answerOf(error)

  if (advice !== undefined) return `${answered} ${advice}`
  if (isRateLimit(error)) return `${answered} ${explainRateLimit(error)}`
  if (status === 401) {
    return `${answered} The token is not valid any more, or not for this server: see the input github-token.`
  }
  if (status === 403) return `${answered} ${PERMISSION}`
  if (status === 404) {
    return `${answered} Either there is no such run or attempt (see the inputs repository, run-id and run-attempt), or the token may not see it. ${PERMISSION}`
  }
  if (status === 410) return `${answered} GitHub has deleted what was asked for.`
  if (status >= 500)
    return `${answered} That is a failure of the server; running this job again may help.`
  return answered
}

/** Whether GitHub answers no more of the token's requests for now. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof HttpError && isRateLimit(error)
}

// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
export function isRateLimit({ status, reason = '', headers }: HttpError): boolean {
  if (status !== 403 && status !== 429) return false
  return status === 429 || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(reason)
}

function explainRateLimit({ status, reason = '', headers }: HttpError): string {
  const spent = headers['x-ratelimit-remaining'] === '0'
  if (!spent && (status === 429 || /secondary/i.test(reason))) {
    const seconds = Number(headers['retry-after'])
    const wait = seconds > 0 ? ` and takes more after ${seconds} s` : ''
    return `GitHub has had too many requests in a short time${wait}. This step does not wait for that; running this job again later may help.`
  }
  const reset = new Date(Number(headers['x-ratelimit-reset']) * 1_000)
  const until = spent && reset.getTime() > 0 ? ` until ${reset.toISOString()}` : ''
  return `The token has used up the requests that GitHub grants it${until}. This step does not wait for more; a token of its own in the input github-token has a limit of its own.`
}

function explainConnection(error: unknown, advice: string | undefined): string {
  if (advice !== undefined) return `${messages(error).join(': ')}. ${advice}`
  if (error instanceof NoTokenError) {
    return `${error.message}. GitHub gives secrets neither to the workflows of forks nor to those of Dependabot; without the input, the token of the workflow is used.`
  }
  if (error instanceof CancelledError || error instanceof ListError) return `${error.message}.`
  if (error instanceof OtherAttemptError) {
    return `${error.message}. Either there is no such attempt (see the input run-attempt), or this server tells of the latest alone.`
  }
  if (error instanceof NotJsonError) {
    return `${error.message}, so something between the runner and GitHub has cut or replaced it. Check GITHUB_API_URL and the proxy settings of the runner.`
  }
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return 'GitHub did not answer in time.'
  }
  const repair =
    adviceOn(error) ?? 'Check that the runner can reach the API (proxy, firewall, certificates)'
  return `${messages(error).join(': ')}. ${repair}.`
}

/** The messages of an error and its causes, outermost first. */
function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  // A host with several addresses has failed at each, and Node says nothing of its own.
  const causes: unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  const inner = causes.filter((cause) => cause !== undefined).flatMap(messages)
  if (error.message === '' && inner.length > 0) return inner
  const own = oneLine(error.message || error.name)
  return [own, ...inner.filter((message) => !own.includes(message))]
}
