import { postComment, makeCommitReport } from '../../../src/conversation/actions/comment/comment.ts'
import { decideComment } from '../../../src/conversation/actions/comment/decide-comment.ts'
import type { CommentInputs } from '../../../src/conversation/actions/comment/inputs.ts'
import { readReport } from '../../../src/actions/read-report.ts'
import { readGivenReport, triggeringRun } from '../../../src/conversation/actions/load-report.ts'
import { decodeListedRun } from '../../../src/github/run/listed-run.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { type Marker, withMarker } from '../../../src/conversation/render/marker.ts'
import { failedWorkflows, subjectOf } from '../../../src/conversation/render/subject.ts'
import { commentInputs, failedReport } from '../../conversation-inputs.ts'
import { apiComment, apiPull } from '../../fake-github/api-conversation.ts'
import { type RunFields, SHA } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { reportOnCommit, withoutJobsOfFirst } from '../../make-commit.ts'
import { at, finished, makeRun, reportOn } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, changing, sourceWith } from './cases.ts'

const OTHER_SHA = 'a'.repeat(40)
const RUN: RunFields = {
  id: 42,
  event: 'pull_request',
  head_branch: 'topic',
  conclusion: 'failure',
}
const { signal } = new AbortController()

interface Act {
  readonly run?: RunFields
  readonly event?: object
  readonly report?: AnyReport
  readonly given?: AnyReport
  readonly state?: Partial<FakeState>
  readonly refusals?: Parameters<typeof sourceWith>[1]
  readonly inputs?: Partial<CommentInputs>
  readonly times?: number
  /** Of the second time. */
  readonly again?: AnyReport
}

const jobs = [{ name: 'test', state: finished(5, 65, 'failure') }]
const ofCommit = (run: object, commit = SHA) =>
  reportOnCommit([{ id: 42, workflow: 'CI', conclusion: 'failure', jobs, ...run }], { commit })
const RED = ofCommit({})
const PULLS = { pulls: [apiPull()] }

const respond = (run: RunFields = {}) => ({
  ...fakeRun({ run: { ...RUN, ...run } }).run,
  pull_requests: [{ number: 12 }],
})
const listed = (...runs: readonly RunFields[]) => ({
  runs: runs.map((run) => fakeRun({ run: { ...RUN, ...run }, jobs: [] })),
})

/** Comments on the run of an event, some times. */
async function act({ run, event, report = RED, given, refusals, ...rest }: Act) {
  const { state, inputs, again, times = again === undefined ? 1 : 2 } = rest
  const source = sourceWith({ ...PULLS, ...listed(run ?? {}), ...state }, refusals)
  const read = commentInputs(respond(run), {
    ...(event !== undefined && { event }),
    ...(given !== undefined && { reportPath: 'report.json' }),
    ...inputs,
  })
  let outcome
  for (let time = 1; time <= times; time++) {
    const made = { ...(time === 1 ? report : (again ?? report)), madeAt: at(60 * time) }
    const tools = {
      ...source,
      client: { ...source.client, now: () => at(60 * time) },
      makeReport: () => Promise.resolve(made as typeof RED),
      readReport: () => Promise.resolve(given ?? RED),
    }
    outcome = await postComment(read, tools)
  }
  return outcome
}

const FAILED = failedReport(['test'])
const noRun = (event: object, more: Partial<CommentInputs> = {}): Act => ({
  event,
  given: FAILED,
  inputs: { eventName: 'pull_request', ...more },
})
const ofPull = (head = SHA) => noRun({ pull_request: { number: 12, head: { sha: head } } })
const given = (fields: Parameters<typeof makeRun>[0]) =>
  reportOn(makeRun({ id: 42, jobs, commit: SHA, ...fields }))
const FAILED_RUN = given({ conclusion: 'failure' })

