import { postComment } from '../../../src/actions/comment/comment.ts'
import { decideComment } from '../../../src/actions/comment/decide-comment.ts'
import type { CommentInputs } from '../../../src/actions/comment/inputs.ts'
import { makeCommitReport } from '../../../src/actions/comment/make-commit-report.ts'
import { readReport } from '../../../src/actions/read-report.ts'
import { readGivenReport, triggeringRun } from '../../../src/actions/conversation/load-report.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { type Marker, withMarker } from '../../../src/render/conversation/marker.ts'
import { failedWorkflows, subjectOf } from '../../../src/render/conversation/subject.ts'
import { encodeAnyReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { commentInputs, failedReport } from '../../conversation-inputs.ts'
import { apiComment, apiPull } from '../../fake-github/api-conversation.ts'
import { type RunFields, SHA } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { reportOnCommit } from '../../make-commit.ts'
import { at, finished, makeRun, reportOn, running } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, changing, saidOfFile, sourceWith } from './cases.ts'

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
  readonly eventName?: string
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
const RED = reportOnCommit([{ id: 42, workflow: 'CI', conclusion: 'failure', jobs }], {
  commit: SHA,
})

/** Comments on the run of an event, some times. */
async function act({ run = {}, event, report = RED, given, refusals, ...rest }: Act = {}) {
  const { state, inputs, again, times = again === undefined ? 1 : 2 } = rest
  const response = { ...fakeRun({ run: { ...RUN, ...run } }).run, pull_requests: [{ number: 12 }] }
  const known: Partial<FakeState> = {
    ...{ pulls: [apiPull()], runs: [fakeRun({ run: { ...RUN, ...run }, jobs: [] })] },
    ...state,
  }
  const source = sourceWith(known, refusals)
  const read = commentInputs(response, {
    ...(event !== undefined && { event }),
    ...(given !== undefined && { reportPath: 'report.json' }),
    ...inputs,
  })
  let outcome
  for (let time = 1; time <= times; time++) {
    const tools = {
      ...source,
      client: { ...source.client, now: () => at(60 * time) },
      makeReport: () =>
        Promise.resolve({
          ...(time === 1 ? report : (again ?? report)),
          madeAt: at(60 * time),
        } as typeof RED),
      readReport: () => Promise.resolve(given ?? RED),
    }
    outcome = await postComment(read, tools)
  }
  return outcome
}

const ofPull = (head: string) => ({ pull_request: { number: 12, head: { sha: head } } })
const noRun = (event: object, more: Partial<CommentInputs> = {}): Act => ({
  event,
  given: failedReport(['test']),
  inputs: { eventName: 'pull_request', ...more },
})

function ofGroup(refusals = {}) {
  const queue = 'gh-readonly-queue/main/pr-12-'
  const [tested, newest] = ['b', 'c'].map((digit) => queue + digit.repeat(40))
  const event = { merge_group: { head_ref: `refs/heads/${tested}`, head_sha: SHA } }
  const newer = { event: 'merge_group', head_branch: newest }
  const inputs = { eventName: 'merge_group' }
  return act({ event, inputs, refusals, state: { runs: [fakeRun({ run: { ...RUN, ...newer } })] } })
}

