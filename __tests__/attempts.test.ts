import { describe, expect, it } from '@jest/globals'
import { classifyFailures, reportFailedRun } from '../src/actions/rerun/classify-failures.ts'
import { buildCommitReport } from '../src/build-commit-report.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { reasonOf, wordOf } from '../src/model/report/cause.ts'
import type { Report } from '../src/model/report/report.ts'
import { adviceWord } from '../src/render/findings/advice.ts'
import { PLAIN } from '../src/render/text/inline.ts'
import { verdictText } from '../src/render/findings/verdict.ts'
import { apiStep, type JobFields } from '../testing/fake-github/api-job.ts'
import { apiAnnotation } from '../testing/fake-github/run-details.ts'
import { fakeRun } from '../testing/fake-github/fake-run.ts'
import { fakeState } from '../testing/fake-github/state.ts'
import { gated } from '../testing/gate.ts'
import { logLine, logOfStep } from '../testing/log-text.ts'
import { makeTarget } from '../testing/make-run.ts'
import { logUrl } from '../testing/offline-transport.ts'
import { clientOf } from '../testing/whole-repository.ts'

const STEPS = ['Run npm ci', 'Run npm test', 'Run npm run e2e']
const LINES: Readonly<Record<string, readonly string[]>> = {
  code: ['##[error]a.ts: expected 3, got 4'],
  registry: ['npm error code ECONNRESET', 'npm error network read ECONNRESET'],
}
const LOST = 'The hosted runner lost communication with the server.'
const [TOPIC, MAIN] = ['f'.repeat(40), 'a'.repeat(40)]
const { signal } = new AbortController()

/**
 * Jobs of an attempt: how each of the three steps ended, `skipped`, or `carried` for a job that was not re-run. A step
 * `-` was not reached.
 */
type Attempt = Readonly<Record<string, string>>

interface Place {
  readonly id: number
  readonly number: number
  readonly start: number
}

function jobsOf(attempt: Attempt, before: Attempt | undefined, { id, number, start }: Place) {
  return Object.entries(attempt).map(([name, text], at) => {
    const isCarried = text === 'carried'
    const ends = (isCarried ? (before?.[name] ?? '') : text).split(' ')
    const begin = (isCarried ? start - 600 : start) + 5
    const isLost = ends.includes('lost')
    const failed = ends.find((end) => end === 'code' || end === 'registry')
    const isSkipped = text === 'skipped'
    const conclusion = isSkipped
      ? 'skipped'
      : ends.includes('cancelled')
        ? 'cancelled'
        : failed !== undefined || isLost
          ? 'failure'
          : 'success'
    const fields: JobFields = {
      id: id * 100 + number * 10 + at,
      name: name.replace(/ \d$/, ''),
      conclusion,
      ...{ started_at: begin, completed_at: begin + 80 },
      steps: isSkipped
        ? []
        : STEPS.map((step, index) => {
            const end = ends[index] ?? 'ok'
            const times = { started_at: begin + index * 20, completed_at: begin + 20 + index * 20 }
            const concluded =
              { ok: 'success', '-': 'skipped', cancelled: 'cancelled' }[end] ?? 'failure'
            return end === 'lost'
              ? apiStep({
                  name: step,
                  number: index + 2,
                  status: 'in_progress',
                  ...times,
                  completed_at: null,
                })
              : apiStep({ name: step, number: index + 2, conclusion: concluded, ...times })
          }),
    }
    const log = STEPS.flatMap((step, index) => {
      const end = ends[index] ?? 'ok'
      if (end === '-') return []
      const exit =
        LINES[end] === undefined
          ? []
          : [logLine(begin + 19 + index * 20, '##[error]Process completed with exit code 1.')]
      return [
        ...logOfStep(begin + index * 20, step.slice(4), ['working', ...(LINES[end] ?? [])]),
        ...exit,
      ]
    })
    return {
      fields,
      isLost,
      log: [...log, logLine(begin + 70, 'Cleaning up orphan processes'), ''].join('\n'),
    }
  })
}

