import { findingsIn } from '../../../src/render/findings/findings.ts'
import type { IssueInputs } from '../../../src/conversation/actions/issue/inputs.ts'
import { keepIssue, makeRunReport } from '../../../src/conversation/actions/issue/issue.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { withMarker } from '../../../src/conversation/render/marker.ts'
import { runKey } from '../../../src/conversation/render/subject.ts'
import { reportJson } from '../../../src/report-json/encode/encode-report.ts'
import { failedReport, issueInputs } from '../../conversation-inputs.ts'
import { type ApiIssue, apiIssue } from '../../fake-github/api-conversation.ts'
import type { JobFields } from '../../fake-github/api-job.ts'
import type { RunFields } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import { FORK } from '../../fake-github/repository.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { reportOnCommit } from '../../make-commit.ts'
import { finished, makeRun, reportOn } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, changing, sourceWith, withFile } from './cases.ts'

const { signal } = new AbortController()
const REPORT = failedReport(['build'])

const runAt = (
  id: number,
  conclusion: string | null,
  run: RunFields = {},
  jobs?: readonly JobFields[],
) =>
  fakeRun({
    run: {
      id,
      run_number: 770 + id,
      conclusion,
      created_at: 60 * (id - 40),
      updated_at: 60 * (id - 39),
      ...run,
    },
    jobs: jobs ?? [{ name: 'build', conclusion }],
  })

interface Act {
  readonly id?: number
  readonly runs?: FakeState['runs']
  readonly issues?: ApiIssue[]
  readonly given?: AnyReport
  readonly event?: object
  readonly inputs?: Partial<IssueInputs>
  readonly refusals?: Parameters<typeof sourceWith>[1]
  /** Changes a response. */
  readonly change?: Parameters<typeof changing>[1]
  /** Whether to return the issues in place of the outcome. */
  readonly shows?: boolean
}

const RED = [runAt(40, 'success'), runAt(41, 'failure'), runAt(42, 'failure')]

const ISSUE_TOOLS = { concludeRun: () => Promise.resolve('cancelled') }

/** Acts on run 42, or on those with these ids, one after the other. */
async function act(acts: Act | readonly Act[]) {
  const all = [acts].flat() as readonly Act[]
  let issues: readonly ApiIssue[] = all[0]?.issues ?? []
  let comments: FakeState['comments'] = []
  let outcome
  for (const one of all) {
    const { id = 42, runs = RED, given, event, refusals } = one
    const known = sourceWith({ runs, issues, comments }, refusals)
    const tools = {
      ...(one.change === undefined ? known : changing(known, one.change)),
      ...ISSUE_TOOLS,
      makeReport: () => Promise.resolve({ ...REPORT, run: { ...REPORT.run, id } }),
    }
    const keep = async (reportPath?: string) =>
      await keepIssue(
        issueInputs({ id, run_attempt: 1 }, { reportPath, ...one.inputs, ...(event && { event }) }),
        tools,
      )
    outcome =
      given === undefined
        ? await keep()
        : await withFile(JSON.parse(reportJson(findingsIn(given))), keep)
    issues = known.state.issues
    comments = known.state.comments
  }
  const isShown = all[0]?.shows === true
  return isShown ? issues.map(({ title, body }) => `${title}: ${body ?? ''}`) : outcome
}

const FULL = httpError(502)
const LOCKED = httpError(403, 'Unable to create comment because issue is locked.')
const NO_LOGIN = { '/graphql': FULL }
const GREEN: Act = { id: 43, runs: [...RED, runAt(43, 'success')] }
const jobs = [{ name: 'build', state: finished(5, 65, 'failure') }]
const event = { repository: { default_branch: 'main' } }
const given = (fields: Parameters<typeof makeRun>[0]) => ({
  given: reportOn(makeRun({ id: 42, branch: 'main', jobs, ...fields })),
  event,
})
const FAILURE = { conclusion: 'failure' }
const CANCELLED = { jobs: [{ state: finished(5, 65, 'cancelled') }] }
const ISSUES = '/repos/{owner}/{repo}/issues'
const COMMENTS = `${ISSUES}/{issue_number}/comments`
/** The runs before run 42, and that run with another conclusion. */
const runsTo = (conclusion: string | null, run?: RunFields) => ({
  runs: [...RED.slice(0, 2), runAt(42, conclusion, run)],
})
const only = (run: RunFields) => ({ runs: [runAt(42, 'failure', run)] })

