import { expect } from '@jest/globals'
import fc from 'fast-check'
import { postComment } from '../../src/conversation/actions/comment/comment.ts'
import { keepIssue } from '../../src/conversation/actions/issue/issue.ts'
import { StepFailure } from '../../src/actions/step-failure.ts'
import { repositorySource } from '../../src/github/http/client.ts'
import { findSection, type Marker } from '../../src/conversation/render/marker.ts'
import { runKey, stateOf } from '../../src/conversation/render/subject.ts'
import { encodeCommitReport, encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { digestOf } from '../../src/model/digest.ts'
import type { ListedFailure } from '../../src/model/shapes/failure.ts'
import { commentInputs, issueInputs } from '../conversation-inputs.ts'
import { withFile } from '../examples/sentences/cases.ts'
import { apiPull } from '../fake-github/api-conversation.ts'
import { SHA } from '../fake-github/api-run.ts'
import { directClients } from '../fake-github/direct-clients.ts'
import { fakeRun } from '../fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../fake-github/state.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../failure-report.ts'
import { expectHarmlessBody } from '../harmless.ts'
import { reportOnCommit } from '../make-commit.ts'
import { at, finished, makeRun, makeStep, reportOn } from '../make-run.ts'
import { changeJson } from './break-responses.ts'

const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'
const WORKFLOW = '.github/workflows/ci.yml'
const COMMIT_KEY = digestOf(['commit'])
/** Of the reports before and after the changed one; the fake GitHub has no newer run. */
const [EARLIER, REPORTED, LATER] = [41, 42, 43]
const NOW = at(3_600)
const EARLIER_AT = at(500)

/** A report that somebody made, and how it gets to an action. */
type Claim = typeof anyClaim extends fc.Arbitrary<infer Drawn> ? Drawn : never

const [SOON, FUTURE] = ['2026-03-01T10:59:59Z', '2099-12-31T23:59:59Z']

export const anyClaim = fc.record({
  kind: fc.constantFrom('run', 'run', 'commit'),
  made: fc.constantFrom('red', 'green'),
  /** What the report says in place of the truth. */
  lies: fc.record(
    {
      conclusion: fc.constantFrom('success', 'failure', 'skipped', 'cancelled', 'unknown'),
      complete: fc.boolean(),
      jobsUnfinished: fc.constantFrom(0, 1),
      madeAt: fc.constantFrom(SOON, FUTURE, '2018-01-01T00:00:00Z'),
      commit: fc.constantFrom(SHA, 'b'.repeat(40)),
      causes: fc.constant([]),
    },
    { requiredKeys: [] },
  ),
  runLies: fc.record(
    {
      id: fc.constantFrom(EARLIER, LATER, 7, 2 ** 53 - 1),
      attempt: fc.constantFrom(null, 0, 2, 9_999_999_999),
      event: fc.constantFrom('push', 'pull_request', 'schedule'),
      branch: fc.constantFrom('main', 'topic'),
      workflowPath: fc.constantFrom('.github/workflows/other.yml', null),
      workflow: fc.constantFrom('Other', null),
    },
    { requiredKeys: [] },
  ),
  edits: fc.array(fc.record({ position: fc.nat(100_000), choice: fc.nat(100_000) }), {
    maxLength: 4,
  }),
  /** Whether the run triggered the workflow, is the current one, or neither. */
  context: fc.constantFrom('triggered', 'triggered', 'current', 'other'),
  /** What GitHub shows of the run, unless it is the current one. */
  conclusion: fc.constantFrom('success', 'failure', 'cancelled', 'skipped'),
  hasEarlier: fc.boolean(),
  when: fc.constantFrom('failure', 'changed', 'always'),
})

const reports = new Map<string, object>()

/** Returns the honest report of a run, or of the commit of which it is a run. */
function reportOf(...run: Parameters<typeof makeReport>): object {
  const made = reports.get(run.join()) ?? makeReport(...run)
  reports.set(run.join(), made)
  return made
}

const LISTED: ListedFailure = {
  issues: [
    {
      ...{ number: 30, title: 'It loses its connection', url: `${REPOSITORY_URL}/issues/30` },
      ...{ closedDaysAgo: undefined, until: '2026-01-31', gate: 'over' },
    },
  ],
  ...{ known: 1, total: 2, missing: 'not ok', passesGate: false, reruns: false },
  unproven: undefined,
}

function makeReport(kind: Claim['kind'], made: Claim['made'], id: number, event: string): object {
  const conclusion = made === 'red' ? 'failure' : 'success'
  const step = makeStep({ number: 3, name: `Make ${id}`, state: finished(10, 30, conclusion) })
  const jobs = [{ name: 'build', state: finished(5, 65, conclusion), steps: [step] }, {}]
  const run = { id, number: id, event, workflowPath: WORKFLOW, conclusion, jobs }
  const excerpts = new Map([[1, [makeExcerpt(['not ok'], { step })]]])
  const explanations = { excerpts, annotations: new Map() }
  if (kind === 'commit') return encodeCommitReport(reportOnCommit([{ ...run, id }, { id: 7 }]))
  return encodeReport(
    withVerdicts(reportOn(makeRun(run), { explanations }), {
      ...{ kind: 'known', issues: LISTED },
      context: {
        evidence: [makeEvidence()],
        inLastRuns: true,
        redSince: {
          run: makeEvidence({ runId: id }),
          commits: [
            { sha: SHA, url: `${REPOSITORY_URL}/commit/${SHA}`, title: 'Fix', author: 'mona' },
          ],
          commitsTotal: 3,
        },
      },
    }),
  )
}

function changedReport({ kind, made, lies, runLies, edits }: Claim, event: string): unknown {
  const report = reportOf(kind, made, REPORTED, event) as { readonly run?: object }
  const run = kind === 'run' ? { run: { ...report.run, ...runLies } } : {}
  return edits.reduce<unknown>(changeJson, { ...report, ...lies, ...run })
}

const { signal } = new AbortController()
const notGiven = () => Promise.reject(new Error('the report is given'))

/** What an engine or a library says of a value that it cannot use. */
const EXCEPTION =
  /\b(?:Cannot (?:read|convert|destructure|access|set)|is not (?:a function|iterable|defined|an object)|undefined|Invalid (?:time|array|string|count|date)|Maximum call|out of range|Unexpected token)|\[object /

/** Checks that an action stopped with a sentence of its own, if it stopped. */
function expectSentence(error: unknown): void {
  if (error === undefined) return
  if (!(error instanceof StepFailure)) throw error as Error
  expect(error.message).toMatch(/^(?:The|Could) [^]+/)
  expect(error.message).not.toMatch(EXCEPTION)
}

function inputsFor(
  context: Claim['context'],
  event: string,
  conclusion: string | null,
  id: number,
) {
  const triggering = {
    ...{ id, run_attempt: 1, event, conclusion, path: WORKFLOW, name: 'CI' },
    ...{ head_sha: SHA, head_branch: 'topic', pull_requests: [{ number: 12 }] },
    head_repository: { full_name: 'octo-org/octo-shop', owner: { login: 'octo-org' } },
  }
  const isTriggered = context === 'triggered'
  return {
    ...{ currentWorkflow: WORKFLOW, currentRunId: context === 'current' ? id : 99 },
    ...{ eventName: isTriggered ? 'workflow_run' : event, commit: SHA },
    event: isTriggered
      ? { workflow_run: triggering }
      : { pull_request: { number: 12, head: { sha: SHA } } },
  }
}

/** Adds a run of the workflow with a job of the same conclusion; `null` for an unfinished one. */
function addRun(state: FakeState, id: number, event: string, conclusion: string | null): void {
  const run = { id, run_number: id, event, path: WORKFLOW, conclusion }
  state.runs.push(fakeRun({ run, jobs: [{ id: 1_000 + id, name: 'build', conclusion }] }))
}

/** Checks a marker against what GitHub shows of the run that it names. */
function expectSupported({ state, position }: Marker, { kind, context, conclusion }: Claim): void {
  const isRun = kind === 'run'
  expect(position.attempt).toBe(isRun ? 1 : 0)
  expect(isRun ? [EARLIER, REPORTED] : [0]).toContain(position.run)
  // Only the runs of a workflow that another one triggers are read for the report of a commit.
  const isChecked = isRun ? context !== 'current' : context === 'triggered'
  if (!isChecked || position.run === EARLIER || position.at === EARLIER_AT) return
  const known = stateOf(conclusion, true)
  if (state === 'green') expect(known).toBe('green')
  if (state === 'red') expect(known).not.toBe('green')
}

interface ActOptions extends Pick<Claim, 'context' | 'conclusion' | 'when'> {
  readonly id?: number
  readonly now?: number
}

type Inputs = ReturnType<typeof inputsFor> & { readonly reportPath: string }

/** Returns what lets an action act on the changed report, and on honest ones of other runs. */
function reportsFor(
  claim: Claim & { readonly event: string; readonly state: FakeState },
  act: (inputs: Inputs, options: ActOptions) => Promise<unknown>,
) {
  const { event, state } = claim
  const give = async (report: unknown, options: ActOptions) => {
    const { context, conclusion, id = REPORTED } = options
    const known = context === 'current' ? null : conclusion
    const inputs = inputsFor(context, event, known, id)
    const stopped = withFile(report ?? null, (reportPath) =>
      act({ ...inputs, reportPath }, options),
    )
    return await stopped.then(
      () => undefined,
      (error: unknown) => error,
    )
  }
  const giveHonest = async (kind: Claim['kind'], id: number, now = NOW) => {
    const madeAt = new Date(now).toISOString()
    addRun(state, id, event, 'failure')
    const acted = { context: 'triggered', conclusion: 'failure', when: 'always' } as const
    const options = { ...acted, id, now }
    expect(await give({ ...reportOf(kind, 'red', id, event), madeAt }, options)).toBeUndefined()
  }
  const giveChanged = async () => {
    addRun(state, REPORTED, event, claim.context === 'current' ? null : claim.conclusion)
    expectSentence(await give(changedReport(claim, event), claim))
  }
  return { giveHonest, giveChanged }
}

/** Returns the marker of a text that an action wrote. */
function markerIn(post: 'comment' | 'issue', body: string): Marker {
  expect(body.length).toBeLessThanOrEqual(65_536)
  expectHarmlessBody(body, REPOSITORY_URL)
  const section = findSection(post, body)
  if (section?.atTop !== true) throw new Error(`no marker at the top of ${body}`)
  return section.marker
}

/** Lets `comment` act on a changed report, and then on an honest one of a newer run. */
export async function commentOn(claim: Claim): Promise<void> {
  const { kind } = claim
  const event = 'pull_request'
  const state = fakeState({ pulls: [apiPull()] })
  const { client, writer } = directClients(state)
  const { giveHonest, giveChanged } = reportsFor(
    { ...claim, event, state },
    async (inputs, { when, now = NOW }) => {
      const given = commentInputs({}, { ...inputs, when })
      const source = repositorySource({
        client: { ...client, now: () => now },
        writer,
        repository: given,
        signal,
      })
      await postComment(given, { ...source, makeReport: notGiven })
    },
  )
  if (claim.hasEarlier) await giveHonest(kind, EARLIER, EARLIER_AT)
  await giveChanged()
  const read = () => state.comments.map(({ body }) => markerIn('comment', body))
  const key = kind === 'commit' ? COMMIT_KEY : runKey(WORKFLOW, event)
  const written = read()
  expect(written.map((marker) => marker.key)).toEqual(written.map(() => key))
  expect(written.length).toBeLessThanOrEqual(1)
  for (const marker of written) {
    expectSupported(marker, claim)
    expect(marker.position.at).toBeLessThanOrEqual(NOW)
  }
  await giveHonest(kind, LATER, NOW + 60_000)
  const [last, ...others] = read()
  expect([last?.key, last?.state, others.length]).toEqual([key, 'red', 0])
  if (kind === 'run') expect(last?.position.run).toBe(LATER)
  else expect(last?.position.at).toBe(NOW + 60_000)
}

/** Lets `issue` act on a changed report of the default branch, and then on an honest one of a newer run. */
export async function keepIssueOn(claim: Claim): Promise<void> {
  const event = 'push'
  const state = fakeState({ pulls: [apiPull()] })
  const { client, writer } = directClients(state)
  const { giveHonest, giveChanged } = reportsFor({ ...claim, event, state }, async (inputs) => {
    const concludeRun = () => Promise.resolve('cancelled')
    const given = issueInputs({}, inputs)
    const source = repositorySource({ client, writer, repository: given, signal })
    await keepIssue(given, { ...source, makeReport: notGiven, concludeRun })
  })
  if (claim.hasEarlier) await giveHonest('run', EARLIER)
  await giveChanged()
  const read = () =>
    state.issues.map(({ body, title, state: now }) => {
      expect(title).toMatch(/^CI fails on main(?:: |$)/)
      const marker = markerIn('issue', body ?? '')
      expect(marker.key).toBe(runKey(WORKFLOW, event))
      return { marker, isOpen: now === 'open' }
    })
  const written = read()
  expect(written.length).toBeLessThanOrEqual(1)
  for (const { marker, isOpen } of written) {
    expectSupported(marker, { ...claim, kind: 'run' })
    expect(isOpen).toBe(marker.state === 'red')
  }
  for (const { body } of state.comments) expectHarmlessBody(body, REPOSITORY_URL)
  await giveHonest('run', LATER)
  const open = read().filter(({ isOpen }) => isOpen)
  expect(open.map(({ marker }) => [marker.state, marker.position.run])).toEqual([['red', LATER]])
}