function stateOf(attempts: readonly Attempt[], unread: 'unread' | 'empty' | undefined) {
  const green = Object.fromEntries(Object.keys(attempts[0] ?? {}).map((name) => [name, 'ok ok ok']))
  const all = [
    { place: { id: 800, number: 1, start: -3_600 }, attempt: green, before: undefined },
    ...attempts.map((attempt, at) => ({
      ...{ attempt, before: attempts[at - 1] },
      place: { id: 900, number: at + 1, start: at * 600 },
    })),
  ]
  const isListed = ({ place: { id, number } }: (typeof all)[number]) =>
    unread !== 'unread' || id === 800 || number > 1
  const made = all.filter(isListed).map(({ place, attempt, before }) => ({
    place,
    jobs: jobsOf(attempt, before, place),
  }))
  const pull = { number: 12, head: { ref: 'topic', sha: TOPIC }, base: { ref: 'main', sha: MAIN } }
  return fakeState({
    runs: made.map(({ place: { id, number, start }, jobs }) =>
      fakeRun({
        run: {
          ...{ id, run_number: id, run_attempt: number, created_at: Math.min(0, start) },
          ...{ run_started_at: start, updated_at: start + 100 },
          ...(id === 800
            ? { event: 'push', head_branch: 'main', head_sha: MAIN, conclusion: 'success' }
            : {
                event: 'pull_request',
                head_branch: 'topic',
                head_sha: TOPIC,
                conclusion: 'failure',
                pull_requests: [pull],
              }),
        },
        jobs:
          unread !== undefined && id === 900 && number === 1
            ? []
            : jobs.map(({ fields }) => fields),
      }),
    ),
    logs: Object.fromEntries(
      made.flatMap(({ jobs }) => jobs.map(({ fields, log }) => [fields.id ?? 0, logUrl(log)])),
    ),
    annotations: Object.fromEntries(
      made.flatMap(({ jobs }) =>
        jobs.flatMap(({ fields: { id = 0 }, isLost }) =>
          isLost ? [[id, [apiAnnotation({ message: LOST })]] as const] : [],
        ),
      ),
    ),
    commits: { branch: 'main', shas: [MAIN], mergeBases: { [TOPIC]: MAIN } },
  })
}

const gateOf = (report: Report) =>
  gated(report, { failOn: ['new'] }).gate?.fails ? 'closed' : 'open'

const verdictsOf = ({ causes }: Pick<Report, 'causes'>) =>
  causes.map(({ verdict }) => [wordOf(verdict), reasonOf(verdict)].filter(Boolean).join(' '))

/** What a colleague would want to know: the verdicts, the gate, the advice, whether it is re-run; the comment says the same. */
async function readAttempts(attempts: readonly Attempt[], unread?: 'unread' | 'empty') {
  const state = stateOf(attempts, unread)
  const client = clientOf(state, null)
  const target = makeTarget({ runId: 900, attempt: attempts.length })
  const whole = { ...DEFAULTS, client, signal, defaultBranch: 'main' }
  const report = await buildReport({ ...whole, target })
  const { serverUrl, owner, repo } = target
  const commit = await buildCommitReport({
    ...{ ...whole, requiredChecks: false, ownRunId: 900 },
    target: {
      serverUrl,
      owner,
      repo,
      commit: TOPIC,
      pullRequest: undefined,
      currentRun: undefined,
    },
  })
  expect(verdictsOf(commit)).toEqual(verdictsOf(report))
  const source = { client, repository: target, signal }
  const forRerun = await reportFailedRun(source, {
    target,
    allowedFailures: [],
    knownIssues: undefined,
  })
  const rerun = classifyFailures(forRerun, undefined).verdict === 'other' ? 're-run' : 'not re-run'
  const advice = adviceWord(gated(report, { failOn: ['new'] })) ?? 'none'
  const said = `${verdictsOf(report).join(', ')}; ${gateOf(report)}; ${advice}; ${rerun}`
  return { said, report }
}

const LOOK = 'unknown not-rerun; closed; look; re-run'
const OPEN = 'infrastructure; open; none; re-run'