function ofGroup(refusals = {}): Act {
  const queue = 'gh-readonly-queue/main/pr-12-'
  const [tested, newest] = ['b', 'c'].map((digit) => queue + digit.repeat(40))
  const event = { merge_group: { head_ref: `refs/heads/${tested}`, head_sha: SHA } }
  const newer = { event: 'merge_group', head_branch: newest }
  return { event, inputs: { eventName: 'merge_group' }, refusals, state: listed(newer) }
}

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
const FULL = httpError(502)
const NO_LOGIN = { '/graphql': FULL }
const comments = (...all: readonly object[]) => ({ comments: all as FakeState['comments'] })

const OUTCOMES = casesOf<Act>(
  {
    'a first comment': {},
    'the same again': { times: 2 },
    'a closed pull request': { ...ofPull(), state: { pulls: [apiPull({ state: 'closed' })] } },
    'no pull request': { state: { pulls: [] } },
    'several pull requests': {
      ...noRun({}, { eventName: 'push', commit: SHA }),
      state: { pulls: [apiPull({ number: 13 }), apiPull({ number: 14 })] },
    },
    'a newer commit': ofPull(OTHER_SHA),
    'another repository': { inputs: { isCurrentEvent: false }, given: RED },
    'an event without a commit': noRun({}, { eventName: 'schedule' }),
    'an event of another commit': noRun({}, { eventName: 'check_suite', commit: SHA }),
    'pull requests that cannot be read': { refusals: { '/pulls': FULL } },
    'a pull request that cannot be read': { ...ofPull(), refusals: { '{pull_number}': FULL } },
    'a pull request that cannot be read again': { refusals: { '{pull_number}': FULL } },
    'comments that cannot be read': { refusals: { [`GET ${COMMENTS}`]: FULL } },
    'without the permission': {
      refusals: { [`POST ${COMMENTS}`]: httpError(403, 'not accessible by integration') },
    },
    'a comment that cannot be updated': {
      times: 2,
      inputs: { when: 'always' },
      refusals: { [`PATCH ${COMMENT}`]: FULL },
    },
    'the event of another run': { given: FAILED, run: { id: 43 } },
    'the report of the current run': { given: given({ id: 99 }), run: { id: 43 } },
    'a report of another commit': { given: ofCommit({}, OTHER_SHA) },
    'a report of an unknown commit': {
      ...ofPull(),
      given: given({ commit: undefined }),
      state: listed({ head_sha: undefined }),
    },
    'a report of a later attempt': { given: given({ attempt: 3 }) },
    'a report of an earlier attempt': { given: given({}), run: { run_attempt: 2 } },
    'a green report of a red run': {
      given: given({ jobs: [{ name: 'test' }], conclusion: 'success' }),
    },
    'a red report of a green run': { given: FAILED_RUN, run: { conclusion: 'success' } },
    'a report of another repository': {
      given: FAILED,
      inputs: { owner: 'octo-org', repo: 'other' },
    },
    'no report': { event: {}, inputs: { eventName: 'pull_request' } },
    'another text': { again: ofCommit({ jobs: [{ ...jobs[0], name: 'e2e' }] }) },
    'a duplicate that cannot be removed': () => {
      const { body } = markedAs(RED, BEFORE)
      const state = comments(...[501, 502].map((id) => apiComment({ id, body })))
      return act({ state, refusals: { [`DELETE ${COMMENT}`]: FULL } })
    },
    'a newer run': { given: FAILED_RUN, state: listed({}, { id: 43 }) },
    'a newer attempt of a run of the commit': { given: RED, state: listed({ run_attempt: 2 }) },
    'a newer merge group': ofGroup(),
    'merge groups that cannot be listed': ofGroup({ '/runs': FULL }),
    'allowed failures of jobs that cannot be read': {
      given: FAILED_RUN,
      inputs: { allowedFailures: ['lint'] },
      refusals: { '/jobs': FULL },
    },
    'a run that cannot be read': { ...ofPull(), refusals: { 'runs/{run_id}': FULL } },
    'a comment of a deleted login': () => {
      const deleted = { ...apiComment({ body: markedAs(GREEN).body }), user: null }
      return act({ report: GREEN, state: comments(deleted), refusals: NO_LOGIN })
    },
    'no report and no run': () => {
      triggeringRun(commentInputs({}))
    },
    'no commit in the event': () => {
      const run = decodeListedRun({ id: 42 }, commentInputs({}))
      const { client } = sourceWith({})
      const pullRequest = { number: 12, commit: SHA } as never
      return makeCommitReport({ run, pullRequest, inputs: commentInputs({}), client, signal })
    },
    'a comment of another login': () => {
      const other = apiComment({ body: markedAs(GREEN).body, author: 'other[bot]' })
      return act({ report: GREEN, state: comments(other), refusals: NO_LOGIN })
    },
    'a token of another login': { state: { writer: 'shop[bot]' }, refusals: NO_LOGIN },
    'a pull request that changes each time': () => {
      const source = changing(sourceWith({ ...PULLS, ...listed({}) }), (response, route) =>
        route.endsWith('{pull_number}') ? { ...response, head: { sha: OTHER_SHA } } : response,
      )
      const tools = { ...source, makeReport: () => Promise.resolve(RED) }
      return postComment(commentInputs(respond()), tools)
    },
    'a report that cannot be read': () =>
      readGivenReport(commentInputs({}, { reportPath: 'a' }), () =>
        Promise.reject(new Error('no')),
      ),
    'a report that is not JSON': () => readReport('README.md', []),
    'a report of something else': () => readReport('package.json', []),
  },
  act,
)

