import fc from 'fast-check'
import { classifyFailures, reportFailedRun } from '../src/actions/rerun/classify-failures.ts'
import { buildCommitReport } from '../src/build-commit-report.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { BUDGETS } from '../src/gather/budgets.ts'
import { type Client, createClient, repositorySource } from '../src/github/http/client.ts'
import { limitRequests } from '../src/github/http/limit-requests.ts'
import type { Losses } from '../src/model/report/losses.ts'
import { apiIssue, apiPull } from './fake-github/api-conversation.ts'
import { apiStep, type JobFields } from './fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'
import { type FakeState, fakeState } from './fake-github/state.ts'
import { testOptions } from './fake-client.ts'
import { logLine, logOfStep } from './log-text.ts'
import { at, makeTarget } from './make-run.ts'
import { OFFLINE_API, logUrl, offlineTransport } from './offline-transport.ts'

const ERRORS = [
  ['##[error]a.ts: expected 3, got 4'],
  ['FAIL src/cart.test.ts', '  ● cart › adds', '    expect(received).toBe(3)'],
  ['npm error code ECONNRESET', 'npm error network read ECONNRESET'],
  ['it went wrong'],
] as const
const COUNTED = ['base', 'issues', 'proof', 'others', 'green', 'moreGreens', 'month'] as const

/** Results of the legs of a job: the error with which each fails, if it does. */
const anyJob = (legs: number, errors: number) =>
  fc.array(fc.option(fc.nat(errors - 1), { freq: 2 }), { minLength: legs, maxLength: legs })

const anyResults = ([shape, errors]: readonly [shape: readonly number[], errors: number]) =>
  fc.tuple(...shape.map((legs) => anyJob(legs, errors)))

/** What real repositories have together: legs, several jobs, a red main, other branches, attempts, issues, few requests. */
export const anyRepository = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: ERRORS.length }),
  )
  .chain((shape) =>
    fc.record({
      attempts: fc.array(anyResults(shape), { minLength: 1, maxLength: 2 }),
      main: fc.array(anyResults(shape), { maxLength: 3 }),
      branches: fc.array(anyResults(shape), { maxLength: 5 }),
      isLogMissing: fc.array(fc.boolean(), { maxLength: 3 }),
      listed: fc.option(fc.nat(ERRORS.length - 1)),
      gate: fc.boolean(),
      budget: fc.option(
        fc.tuple(fc.constantFrom(...COUNTED), fc.double({ min: 0, max: 1, noNaN: true })),
      ),
      maxRequests: fc.option(fc.nat(40), { freq: 2 }),
      historyRuns: fc.constantFrom(0, 3),
      failOn: fc.constantFrom(['new'], ['any'], ['new', 'unfinished']),
    }),
  )

export type Repository = typeof anyRepository extends fc.Arbitrary<infer Drawn> ? Drawn : never
type Results = Repository['attempts'][number]

const TOPIC = 'f'.repeat(40)
const shaOf = (number: number) => String(number).padStart(2, '0').repeat(20)
const MAIN = Array.from({ length: 5 }, (_, index) => shaOf(index))
const RUN_ID = 900

interface Placed {
  readonly id: number
  readonly start: number
  readonly results: Results
  readonly attempt?: number
}

function jobsOf({ id, start, results, attempt = 1 }: Placed): JobFields[] {
  return results.flatMap((legs, key) =>
    legs.map((error, leg) => ({
      id: id * 1_000 + attempt * 100 + key * 10 + leg,
      name: legs.length === 1 ? `job ${key}` : `job ${key} (${leg})`,
      conclusion: error === null ? 'success' : 'failure',
      ...{ started_at: start + 5, completed_at: start + 70 },
      steps: ['Set up job', `Run make ${key}`, 'Complete job'].map((name, index) =>
        apiStep({
          ...{
            name,
            number: index + 1,
            conclusion: index === 1 && error !== null ? 'failure' : 'success',
          },
          ...{ started_at: start + 6 + index * 20, completed_at: start + 26 + index * 20 },
        }),
      ),
    })),
  )
}

function logsOf(placed: Placed): readonly (readonly [number, string])[] {
  const { start, results } = placed
  const errors = results.flat()
  return jobsOf(placed).map(({ id = 0, name }, index) => {
    const error = errors[index]
    const failed = error === null || error === undefined ? ['ok'] : [...(ERRORS[error] ?? [])]
    const exit =
      error === null ? [] : [logLine(start + 45, '##[error]Process completed with exit code 1.')]
    const lines = [
      logLine(start + 6, `Complete job name: ${name ?? ''}`),
      ...logOfStep(start + 26, `make ${(name ?? '').split(' ')[1] ?? ''}`, ['building', ...failed]),
      ...exit,
      logLine(start + 47, 'Cleaning up orphan processes'),
    ]
    return [id, logUrl(`${lines.join('\n')}\n`)] as const
  })
}