describe('a failure of an earlier attempt', () => {
  it.each<[string, readonly Attempt[], string]>([
    [
      'code at the tests, then the registry before them',
      [{ test: 'ok code -' }, { test: 'registry - -' }],
      LOOK,
    ],
    [
      'code at the tests, then the runner before them',
      [{ test: 'ok code -' }, { test: 'lost - -' }],
      LOOK,
    ],
    [
      'code at the tests, then the registry at them',
      [{ test: 'ok code -' }, { test: 'ok registry -' }],
      LOOK,
    ],
    [
      'code at the tests, which pass, then the registry behind them',
      [{ test: 'ok code -' }, { test: 'ok ok registry' }],
      OPEN,
    ],
    [
      'code at the tests, which fail again',
      [{ test: 'ok code -' }, { test: 'ok code -' }],
      'new; closed; fix; not re-run',
    ],
    [
      'the registry at the install twice',
      [{ test: 'registry - -' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'the registry at the tests, then before them',
      [{ test: 'ok registry -' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'the runner at the tests, then the registry before them',
      [{ test: 'ok lost -' }, { test: 'registry - -' }],
      OPEN,
    ],
    ['nothing before the registry', [{ test: 'ok ok ok' }, { test: 'registry - -' }], OPEN],
    [
      'code in a job that is carried over beside the registry',
      [
        { test: 'ok code -', lint: 'registry - -' },
        { test: 'carried', lint: 'registry - -' },
      ],
      'new, infrastructure; closed; fix; not re-run',
    ],
    [
      'code in a job that is skipped now, since its need has the registry',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'skipped' },
      ],
      LOOK,
    ],
    [
      'code in a job that passes now, beside the registry',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'ok ok ok' },
      ],
      OPEN,
    ],
    [
      'code in a job that was cancelled before that step',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'cancelled - -' },
      ],
      'unknown not-rerun, unknown not-read; closed; look; not re-run',
    ],
    [
      'code, a pass, then the registry before it',
      [{ test: 'ok code -' }, { test: 'ok ok registry' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'code, the registry, and the registry again',
      [{ test: 'ok code -' }, { test: 'registry - -' }, { test: 'registry - -' }],
      'unknown not-rerun; closed; look; re-run',
    ],
    [
      'code in one of two jobs of one name',
      [
        { 'test 1': 'ok code -', 'test 2': 'ok ok ok' },
        { 'test 1': 'registry - -', 'test 2': 'ok ok ok' },
      ],
      LOOK,
    ],
    [
      'code in the fifth attempt before the registry',
      [
        { test: 'ok ok ok' },
        { test: 'ok ok ok' },
        { test: 'ok ok ok' },
        { test: 'ok code -' },
        { test: 'registry - -' },
      ],
      LOOK,
    ],
    [
      'code at the tests and behind them, of which only the first ran again',
      [{ test: 'ok code code' }, { test: 'ok ok registry' }],
      LOOK,
    ],
    [
      'code at the tests, then code before them',
      [{ test: 'ok code -' }, { test: 'code - -' }],
      'unknown not-rerun; closed; look; not re-run',
    ],
    [
      'nothing before a step that passed and fails now',
      [{ test: 'ok ok ok' }, { test: 'code - -' }],
      'unsteady; open; none; not re-run',
    ],
  ])('counts: %s', async (_, attempts, expected) => {
    expect((await readAttempts(attempts)).said).toBe(expected)
  })

  it.each(['unread', 'empty'] as const)('counts if the list of its jobs is %s', async (unread) => {
    const { said } = await readAttempts([{ test: 'ok code -' }, { test: 'registry - -' }], unread)
    expect(said).toBe('unknown attempts-unread; closed; look; not re-run')
  })

  it('is named by attempt and step', async () => {
    const { report } = await readAttempts([{ test: 'ok code -' }, { test: 'registry - -' }])
    const [cause] = report.causes
    if (cause === undefined) throw new Error('no cause')
    const said = verdictText(cause.verdicts[0], { cause, run: report.run, inline: PLAIN })
    expect(said?.line).toBe(
      'Unknown whether it is new: attempt 1 failed at Run npm test, which was not re-run',
    )
  })
})