const OUTCOMES = casesOf({
  'a first comment': () => act(),
  'the same again': () => act({ times: 2 }),
  'a closed pull request': () =>
    act({ ...noRun(ofPull(SHA)), state: { pulls: [apiPull({ state: 'closed' })] } }),
  'no pull request': () => act({ state: { pulls: [] } }),
  'several pull requests': () => {
    const pulls = [apiPull({ number: 13 }), apiPull({ number: 14 })]
    return act({ ...noRun({}, { eventName: 'push', commit: SHA }), state: { pulls } })
  },
  'a newer commit': () => act(noRun(ofPull(OTHER_SHA))),
  'another repository': () => act({ inputs: { isCurrentEvent: false }, given: RED }),
  'an event without a commit': () => act(noRun({}, { eventName: 'schedule' })),
  'pull requests that cannot be read': () => act({ refusals: { '/pulls': httpError(502) } }),
  'a pull request that cannot be read': () =>
    act({ ...noRun(ofPull(SHA)), refusals: { '{pull_number}': httpError(502) } }),
  'a pull request that cannot be read again': () =>
    act({ refusals: { '{pull_number}': httpError(502) } }),
  'comments that cannot be read': () =>
    act({
      refusals: {
        'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': httpError(502),
      },
    }),
  'without the permission': () =>
    act({
      refusals: {
        'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': httpError(
          403,
          'not accessible by integration',
        ),
      },
    }),
  'a comment that cannot be updated': () =>
    act({
      times: 2,
      inputs: { when: 'always' },
      refusals: {
        'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': httpError(502),
      },
    }),
  'the event of another run': () => act({ given: failedReport(['test']), run: { id: 43 } }),
  'the report of the current run': () =>
    act({ given: reportOn(makeRun({ id: 99, jobs })), run: { id: 43 } }),
  'a report of another commit': () =>
    act({
      given: reportOnCommit([{ id: 42, conclusion: 'failure', jobs }], { commit: OTHER_SHA }),
    }),
  'a report of an unknown commit': () =>
    act({
      ...noRun(ofPull(SHA)),
      given: reportOn(makeRun({ id: 42, jobs, commit: undefined })),
      state: { runs: [fakeRun({ run: { ...RUN, head_sha: undefined } })] },
    }),
  'a report of a later attempt': () =>
    act({ given: reportOn(makeRun({ id: 42, attempt: 3, jobs, commit: SHA })) }),
  'a report of an earlier attempt': () =>
    act({
      given: reportOn(makeRun({ id: 42, attempt: 1, jobs, commit: SHA })),
      run: { run_attempt: 2 },
    }),
  'a green report of a red run': () =>
    act({
      given: reportOn(
        makeRun({ id: 42, jobs: [{ name: 'test' }], commit: SHA, conclusion: 'success' }),
      ),
    }),
  'a red report of a green run': () =>
    act({
      given: reportOn(makeRun({ id: 42, jobs, commit: SHA, conclusion: 'failure' })),
      run: { conclusion: 'success' },
    }),
  'a report of another repository': () =>
    act({ given: failedReport(['test']), inputs: { owner: 'octo-org', repo: 'other' } }),
  'no report': () => act({ event: {}, inputs: { eventName: 'pull_request' } }),
  'another text': () => act({ again: OTHER }),
  'a duplicate that cannot be removed': () => {
    const comments = [501, 502].map((id) => apiComment({ id, body: markedAs(RED, BEFORE).body }))
    const refusals = { 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': httpError(502) }
    return act({ state: { comments }, refusals })
  },
  'a newer run': () =>
    act({
      given: reportOn(makeRun({ id: 42, jobs, commit: SHA, conclusion: 'failure' })),
      state: { runs: [fakeRun({ run: RUN, jobs: [] }), fakeRun({ run: { ...RUN, id: 43 } })] },
    }),
  'a newer attempt of a run of the commit': () =>
    act({ given: RED, state: { runs: [fakeRun({ run: { ...RUN, run_attempt: 2 } })] } }),
  'a newer merge group': () => ofGroup(),
  'merge groups that cannot be listed': () => ofGroup({ '/runs': httpError(502) }),
  'allowed failures of jobs that cannot be read': () =>
    act({
      given: reportOn(makeRun({ id: 42, jobs, commit: SHA, conclusion: 'failure' })),
      inputs: { allowedFailures: ['lint'] },
      refusals: { '/jobs': httpError(502) },
    }),
  'a run that cannot be read': () =>
    act({ ...noRun(ofPull(SHA)), refusals: { 'runs/{run_id}': httpError(502) } }),
  'a comment of a deleted login': () =>
    act({
      report: GREEN,
      state: { comments: [{ ...apiComment({ body: markedAs(GREEN).body }), user: null }] },
      refusals: { '/graphql': httpError(502) },
    }),
  'no report and no run': () => {
    triggeringRun(commentInputs({}))
  },
  'no commit in the event': () => {
    const run = { id: 42, response: {} } as never
    const { client } = sourceWith({})
    const pullRequest = { number: 12, commit: SHA } as never
    return makeCommitReport({ run, pullRequest, inputs: commentInputs({}), client, signal })
  },
  'a comment of another login': () => {
    const { body } = markedAs(GREEN)
    return act({
      report: GREEN,
      state: { comments: [apiComment({ body, author: 'other[bot]' })] },
      refusals: { '/graphql': httpError(502) },
    })
  },
  'a token of another login': () =>
    act({ state: { writer: 'shop[bot]' }, refusals: { '/graphql': httpError(502) } }),
  'a pull request that changes each time': () => {
    const known = { pulls: [apiPull()], runs: [fakeRun({ run: RUN, jobs: [] })] }
    const source = changing(sourceWith(known), (response, route) =>
      route.endsWith('{pull_number}') ? { ...response, head: { sha: OTHER_SHA } } : response,
    )
    const response = { ...fakeRun({ run: RUN }).run, pull_requests: [{ number: 12 }] }
    const tools = { ...source, makeReport: () => Promise.resolve(RED) }
    return postComment(commentInputs(response), tools)
  },
  'a report that cannot be read': () =>
    readGivenReport(commentInputs({}, { reportPath: 'a' }), () => Promise.reject(new Error('no'))),
  'a report of a commit': () => saidOfFile(encodeAnyReport(RED), readReport),
  'a report that is not JSON': () => readReport('README.md'),
  'a report of something else': () => readReport('package.json'),
})

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
type Facts = Parameters<typeof decideComment>[0]

function decided(
  report: AnyReport,
  earlier: Partial<Marker<'comment'>> | undefined,
  more: Partial<Facts> = {},
) {
  const decision = decideComment({
    ...{ subject: subjectOf(report), pullRequest: PULL, isOwn: true, when: 'failure' },
    earlier: earlier && markedAs(RED, earlier).marker,
    next: markedAs(report).marker,
    ...more,
  })
  return 'reason' in decision ? `${decision.kind}: ${decision.reason}` : decision.kind
}

const OTHER = reportOnCommit(
  [{ id: 42, workflow: 'CI', conclusion: 'failure', jobs: [{ ...jobs[0], name: 'e2e' }] }],
  { commit: SHA },
)
const GREEN = reportOnCommit([{ workflow: 'CI', conclusion: 'success', jobs: [{ name: 'test' }] }])
const OPEN = reportOnCommit([
  { workflow: 'CI', status: 'in_progress', jobs: [{ state: running(5) }] },
])
const GROUP = { branch: 'gh-readonly-queue/main/pr-12-abc', commit: SHA }
const UNREAD = reportOnCommit([{ id: 42, workflow: 'CI', conclusion: 'failure' }])
const AFTER = { position: { run: 0, attempt: 0, at: at(99_999) } }
const BEFORE = { position: { run: 0, attempt: 0, at: 1 } }

const DECISIONS = casesOf({
  'a newer comment': () => decided(RED, AFTER),
  'a closed pull request': () => decided(RED, undefined, { pullRequest: { ...PULL, open: false } }),
  'a comment about a merge group': () => decided(RED, { ...BEFORE, group: true }),
  'a comment about the pull request, and a merge group': () =>
    decided(GREEN, BEFORE, { pullRequest: { ...PULL, group: GROUP } }),
  'a workflow that is not listed': () => decided(GREEN, { ...BEFORE, workflows: ['b'] }),
  'jobs that could not be read': () =>
    decided(
      {
        ...UNREAD,
        runs: UNREAD.runs.map((run) => ({ ...run, report: { ...run.report, jobs: undefined } })),
      },
      BEFORE,
    ),
  'the same text': () => decided(RED, { ...BEFORE, ...{} }, { earlier: markedAs(RED).marker }),
  'runs in progress': () => decided(OPEN, undefined),
  'nothing that failed': () => decided(GREEN, undefined),
  'nothing that changed': () =>
    decided(
      RED,
      { ...BEFORE, body: 'b' },
      { when: 'changed', earlier: { ...markedAs(RED, BEFORE).marker, body: 'b' } },
    ),
  always: () => decided(GREEN, undefined, { when: 'always' }),
})

/** The outcomes of `comment`. */
export const COMMENT_SENTENCES: Example = {
  name: 'comment',
  files: { 'outcomes.txt': OUTCOMES, 'decisions.txt': DECISIONS },
}
