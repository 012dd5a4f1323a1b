import { decideIssue } from '../../../src/actions/issue/decide-issue.ts'
import type { IssueInputs } from '../../../src/actions/issue/inputs.ts'
import { keepIssue } from '../../../src/actions/issue/issue.ts'
import type { OwnIssue } from '../../../src/actions/issue/issue-posts.ts'
import { makeRunReport } from '../../../src/actions/issue/make-run-report.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { withMarker } from '../../../src/render/conversation/marker.ts'
import { runKey } from '../../../src/render/conversation/subject.ts'
import { encodeAnyReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { failedReport, issueInputs } from '../../conversation-inputs.ts'
import { type ApiIssue, apiIssue } from '../../fake-github/api-conversation.ts'
import type { JobFields } from '../../fake-github/api-job.ts'
import type { RunFields } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import { FORK } from '../../fake-github/repository.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { reportOnCommit } from '../../make-commit.ts'
import { at, finished, makeRun, reportOn } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import { type FakeFacts, fakeReaders } from '../../fake-readers.ts'
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
  readonly now?: number
  /** Whether GitHub did not write what it refused. */
  readonly isLost?: boolean
  /** Changes a response. */
  readonly change?: Parameters<typeof changing>[1]
  /** Whether to return the issues in place of the outcome. */
  readonly shows?: boolean
}

const RED = [runAt(40, 'success'), runAt(41, 'failure'), runAt(42, 'failure')]

/** Acts on run 42, or on those with these ids, one after the other. */
async function act(all: Act, ...more: readonly Act[]) {
  const issues: ApiIssue[] = [...(all.issues ?? [])]
  const comments: FakeState['comments'] = []
  let outcome
  for (const one of [all, ...more]) {
    const { id = 42, runs = RED, given, event, refusals } = one
    const clock = one.now === undefined ? {} : { now: () => one.now ?? 0 }
    const known = sourceWith({ runs, issues, comments }, refusals, clock)
    const source = one.change === undefined ? known : changing(known, one.change)
    const tools = {
      ...source,
      makeReport: () => Promise.resolve({ ...REPORT, run: { ...REPORT.run, id } }),
      concludeRun: () => Promise.resolve('cancelled'),
    }
    const keep = async (reportPath?: string) =>
      await keepIssue(
        issueInputs({ id, run_attempt: 1 }, { reportPath, ...one.inputs, ...(event && { event }) }),
        tools,
      )
    outcome = given === undefined ? await keep() : await withFile(encodeAnyReport(given), keep)
    if (one.isLost === true) comments.splice(0)
  }
  return all.shows === true ? issues.map(({ title, body }) => `${title}: ${body ?? ''}`) : outcome
}

const GREEN: Act = { id: 43, runs: [...RED, runAt(43, 'success')] }
const jobs = [{ name: 'build', state: finished(5, 65, 'failure') }]
const given = (fields: Parameters<typeof makeRun>[0]) =>
  reportOn(makeRun({ id: 42, branch: 'main', ...fields }))
const ISSUES = '/repos/{owner}/{repo}/issues'
const own = { inputs: { currentRunId: 42 }, event: { repository: { default_branch: 'main' } } }
const UNFINISHED = [...RED.slice(0, 2), runAt(42, null)]

const YEARS_LATER = Date.UTC(2030, 0)

