import fc from 'fast-check'
import { classifyFailures, reportFailedRun } from '../src/runs/actions/classify-failures.ts'
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
import { at, makeOwn, makeTarget } from './make-run.ts'
import { OFFLINE_API, logUrl, offlineTransport } from './offline-transport.ts'
import { FORK } from './fake-github/repository.ts'
import { apiArtifact } from './fake-github/run-details.ts'
import { zipArchive } from './zip-archive.ts'

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

/** How the workflow names its jobs: by key, by a name with or without an expression, or as those of a called workflow. */
const NAMINGS = ['key', 'name', 'expression', 'called'] as const

/** Returns the name that GitHub lists for a leg; without a leg, the key has no matrix. */
function nameOfLeg(naming: (typeof NAMINGS)[number], key: number, leg: number | undefined): string {
  const ending = leg === undefined ? '' : ` (${leg})`
  switch (naming) {
    case 'key':
      return `job${key}${ending}`
    case 'name':
      return `Unit tests ${key}${ending}`
    case 'expression':
      return leg === undefined ? `Unit tests ${key}` : `Unit tests ${key} on ${leg}`
    case 'called':
      return `job${key}${ending} / inner`
  }
}

/** Returns the workflow file, by which a key has as many legs as it has results. */
function fileOf(naming: (typeof NAMINGS)[number], results: Results): string {
  const jobs = results.map((legs, key) => {
    const matrix =
      legs.length === 1
        ? ''
        : `    strategy: { matrix: { leg: [${[...legs.keys()].join(', ')}] } }\n`
    const name = {
      ...{ key: '', called: '', name: `    name: Unit tests ${key}\n` },
      expression: `    name: Unit tests ${key}${matrix === '' ? '' : ' on ${{ matrix.leg }}'}\n`,
    }[naming]
    const uses = naming === 'called' ? `    uses: ./${CALLED}\n` : '    runs-on: ubuntu-latest\n'
    return `  job${key}:\n${name}${matrix}${uses}`
  })
  const needs = results.map((_, key) => `job${key}`).join(', ')
  return `on: pull_request\njobs:\n${jobs.join('')}  gate:\n    needs: [${needs}]\n    runs-on: ubuntu-latest\n`
}

const CALLED = '.github/workflows/called.yml'
const OWN_JOB = 900_999

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
      naming: fc.constantFrom(...NAMINGS),
      hasFile: fc.boolean(),
      isSeen: fc.boolean(),
      isFork: fc.boolean(),
      isGone: fc.boolean(),
      own: fc.option(
        fc.record({
          late: fc.array(fc.boolean(), { maxLength: 12 }),
          tests: fc.option(fc.constantFrom('whole', 'cut', 'other', 'missing')),
        }),
      ),
    }),
  )

/** What the jobs of a simple repository are called, and what it lacks. */
export const SIMPLE = {
  ...{
    naming: 'key' as const,
    hasFile: false,
    isSeen: false,
    isFork: false,
    isGone: false,
    own: null,
  },
} as const

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
  readonly naming: Repository['naming']
}

