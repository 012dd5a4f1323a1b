import { pick, type Random } from '../random.ts'
import type { Burst, PlannedFailure } from './types.ts'
import { wordsOf } from './world.ts'
import { INSTALL, WORKING } from './workflows.ts'

export const FLAKY_TESTS = 40
/** The test that is fixed. */
export const FIXED_TEST = 3
/** Probabilities of the fixed test and of the flaky step. */
export const FIXED_PROBABILITY = 0.03
export const STEP_PROBABILITY = 0.01

const NETWORK = [
  "fatal: unable to access 'https://github.com/octo-org/octo-shop/': The requested URL returned error: 503",
  'npm error network read ECONNRESET',
  'npm error network request to https://registry.npmjs.org/react failed, reason: connect ETIMEDOUT 104.16.0.35:443',
]
export const LOST = 'The hosted runner lost communication with the server.'

/** Returns a flaky test; most are of jest, the others of pytest and go. */
export function flakyTest(number: number): PlannedFailure {
  const job = FLAKY_JOBS[number % FLAKY_JOBS.length] ?? ''
  const words = wordsOf(number).join(' ')
  const failure = testOf(1_000 + number, job, `${words} is not ready`)
  return { ...failure, varies: number % 2 === 1 }
}

const TEST_LEGS = ['test (1)', 'test (2)', 'test (3)', 'test (4)']
const FLAKY_JOBS = [...TEST_LEGS, 'test (windows-latest, 1)', 'integration', ...TEST_LEGS, 'native']

export function flakyStep(): PlannedFailure {
  const message = 'Error: page.goto: net::ERR_CONNECTION_REFUSED at http://localhost:3000/'
  return failureOf('e2e', 'script', message)
}

/** Returns what a commit breaks on main. */
export function breakageOf(random: Random, number: number): PlannedFailure {
  return random.chance(0.3)
    ? typeError(900 + number)
    : testOf(900 + number, pick(random, FLAKY_JOBS), 'was removed')
}

/** Returns what one commit does to 80 % of the jobs. */
export function massFailure(random: Random, isOwn: boolean): PlannedFailure[] {
  const message = `npm error Missing: ${wordsOf(random.whole(100, 999)).join('-')}@4.0.0 from lock file`
  const jobs = random.shuffle(WORKING).slice(0, Math.ceil(0.8 * WORKING.length))
  return jobs.map(({ name }) => ({
    ...{ ...failureOf(name, 'install', message), isOwn, step: INSTALL },
  }))
}

export function burstFailure(random: Random, kind: Burst['kind']): PlannedFailure[] {
  if (kind === 'server') return [801, 802, 803].map((n) => testOf(n, 'integration', 'no reply'))
  const count = kind === 'outage' ? random.whole(3, 8) : 1
  return random
    .shuffle(WORKING)
    .slice(0, count)
    .map(({ name, step }) => {
      const isLost = kind === 'runner-lost'
      const message = isLost ? LOST : pick(random, NETWORK)
      const failure = failureOf(name, isLost ? 'lost' : 'network', message)
      return { ...failure, step: isLost ? step : INSTALL }
    })
}

/** Draws what an author broke, which may look like a failure of others. */
export function ownFailure(random: Random, number: number): PlannedFailure[] {
  if (random.chance(0.03)) return massFailure(random, true)
  const message = random.chance(0.25)
    ? "Cannot read properties of undefined (reading 'id')"
    : `expected ${wordsOf(number).join(' ')}`
  const flaky = flakyTest(random.whole(0, FLAKY_TESTS - 1))
  const dead = `Error: dead link in ${wordsOf(number).join('-')}.md`
  const kinds: readonly (readonly [share: number, failure: PlannedFailure])[] = [
    [0.03, { ...flaky, message, varies: false }],
    [0.2, testOf(2_000 + random.whole(1, 300), pick(random, FLAKY_JOBS), message)],
    [0.25, typeError(100_000 + number)],
    [0.1, failureOf('docs', 'script', dead)],
    [1, testOf(100_000 + number, pick(random, FLAKY_JOBS), message)],
  ]
  let rest = random.real(0, 1)
  const [, failure] = kinds.find(([share]) => (rest -= share) < 0) ?? [1, flaky]
  return [{ ...failure, isOwn: true }]
}

/** Returns what the nights fail with while an advisory is open. */
export const auditFailure = (): PlannedFailure => ({
  ...{ ...failureOf('audit', 'script', '1 high severity vulnerability'), step: 'Run npm audit' },
})

function failureOf(job: string, form: PlannedFailure['form'], message: string): PlannedFailure {
  const { step = '' } = WORKING.find(({ name }) => name === job) ?? {}
  const rest = { test: undefined, path: undefined, varies: false }
  return { isOwn: false, form, job, step, message, ...rest }
}

function typeError(number: number): PlannedFailure {
  const words = wordsOf(number)
  const path = `src/${words.join('-')}.ts`
  return { ...failureOf('types', 'types', `Cannot find name '${words.join('_')}'.`), path }
}

/** Returns a failed test of a job, in the form of the tool of the job. */
function testOf(number: number, job: string, message: string): PlannedFailure {
  const words = wordsOf(number)
  if (job === 'integration') {
    const path = `tests/test_${words.join('_')}.py`
    const test = `${path}::test_adds_an_item`
    return { ...failureOf(job, 'pytest', `AssertionError: ${message}`), test, path }
  }
  if (job.startsWith('native')) {
    const path = `native/${words.join('_')}_test.go`
    const test = `Test${words.map((word) => word.replace(/^./, (first) => first.toUpperCase())).join('')}`
    return { ...failureOf(job, 'go', message), test, path }
  }
  const test = `${words.join(' ')} › adds an item`
  return {
    ...failureOf(job, 'jest', `Error: ${message}`),
    test,
    path: `src/${words.join('-')}.spec.ts`,
  }
}
