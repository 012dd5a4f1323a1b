import { expect } from '@jest/globals'
import { classifyFailures, reportFailedRun } from '../src/actions/rerun/classify-failures.ts'
import { buildCommitReport } from '../src/build-commit-report.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { reasonOf, wordOf } from '../src/model/report/cause.ts'
import type { Report } from '../src/model/report/report.ts'
import { adviceWord } from '../src/render/findings/advice.ts'
import { apiIssue } from './fake-github/api-conversation.ts'
import { apiStep, type JobFields } from './fake-github/api-job.ts'
import { apiAnnotation } from './fake-github/run-details.ts'
import { fakeRun } from './fake-github/fake-run.ts'
import { fakeState } from './fake-github/state.ts'
import { gated } from './gate.ts'
import { logLine, logOfStep } from './log-text.ts'
import { makeTarget } from './make-run.ts'
import { logUrl } from './offline-transport.ts'
import { clientOf } from './whole-repository.ts'

const STEPS = ['Run npm ci', 'Run npm test', 'Run npm run e2e']
const LINES: Readonly<Record<string, readonly string[]>> = {
  code: ['##[error]a.ts: expected 3, got 4'],
  other: ['##[error]b.ts: expected 5, got 6'],
  registry: ['npm error code ECONNRESET', 'npm error network read ECONNRESET'],
  disk: ['/usr/bin/ld: final link failed: No space left on device'],
}
const LOST = 'The hosted runner lost communication with the server.'
const [TOPIC, MAIN] = ['f'.repeat(40), 'a'.repeat(40)]
const { signal } = new AbortController()

/**
 * Jobs of an attempt: how each of the three steps ended, `skipped`, or `carried` for a job that was not re-run. A step
 * `-` was not reached.
 */
export type Attempt = Readonly<Record<string, string>>

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
    const failed = ends.find((end) => LINES[end] !== undefined)
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

interface AttemptOptions {
  /** The list of the jobs of the first attempt. */
  readonly unread?: 'unread' | 'empty'
  /** Ends of the last run of main. @default all passed */
  readonly main?: Attempt
  /** Seconds between the runs. @default an hour */
  readonly mainAgo?: number
  /** Body of an issue with a block. */
  readonly issue?: string
}

function stateOf(
  attempts: readonly Attempt[],
  { unread, main, mainAgo = 3_600, issue }: AttemptOptions,
) {
  const green = Object.fromEntries(Object.keys(attempts[0] ?? {}).map((name) => [name, 'ok ok ok']))
  const all = [
    { place: { id: 800, number: 1, start: -mainAgo }, attempt: main ?? green, before: undefined },
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
            ? {
                event: 'push',
                head_branch: 'main',
                head_sha: MAIN,
                conclusion: main ? 'failure' : 'success',
              }
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
    issues:
      issue === undefined
        ? []
        : [
            apiIssue({
              ...{ number: 30, body: issue, labels: ['known-failure'] },
              ...{ author: 'mona', association: 'OWNER' },
            }),
          ],
  })
}

const gateOf = (report: Report) =>
  gated(report, { failOn: ['new'] }).gate?.fails ? 'closed' : 'open'

const verdictsOf = ({ causes }: Pick<Report, 'causes'>) =>
  causes.map(({ verdict }) => [wordOf(verdict), reasonOf(verdict)].filter(Boolean).join(' '))

/** What a colleague would want to know: the verdicts, the gate, the advice, whether it is re-run; the comment says the same. */
export async function readAttempts(attempts: readonly Attempt[], options: AttemptOptions = {}) {
  const state = stateOf(attempts, options)
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
    knownIssues: options.issue === undefined ? undefined : DEFAULTS.knownIssues,
  })
  const classified = classifyFailures(forRerun, undefined)
  const rerun = classified.verdict === 'other' ? 're-run' : 'not re-run'
  const advice = adviceWord(gated(report, { failOn: ['new'] })) ?? 'none'
  const said = `${verdictsOf(report).join(', ')}; ${gateOf(report)}; ${advice}; ${rerun}`
  return { said, report, reason: classified.reason }
}