function jobsOf({ id, start, results, naming, attempt = 1 }: Placed): JobFields[] {
  return results.flatMap((legs, key) =>
    legs.map((error, leg) => ({
      id: id * 1_000 + attempt * 100 + key * 10 + leg,
      name: nameOfLeg(naming, key, legs.length === 1 ? undefined : leg),
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
      ...logOfStep(start + 26, `make ${/\d/.exec(name ?? '')?.[0] ?? ''}`, ['building', ...failed]),
      ...exit,
      logLine(start + 47, 'Cleaning up orphan processes'),
    ]
    return [id, logUrl(`${lines.join('\n')}\n`)] as const
  })
}

const suite = (cases: number) =>
  `<testsuite name="Cart">${'<testcase name="adds"/>'.repeat(cases)}</testsuite>`
const archiveOf = (data: string) => zipArchive([{ name: 'junit.xml', data }])
const ARCHIVES = {
  whole: archiveOf(suite(12)),
  cut: archiveOf(suite(12).slice(0, 100)),
  other: archiveOf('<coverage/>'),
  missing: undefined,
}
const URL = 'https://github.com/octo-org/octo-shop/actions/runs'
const CALLED_FILE = 'on: workflow_call\njobs:\n  inner:\n    runs-on: ubuntu-latest\n'
const LATE = { status: 'in_progress', conclusion: null, completed_at: null, steps: [] }

/** Returns the GitHub that has a repository. */
export function stateOfRepository({ attempts, main, branches, ...drawn }: Repository): FakeState {
  const start = 0
  const { naming, own, isFork } = drawn
  const pull = {
    number: 12,
    head: { ref: 'topic', sha: TOPIC },
    base: { ref: 'main', sha: MAIN[4] },
  }
  const conclude = (results: Results) =>
    results.flat().some((one) => one !== null) ? 'failure' : 'success'
  const ours: Placed[] = attempts.map((results, index) => ({
    ...{ id: RUN_ID, start: start + index * 600, results, attempt: index + 1, naming },
  }))
  const ofMain: Placed[] = main.map((results, index) => ({
    id: 100 + index,
    start: -36_000 + index * 3_600,
    ...{ results, naming },
  }))
  const others: Placed[] = branches.map((results, index) => ({
    id: 200 + index,
    start: -3_000 + index * 60,
    ...{ results, naming },
  }))
  const OURS = {
    ...{ event: 'pull_request', head_branch: 'topic', head_sha: TOPIC },
    ...(isFork ? { head_repository: FORK, pull_requests: [] } : { pull_requests: [pull] }),
    ...(own && { status: 'in_progress', conclusion: null }),
  }
  /** Lists the jobs of the attempt that is reported, with the own one and late ones. */
  const lastJobs = (placed: Placed): JobFields[] => {
    const ownJob = {
      id: OWN_JOB,
      name: 'gate',
      status: 'in_progress',
      started_at: placed.start + 71,
    }
    if (own === null) return jobsOf(placed)
    const jobs = jobsOf(placed).map((job, at) =>
      own.late[at] === true ? { ...job, ...LATE } : job,
    )
    return [...jobs, ownJob]
  }
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
      jobs:
        fields === OURS && placed.attempt === attempts.length ? lastJobs(placed) : jobsOf(placed),
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
    ...ours.map((placed) => build(placed, OURS)),
  ]
  const missing = ours
    .flatMap(logsOf)
    .filter((_, at) => drawn.isLogMissing[at] === true)
    .map(([id]) => id)
  const logs = [...ours, ...ofMain, ...others]
    .flatMap(logsOf)
    .filter(([id]) => !missing.includes(id))
  const ofReported = runs.at(-1)
  const created = (attempts.length - 1) * 600 + 40
  if (ofReported && own && own.tests !== 'missing')
    ofReported.artifacts = [apiArtifact({ id: 7, name: 'junit', createdAt: created })]
  const error = drawn.listed === null ? undefined : ERRORS[drawn.listed]?.at(-1)
  const shown = ofMain.flatMap((placed) =>
    jobsOf(placed).flatMap(({ id = 0 }, at) =>
      placed.results.flat()[at] === drawn.listed ? `${URL}/${placed.id}/job/${id}` : [],
    ),
  )
  const seen = drawn.isSeen && shown[0] !== undefined ? `seen: ${shown[0]}\n` : ''
  const block = `\`\`\`known-failure\nerror: ${error?.trim() ?? ''}\n${seen}${drawn.gate ? 'gate: pass\n' : ''}\`\`\``
  return fakeState({
    runs,
    logs: Object.fromEntries(logs),
    ...(drawn.hasFile && {
      files: {
        '.github/workflows/ci.yml': fileOf(naming, attempts.at(-1) ?? []),
        [CALLED]: CALLED_FILE,
      },
    }),
    artifacts: own?.tests ? { 7: logUrl(ARCHIVES[own.tests] ?? '') } : {},
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
export function clientOf(
  state: FakeState,
  { maxRequests, isGone }: Pick<Repository, 'maxRequests' | 'isGone'>,
): Client {
  const transport = offlineTransport(state, (response, path) =>
    isGone && response.status === 404 && path.endsWith('/logs')
      ? { ...response, status: 410 }
      : response,
  )
  const options = testOptions(OFFLINE_API, transport)
  const client = createClient({ ...options, now: () => at(2_000) })
  return maxRequests === null ? client : limitRequests(client, maxRequests).client
}

const { signal } = new AbortController()

/** What the report, the comment, the issue and the re-run make of a repository. */
export async function readRepository(drawn: Repository, losses?: Losses) {
  const state = stateOfRepository(drawn)
  const target = makeTarget({ runId: RUN_ID, attempt: drawn.attempts.length })
  const results = drawn.attempts.at(-1) ?? []
  const needs = results.map((legs, key) => {
    return { key: `job${key}`, result: legs.some((one) => one !== null) ? 'failure' : 'success' }
  })
  const ofOwn = drawn.own && {
    target: { ...target, current: makeOwn({ jobId: OWN_JOB, needs }) },
    testResults: { named: new Map([['junit', (name: string) => name === 'junit']]) },
    settle: 0,
  }
  const whole = { ...DEFAULTS, signal, defaultBranch: 'main', ...(losses && { losses }) }
  const client = () => clientOf(state, drawn)
  return await withBudget(drawn.budget, async () => {
    const { historyRuns, failOn } = drawn
    const options = { ...whole, client: client(), target, historyRuns, failOn, ...ofOwn }
    const report = await buildReport(options)
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
    const unlimited = clientOf(state, { ...drawn, maxRequests: null })
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