const OUTCOMES = casesOf<Act | readonly Act[]>(
  {
    'a comment that could not be written': [
      {},
      { ...GREEN, refusals: { [`POST ${COMMENTS}`]: FULL } },
    ],
    'comments that cannot be read': [{}, { ...GREEN, refusals: { [`GET ${COMMENTS}`]: FULL } }],
    'a run without an event': only({ event: undefined }),
    'a workflow without a name': {
      shows: true,
      runs: RED.map(({ id }) => runAt(id, 'failure', { name: null })),
    },
    'a duplicate': () => act({ shows: true, issues: DUPLICATES() }),
    'an issue without a URL below other text': () => {
      const below = { ...belowText(), html_url: null }
      return act({ issues: [below], refusals: NO_LOGIN })
    },
    'an unknown default branch': {
      inputs: { defaultBranch: undefined },
      change: (response, route) => (route.endsWith('{repo}') ? {} : response),
    },
    'a pull request': only({ event: 'pull_request' }),
    'another branch': only({ head_branch: 'topic' }),
    'a comment that GitHub refuses': [{}, { ...GREEN, refusals: { [`POST ${COMMENTS}`]: LOCKED } }],
    'a fork': only({ head_repository: FORK }),
    'no workflow': only({ workflow_id: undefined }),
    'the current run, cancelled so far': {
      inputs: { currentRunId: 42 },
      ...runsTo(null),
      ...given(CANCELLED),
    },
    'a report of a later attempt': given({ attempt: 3, ...FAILURE }),
    'a red report of a green run': { ...runsTo('success'), ...given(FAILURE) },
    'a green report of a red run': given({ jobs: [{ name: 'build' }], conclusion: 'success' }),
    'a report of a commit': { given: reportOnCommit([{ id: 42 }]) },
    'runs that cannot be read': { refusals: { '/runs': FULL } },
    'jobs that cannot be read': { refusals: { '/jobs': FULL } },
    'closed issues that cannot be read': { refusals: { [`GET ${ISSUES}#2`]: FULL } },
    'issues that cannot be read again': { refusals: { [`GET ${ISSUES}#3`]: FULL } },
    'a duplicate that cannot be closed': () =>
      act({ issues: DUPLICATES(), refusals: { [`PATCH ${ISSUES}/{issue_number}#2`]: FULL } }),
    'issues that cannot be read': { refusals: { [`GET ${ISSUES}`]: FULL } },
    'without the permission': {
      refusals: { [`POST ${ISSUES}`]: httpError(403, 'not accessible by integration') },
    },
    'an issue below other text': () => act({ issues: [belowText()], refusals: NO_LOGIN }),
    'runs that change each time': () => {
      let id = 43
      const source = changing(sourceWith({ runs: RED }), (response, route, state) => {
        if (route.endsWith('/runs')) state.runs.push(runAt(id++, 'failure'))
        return response
      })
      const tools = { ...source, ...ISSUE_TOOLS, makeReport: () => Promise.resolve(REPORT) }
      return keepIssue(issueInputs({ id: 42, run_attempt: 1 }), tools)
    },
    'jobs of the run that cannot be read': () => {
      const { client } = sourceWith({ runs: RED }, { '/jobs': FULL })
      return makeRunReport({ run: { id: 42, attempt: 1 }, inputs: issueInputs({}), client, signal })
    },
  },
  act,
)

const belowText = () => apiIssue({ title: 'Other', body: `text\n\n${bodyOf()}` })

const DUPLICATES = () =>
  [30, 31].map((number) => apiIssue({ number, title: 'CI fails on main', body: bodyOf() }))

const NEW = { since: undefined, green: undefined, title: undefined }

function bodyOf() {
  const position = { run: 41, attempt: 1, at: 0 }
  const key = runKey('.github/workflows/ci.yml', 'push')
  return withMarker('issue', { ...NEW, key, state: 'red', position, causes: [] }, 'text').body
}

/** The outcomes of `issue`. */
export const ISSUE_SENTENCES: Example = {
  name: 'issue',
  files: { 'outcomes.txt': OUTCOMES },
}