function markedAs(report: AnyReport, more: Partial<Marker<'comment'>> = {}) {
  const { key, state, position, ...subject } = subjectOf(report)
  const about = { commit: SHA, group: false, workflows: failedWorkflows(subject) }
  return withMarker(
    'comment',
    { key, state, position, ...about, causes: ['aaaaaaaa.1'], verdicts: undefined, ...more },
    'a',
  )
}

const PULL = { number: 12, open: true, commit: SHA, group: undefined }

function decided(
  report: AnyReport,
  earlier: Partial<Marker<'comment'>> | undefined,
  more: Partial<Parameters<typeof decideComment>[0]> = {},
) {
  const decision = decideComment({
    ...{ subject: subjectOf(report), pullRequest: PULL, isOwn: true, when: 'failure' },
    earlier: earlier && markedAs(RED, earlier).marker,
    next: markedAs(report).marker,
    ...more,
  })
  return 'reason' in decision ? `${decision.kind}: ${decision.reason}` : decision.kind
}

const GREEN = reportOnCommit([{ workflow: 'CI', conclusion: 'success', jobs: [{ name: 'test' }] }])
const GROUP = { kind: 'tested' as const, branch: 'gh-readonly-queue/main/pr-12-abc', commit: SHA }
const UNREAD = reportOnCommit([{ id: 42, workflow: 'CI', conclusion: 'failure' }])
const AFTER = { position: { run: 0, attempt: 0, at: at(99_999) } }
const BEFORE = { position: { run: 0, attempt: 0, at: 1 } }

const DECISIONS = casesOf({
  'a newer comment': () => decided(RED, AFTER),
  'a comment about a merge group': () => decided(RED, { ...BEFORE, group: true }),
  'a comment about the pull request, and a merge group': () =>
    decided(GREEN, BEFORE, { pullRequest: { ...PULL, group: GROUP } }),
  'a workflow that is not listed': () => decided(GREEN, { ...BEFORE, workflows: ['b'] }),
  'jobs that could not be read': () => decided(withoutJobsOfFirst(UNREAD), BEFORE),
  'nothing that changed': () => {
    const earlier = { ...markedAs(RED, BEFORE).marker, body: 'b' }
    return decided(RED, undefined, { when: 'changed', earlier })
  },
  always: () => decided(GREEN, undefined, { when: 'always' }),
})

/** The outcomes of `comment`. */
export const COMMENT_SENTENCES: Example = {
  name: 'comment',
  files: { 'outcomes.txt': OUTCOMES, 'decisions.txt': DECISIONS },
}
