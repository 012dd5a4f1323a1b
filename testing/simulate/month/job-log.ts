import type { Instant } from '../../../src/model/time.ts'
import { START } from '../../fake-github/time.ts'
import { logLine, scriptHead } from '../../log-text.ts'
import { pick, type Random } from '../random.ts'
import { stepsOf } from './bodies.ts'
import type { JobTime } from './job-times.ts'
import type { PlannedFailure } from './types.ts'
import { randomOf, wordsOf } from './world.ts'
import { GREEN } from './workflows.ts'

const EXIT = '##[error]Process completed with exit code 1.'
const CANCELLED = '##[error]The operation was canceled.'
const NOISE = [
  '(node:2172) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.',
  'Browserslist: caniuse-lite is outdated.',
  'npm warn deprecated inflight@1.0.6: This module is not supported',
  'info  - Loaded env from .env.test',
]

/**
 * Writes the log of a job, the same for the same job.
 *
 * @param red names of the other jobs that failed
 */
export function writeJobLog(time: JobTime, seed: number, red: readonly string[]): string {
  const random = randomOf(seed, time.position, time.attempt)
  const lines = stepsOf(time)
    // No step runs after one that failed, or after the end of a job that was cancelled.
    .filter(({ from, to, name }) => from < time.endedAt && (from < to || name !== time.job.step))
    .flatMap(({ name, from, to }) => {
      const isCut = time.conclusion === 'cancelled' && to > time.endedAt
      const output = outputOf(time, name, random, red)
      return [...timed(from, output), ...(isCut ? timed(time.endedAt, [CANCELLED]) : [])]
    })
  return [...lines, ...timed(time.endedAt, ['Cleaning up orphan processes']), ''].join('\n')
}

function timed(from: Instant, lines: readonly string[]): string[] {
  const start = (from - Date.parse(START)) / 1_000
  return lines.map((line, at) => logLine(start + 0.1 + at / 1_000, line))
}

function outputOf(
  { job, failures }: JobTime,
  name: string,
  random: Random,
  red: readonly string[],
): string[] {
  if (name === 'Set up job')
    return ["Current runner version: '2.334.0'", 'Prepare workflow directory']
  if (name === 'Complete job' || name.startsWith('Post ')) return ['Post job cleanup.']
  const head = scriptHead(name.replace('Run ', ''))
  if (name === job.step && job.name === GREEN && red.length > 0) {
    return [...head, ...red.map((other) => `${other}: failure`), EXIT]
  }
  const noise = random.chance(0.5) ? [pick(random, NOISE)] : []
  if (failures[0]?.step !== name) return [...head, ...noise, 'done']
  const forms = Map.groupBy(failures, ({ form }) => form)
  const output = [...forms].flatMap(([form, some]) => WRITERS[form](some, random))
  return [...head, ...noise, ...output, EXIT]
}

type Writer = (failures: readonly PlannedFailure[], random: Random) => string[]

const passed = (random: Random) => random.whole(20, 90)
const messageOf = ({ message, varies }: PlannedFailure, random: Random) =>
  varies ? `${message} after ${random.whole(100, 9_000)} ms` : message

const writeMessages: Writer = (failures, random) => failures.map((one) => messageOf(one, random))

const WRITERS: Readonly<Record<PlannedFailure['form'], Writer>> = {
  jest: (failures, random) => [
    `PASS src/${wordsOf(random.whole(10_000, 20_000)).join('-')}.spec.ts`,
    ...failures.flatMap((failure) => [
      `FAIL ${failure.path}`,
      `  ● ${failure.test}`,
      '',
      `    ${messageOf(failure, random)}`,
      '',
      `      at Object.<anonymous> (${failure.path}:44:11)`,
      '',
    ]),
    `Test Suites: ${failures.length} failed, 12 passed, ${failures.length + 12} total`,
    `Tests:       ${failures.length} failed, 41 passed, ${failures.length + 41} total`,
  ],
  pytest: (failures, random) => [
    '============================= test session starts ==============================',
    `collected ${failures.length + 40} items`,
    '',
    '=================================== FAILURES ===================================',
    ...failures.flatMap((failure) => [
      '______________________________ test_adds_an_item ______________________________',
      '',
      '    def test_adds_an_item(client):',
      '>       assert client.add("item")',
      `E       ${messageOf(failure, random)}`,
      '',
      `${failure.path}:44: AssertionError`,
    ]),
    '=========================== short test summary info ============================',
    ...failures.map((failure) => `FAILED ${failure.test} - ${messageOf(failure, random)}`),
    `================== ${failures.length} failed, 40 passed in ${passed(random)}.12s ==================`,
  ],
  go: (failures, random) => [
    'ok  \tgithub.com/octo-org/octo-shop/native/log\t0.412s',
    ...failures.flatMap((failure) => [
      `--- FAIL: ${failure.test} (0.${passed(random)}s)`,
      `    ${failure.path?.split('/').at(-1)}:44: ${messageOf(failure, random)}`,
    ]),
    'FAIL',
    'FAIL\tgithub.com/octo-org/octo-shop/native\t3.512s',
    'FAIL',
  ],
  types: (failures) =>
    failures.map(({ path, message }) => `${path}(12,5): error TS2304: ${message}`),
  install: (failures) => [
    'npm error code EUSAGE',
    'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.',
    ...failures.map(({ message }) => message),
  ],
  network: writeMessages,
  script: writeMessages,
  lost: () => [],
}
