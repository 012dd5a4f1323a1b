import { NotRecordedError, type Ask, type Client } from '../github/client.ts'
import { isRateLimited } from '../github/explain.ts'
import { HttpError } from '../github/http-error.ts'
import { NoRedirectError } from '../github/redirect.ts'

const RECORD_AGAIN =
  'The file is incomplete, or another version of run-report saved it: save the run again with --save.'

/** A client whose failures say what to change on a command line, and not in a workflow. */
export function adviseOnFailures(client: Client, host: string): Client {
  const advise =
    <A>(ask: Ask<A>): Ask<A> =>
    async (...asked) => {
      try {
        return await ask(...asked)
      } catch (error) {
        const advice = adviceFor(error, host)
        throw advice === undefined ? error : Object.assign(error as Error, { advice })
      }
    }
  return {
    ...client,
    get: advise(client.get),
    list: advise(client.list),
    redirect: advise(client.redirect),
  }
}

/** What to change, as a sentence; `undefined` where nothing would help. */
function adviceFor(error: unknown, host: string): string | undefined {
  if (isRateLimited(error))
    return `${waitFor(error as HttpError)} Another token has a limit of its own.`
  if (error instanceof HttpError) return adviceOnStatus(error.status, host)
  if (error instanceof NotRecordedError) return RECORD_AGAIN
  const told = error instanceof NoRedirectError || ended(error)
  return told
    ? undefined
    : `Check the address and that this machine can reach ${host} (https_proxy, NODE_EXTRA_CA_CERTS, firewall).`
}

function adviceOnStatus(status: number, host: string): string | undefined {
  if (status === 401) {
    return `The token is not valid any more, or not for ${host}: log in with "gh auth login --hostname ${host}", or set another.`
  }
  if (status === 403)
    return 'The token may not read it: it needs to read actions, and contents for the workflow file.'
  if (status === 404)
    return 'Either there is no such run or attempt, or the token may not see it: it needs to read actions.'
  return status >= 500 ? 'That is a failure of the server; it may answer later.' : undefined
}

function waitFor({ headers }: HttpError): string {
  const reset = new Date(Number(headers['x-ratelimit-reset']) * 1_000)
  const spent = headers['x-ratelimit-remaining'] === '0' && reset.getTime() > 0
  return spent
    ? `The token has used up the requests that GitHub grants it until ${reset.toISOString()}.`
    : 'GitHub takes no more requests of the token for now.'
}

/** Whether the answer did not come in time, or nobody wants it any more. */
function ended(error: unknown): boolean {
  return error instanceof Error && /^(Timeout|Abort|Cancelled)Error$/.test(error.name)
}