/** Returns the GitHub that has a repository. */
export function stateOfRepository({ attempts, main, branches, ...drawn }: Repository): FakeState {
  const start = 0
  const pull = {
    number: 12,
    head: { ref: 'topic', sha: TOPIC },
    base: { ref: 'main', sha: MAIN[4] },
  }
  const conclude = (results: Results) =>
    results.flat().some((one) => one !== null) ? 'failure' : 'success'
  const ours: Placed[] = attempts.map((results, index) => ({
    ...{ id: RUN_ID, start: start + index * 600, results, attempt: index + 1 },
  }))
  const ofMain: Placed[] = main.map((results, index) => ({
    id: 100 + index,
    start: -36_000 + index * 3_600,
    results,
  }))
  const others: Placed[] = branches.map((results, index) => ({
    id: 200 + index,
    start: -3_000 + index * 60,
    results,
  }))
  const build = (placed: Placed, fields: object): BuiltRun =>
    fakeRun({
      run: {
        ...{ id: placed.id, run_number: placed.id, run_attempt: placed.attempt ?? 1 },
        ...{
          conclusion: conclude(placed.results),
          run_started_at: placed.start,
          created_at: placed.id === RUN_ID ? start : placed.start,
        },
        ...{ updated_at: placed.start + 100, ...fields },
      },
      jobs: jobsOf(placed),
    })
  const runs = [
    ...ofMain.map((placed, at) =>
      build(placed, { event: 'push', head_branch: 'main', head_sha: MAIN[at + 1] }),
    ),
    ...others.map((placed, at) =>
      build(placed, {
        ...{ event: 'pull_request', head_branch: `topic-${at}`, head_sha: shaOf(50 + at) },
        pull_requests: [{ number: 50 + at, base: { ref: 'main' } }],
      }),
    ),
    ...ours.map((placed) =>
      build(placed, {
        event: 'pull_request',
        head_branch: 'topic',
        head_sha: TOPIC,
        pull_requests: [pull],
      }),
    ),
  ]
  const missing = ours
    .flatMap(logsOf)
    .filter((_, at) => drawn.isLogMissing[at] === true)
    .map(([id]) => id)
  const logs = [...ours, ...ofMain, ...others]
    .flatMap(logsOf)
    .filter(([id]) => !missing.includes(id))
  const error = drawn.listed === null ? undefined : ERRORS[drawn.listed]?.at(-1)
  const block = `\`\`\`known-failure\nerror: ${error?.trim() ?? ''}\n${drawn.gate ? 'gate: pass\n' : ''}\`\`\``
  return fakeState({
    runs,
    logs: Object.fromEntries(logs),
    commits: { branch: 'main', shas: MAIN, mergeBases: { [TOPIC]: MAIN[4] ?? '' } },
    pulls: [apiPull({ number: 12, branch: 'topic', sha: TOPIC })],
    issues:
      error === undefined
        ? []
        : [
            apiIssue({
              number: 30,
              body: block,
              labels: ['known-failure'],
              author: 'mona',
              association: 'OWNER',
            }),
          ],
  })
}

/** Returns a client of that GitHub, which sends at most so many requests. */
export function clientOf(state: FakeState, maxRequests: number | null): Client {
  const options = testOptions(OFFLINE_API, offlineTransport(state))
  const client = createClient({ ...options, now: () => at(2_000) })
  return maxRequests === null ? client : limitRequests(client, maxRequests).client
}

const { signal } = new AbortController()

/** What the report, the comment, the issue and the re-run make of a repository. */
export async function readRepository(drawn: Repository, losses?: Losses) {
  const state = stateOfRepository(drawn)
  const target = makeTarget({ runId: RUN_ID, attempt: drawn.attempts.length })
  const whole = { ...DEFAULTS, signal, defaultBranch: 'main', ...(losses && { losses }) }
  const client = () => clientOf(state, drawn.maxRequests)
  return await withBudget(drawn.budget, async () => {
    const { historyRuns, failOn } = drawn
    const report = await buildReport({ ...whole, client: client(), target, historyRuns, failOn })
    const forIssue = await buildReport({ ...whole, client: client(), target })
    const { serverUrl, owner, repo } = target
    const ofCommit = await buildCommitReport({
      ...{ ...whole, client: client(), requiredChecks: false, ownRunId: RUN_ID },
      target: {
        serverUrl,
        owner,
        repo,
        commit: TOPIC,
        pullRequest: undefined,
        currentRun: undefined,
      },
    })
    const { client: unlimited } = { client: clientOf(state, null) }
    const forRerun =
      drawn.maxRequests === null
        ? await reportFailedRun(
            repositorySource({ client: unlimited, repository: target, signal }),
            { target, allowedFailures: [], knownIssues: DEFAULTS.knownIssues },
          )
        : undefined
    const rerun = forRerun && classifyFailures(forRerun, undefined).verdict
    return { report, forIssue, ofCommit, rerun }
  })
}

/** Runs something with another limit of a budget. */
async function withBudget<Value>(
  budget: Repository['budget'],
  run: () => Promise<Value>,
): Promise<Value> {
  if (budget === null) return await run()
  const changed: { requests?: number } = BUDGETS[budget[0]]
  const { requests = 0 } = changed
  changed.requests = Math.round(requests * budget[1])
  try {
    return await run()
  } finally {
    changed.requests = requests
  }
}
