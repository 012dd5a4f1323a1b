import * as comment from '../src/conversation/actions/comment/inputs.ts'
import * as issue from '../src/conversation/actions/issue/inputs.ts'
import type { InputSource } from '../src/actions/inputs.ts'
import { readInputs } from '../src/actions/sub-action.ts'
import type { Report } from '../src/model/report/report.ts'
import { finished, makeRun, makeStep, reportOn } from './make-run.ts'

const ENV: Readonly<Record<string, string>> = {
  ...{ GITHUB_REPOSITORY: 'octo-org/octo-shop', GITHUB_SERVER_URL: 'https://github.com' },
  ...{ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_RUN_ID: '99', GITHUB_RUN_ATTEMPT: '1' },
}
const OF_RUNNER: Readonly<Record<string, string>> = {
  'github-token': 'secret',
  repository: 'octo-org/octo-shop',
}

/** What reads the inputs of an action in a workflow_run event. */
function sourceOf(run: object): InputSource {
  return {
    given: (name, { fallback }) => OF_RUNNER[name] ?? fallback,
    env: (name: string) => ENV[name],
    event: { repository: { default_branch: 'main' }, workflow_run: run },
  }
}

/** The inputs of `comment` by default, after a run, with changes. */
export function commentInputs(
  run: object,
  changes: Partial<comment.CommentInputs> = {},
): comment.CommentInputs {
  return { ...readInputs(comment.INPUTS, sourceOf(run)), ...changes }
}

/** The inputs of `issue` by default, after a run, with changes. */
export function issueInputs(
  run: object,
  changes: Partial<issue.IssueInputs> = {},
): issue.IssueInputs {
  return { ...readInputs(issue.INPUTS, sourceOf(run)), ...changes }
}

/** The account of a token, and the one in the input `author`. */
export const LOGINS = [
  ['github-actions[bot]', 'github-actions[bot]'],
  ['Shop[bot]', 'github-actions[bot]'],
  ['Shop[bot]', 'shop[bot]'],
] as const

const reports = new Map<string, Report>()

/** The report of a run in which these jobs failed, each at a step of its own; made once. */
export function failedReport(failed: readonly string[]): Report {
  const key = failed.join()
  const jobs = failed.map((name) => ({
    name,
    state: finished(5, 65, 'failure'),
    steps: [makeStep({ number: 3, name: `Run ${name}`, state: finished(10, 30, 'failure') })],
  }))
  const made = reports.get(key) ?? reportOn(makeRun({ jobs, conclusion: 'failure' }))
  reports.set(key, made)
  return made
}