const OUTCOMES = casesOf({
  'a first failure': () => act({}),
  'the same run a second time': () => act({}, {}),
  'another failure': () => act({}, { id: 43, runs: [...RED, runAt(43, 'failure')] }),
  'a run that passed': () => act({}, GREEN),
  'a run that passed, without closing': () => act({}, { ...GREEN, inputs: { close: false } }),
  'only allowed failures': () => act({ inputs: { allowedFailures: ['build'] } }),
  'a comment that could not be written': () =>
    act({}, { ...GREEN, refusals: { [`${ISSUES}/{issue_number}/comments`]: httpError(502) } }),
  'an older run': () =>
    act({ id: 41, given: given({ id: 41, jobs, conclusion: 'failure' }), event: own.event }),
  'a run without an event': () => act({ runs: [runAt(42, 'failure', { event: undefined })] }),
  'a workflow without a name': () =>
    act({ shows: true, runs: RED.map(({ id }) => runAt(id, 'failure', { name: null })) }),
  'a duplicate': () => act({ shows: true, issues: DUPLICATES() }),
  'an issue without a URL below other text': () => {
    const below = { ...apiIssue({ title: 'Other', body: `text\n\n${bodyOf()}` }), html_url: null }
    return act({ issues: [below], refusals: { '/graphql': httpError(502) } })
  },
  'an unknown default branch': () =>
    act({
      inputs: { defaultBranch: undefined },
      change: (response, route) => (route.endsWith('{repo}') ? {} : response),
    }),
  'a pull request': () => act({ runs: [runAt(42, 'failure', { event: 'pull_request' })] }),
  'another branch': () => act({ runs: [runAt(42, 'failure', { head_branch: 'topic' })] }),
  'a comment that is repeated': () => {
    const green = { ...GREEN, inputs: { close: false } }
    const refusals = { [`${ISSUES}/{issue_number}/comments`]: httpError(502) }
    return act({}, { ...green, refusals, isLost: true }, { ...green, now: YEARS_LATER })
  },
  'a fork': () => act({ runs: [runAt(42, 'failure', { head_repository: FORK })] }),
  'no workflow': () => act({ runs: [runAt(42, 'failure', { workflow_id: undefined })] }),
  'a cancelled run': () =>
    act({
      runs: [...RED.slice(0, 2), runAt(42, 'cancelled')],
      given: given({ jobs: [{ state: finished(5, 65, 'cancelled') }], conclusion: 'cancelled' }),
      event: own.event,
    }),
  'an unfinished run': () => act({ runs: UNFINISHED, given: given({ jobs }), event: own.event }),
  'the current run, cancelled so far': () =>
    act({
      ...own,
      runs: UNFINISHED,
      given: given({ jobs: [{ state: finished(5, 65, 'cancelled') }] }),
    }),
  'a report of an earlier attempt': () =>
    act({
      runs: [...RED, runAt(42, 'failure', { run_attempt: 2 })],
      given: given({ jobs, attempt: 1, conclusion: 'failure' }),
      event: own.event,
    }),
  'a report of a later attempt': () =>
    act({ given: given({ jobs, attempt: 3, conclusion: 'failure' }), event: own.event }),
  'a red report of a green run': () =>
    act({
      runs: [...RED.slice(0, 2), runAt(42, 'success')],
      given: given({ jobs, conclusion: 'failure' }),
      event: own.event,
    }),
  'a green report of a red run': () =>
    act({ given: given({ jobs: [{ name: 'build' }], conclusion: 'success' }), event: own.event }),
  'a report of a commit': () => act({ given: reportOnCommit([{ id: 42 }]) }),
  'runs that cannot be read': () => act({ refusals: { '/runs': httpError(502) } }),
  'jobs that cannot be read': () => act({ refusals: { '/jobs': httpError(502) } }),
  'closed issues that cannot be read': () =>
    act({ refusals: { [`GET ${ISSUES}#2`]: httpError(502) } }),
  'issues that cannot be read again': () =>
    act({ refusals: { [`GET ${ISSUES}#3`]: httpError(502) } }),
  'a duplicate that cannot be closed': () => {
    const issues = DUPLICATES()
    return act({ issues, refusals: { [`PATCH ${ISSUES}/{issue_number}#2`]: httpError(502) } })
  },
  'issues that cannot be read': () => act({ refusals: { [`GET ${ISSUES}`]: httpError(502) } }),
  'without the permission': () =>
    act({
      refusals: { [`POST ${ISSUES}`]: httpError(403, 'not accessible by integration') },
    }),
  'an issue below other text': () =>
    act({
      issues: [apiIssue({ title: 'Other', body: `text\n\n${bodyOf()}` })],
      refusals: { '/graphql': httpError(502) },
    }),
  'runs that change each time': () => {
    let id = 43
    const runs = [...RED]
    const source = changing(sourceWith({ runs }), (response, route) => {
      if (route.endsWith('/runs')) runs.push(runAt(id++, 'failure'))
      return response
    })
    const tools = {
      ...source,
      makeReport: () => Promise.resolve(REPORT),
      concludeRun: () => Promise.resolve('cancelled'),
    }
    return keepIssue(issueInputs({ id: 42, run_attempt: 1 }), tools)
  },
  'jobs of the run that cannot be read': () => {
    const { client } = sourceWith({ runs: RED }, { '/jobs': httpError(502) })
    return makeRunReport({ run: { id: 42, attempt: 1 }, inputs: issueInputs({}), client, signal })
  },
})

