import { redactedMessage } from '../github/errors/github-error.ts'
import type { CommitName } from './commit-name.ts'
import { CommandError } from './errors.ts'
import type { CommandTarget } from './run-url.ts'

/** What the command line names to open. */
export type PageOptions =
  | { readonly run: CommandTarget; readonly attempt: number | undefined }
  | { readonly commit: CommitName }

/** Returns the page of a run, an attempt or a job, or that of the checks of a commit or a pull request. */
export function pageUrl(options: PageOptions): string {
  if ('commit' in options) {
    const { serverUrl, owner, repo, sha, pullRequest } = options.commit
    const page = sha === undefined ? `pull/${pullRequest}` : `commit/${sha}`
    return `${serverUrl}/${owner}/${repo}/${page}/checks`
  }
  const { run, attempt } = options
  const repository = `${run.serverUrl}/${run.owner}/${run.repo}`
  const ofRun = `${repository}/actions/runs/${run.runId}`
  // GitHub leads from the check run of a job to the job.
  if ('jobId' in run)
    return run.runId === undefined ? `${repository}/runs/${run.jobId}` : `${ofRun}/job/${run.jobId}`
  return attempt === undefined ? ofRun : `${ofRun}/attempts/${attempt}`
}

/** Opens a page in the browser. @throws `CommandError` with the URL */
export async function openPage(url: string): Promise<void> {
  const { default: open } = await import(/* webpackChunkName: "open" */ 'open')
  await open(url).catch((cause: unknown) => {
    const why = redactedMessage(cause)
    throw new CommandError(`could not start a browser: ${why}. Open ${url} yourself.`, { cause })
  })
}