const DUPLICATES = () =>
  [30, 31].map((number) => apiIssue({ number, title: 'CI fails on main', body: bodyOf() }))

const NEW = { since: undefined, green: undefined, title: undefined, comments: undefined }

function bodyOf() {
  const position = { run: 41, attempt: 1, at: 0 }
  const key = runKey('.github/workflows/ci.yml', 'push')
  return withMarker('issue', { ...NEW, key, state: 'red', position, causes: [] }, 'text').body
}

const CAUSES = ['aaaaaaaa.11111111']
const markerOf = (run: number, state: 'red' | 'green' = 'red') => {
  const position = { run, attempt: 1, at: 0 }
  const marker = { ...NEW, key: '0'.repeat(16), state, causes: CAUSES, position }
  return withMarker('issue', marker, `${run}`).marker
}
const failed = (id: number, minute: number) => ({
  ...{ id, number: id, commit: undefined, endedAt: at(60 * minute) },
})
const series = {
  runs: [failed(41, 0), failed(42, 4)],
  lastGreen: undefined,
  isWhole: true,
} as const
const run = { id: 42, number: 812, onlyAllowed: false }
type Facts = Parameters<typeof decideIssue>[0] & FakeFacts
const decided = async (state: 'red' | 'green', facts: Partial<Facts>) => {
  const given = { run, position: { run: 42, attempt: 1, at: 9 }, grace: { runs: 1 } }
  const decision = await decideIssue(
    { state, open: undefined, hasDuplicates: false, ...given, ...facts },
    fakeReaders(facts),
  )
  return 'reason' in decision ? `${decision.kind}: ${decision.reason}` : decision.kind
}
const open = markerOf(41)
const dismissed = { post: { id: 7 } } as OwnIssue
const closed = { ids: new Set([7]), filter: { author: 'bot' }, dismissed }

const DECISIONS = casesOf({
  'a newer run': () => decided('red', { open: markerOf(43) }),
  'a pass without an issue': () => decided('green', { findLost: undefined }),
  'a pass without an issue and a number': () =>
    decided('green', { findLost: undefined, run: { ...run, number: undefined } }),
  'a pass but for allowed jobs': () =>
    decided('green', { findLost: undefined, run: { ...run, onlyAllowed: true } }),
  'a pass with a green issue': () =>
    decided('green', { open: markerOf(41, 'green'), findLost: undefined }),
  'a job that has not passed': () =>
    decided('green', { open, findUnproven: { name: 'e2e', run: failed(41, 0) } }),
  'a run that has not passed': () =>
    decided('green', { open, findUnproven: { name: '', run: failed(41, 0) } }),
  'runs that could not be read': () =>
    decided('green', { open, findUnproven: { name: undefined, run: failed(41, 0) } }),
  'too few failures': () => decided('red', { findSeries: series, grace: { runs: 3 } }),
  'too short': () => decided('red', { findSeries: series, grace: { time: 300_000 } }),
  'a closed issue': () => decided('red', { findSeries: series, findClosed: closed }),
})

/** The outcomes of `issue`. */
export const ISSUE_SENTENCES: Example = {
  name: 'issue',
  files: { 'outcomes.txt': OUTCOMES, 'decisions.txt': DECISIONS },
}
