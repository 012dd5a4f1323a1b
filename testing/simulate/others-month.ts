import { HOURS, shaOf, wordsOf } from './month/world.ts'
import { logUniform, pick, type Random, seededRandom } from './random.ts'

/** Why a job of a run failed. */
export interface PlantedFailure {
  /** The same in all runs that fail for this reason. */
  readonly id: string
  readonly cause: 'flaky' | 'broken' | 'burst' | 'own'
  readonly job: string
  readonly test: string | undefined
  readonly lines: (random: Random) => readonly string[]
}

/** A run of a month; times are in seconds, and the later it started, the higher its number. */
export interface OthersRun {
  readonly number: number
  readonly start: number
  readonly end: number
  /** `undefined` for a push to main. */
  readonly pull: Pick<Pull, 'number' | 'isFork'> | undefined
  readonly commit: string
  readonly failures: readonly PlantedFailure[]
}

interface Pull {
  readonly number: number
  readonly isFork: boolean
  readonly head: string
  readonly failure: PlantedFailure | undefined
}

export type OthersMonth = ReturnType<typeof simulateOthers>

interface World {
  readonly random: Random
  readonly broken: readonly Period[]
  readonly bursts: readonly Period[]
  /** By SHA of a commit of a pull request, the one that it is based on. */
  readonly parents: Record<string, string>
  readonly pulls: Pull[]
  readonly maxOpen: number
  main: string
  breakage: PlantedFailure | undefined
}

interface Period {
  readonly from: number
  readonly to: number
}

export const JOBS = ['lint', 'types', 'test (1)', 'test (2)', 'e2e'] as const
export const DAYS = 30
const HOUR = 3_600
/** How long main takes to show what pull requests show earlier. */
const MAIN_SECONDS = 25 * 60
const COUNTS = { flaky: 40, tests: 300, findings: 10, broken: 12, bursts: 12 }
const RATES = { main: 0.25, flaky: 0.08, burst: 0.5, new: 0.4, fork: 0.1 }
/** How often a new pull request fails by itself, a later push of it does, and such a failure is fixed. */
const OWN = { first: 0.35, later: 0.12, fixed: 0.5 }
/** How often one is based on another one, and on commits that the author of that one has replaced since. */
const STACKS = { stacked: 0.05, replaced: 0.1 }
const NETWORK = [
  "fatal: unable to access 'https://github.com/o/shop/': The requested URL returned error: 503",
  'npm error network read ECONNRESET',
  'Error: the service of prices responded with 503',
]

/** Makes a month of a repository in which it is known whose each failure is, the same for the same seed. */
export function simulateOthers(runsPerDay: number, seed: number) {
  const random = seededRandom(seed)
  const world: World = {
    ...{ random, parents: {}, pulls: [], main: shaOf(0), breakage: undefined },
    maxOpen: Math.max(3, runsPerDay / 8),
    broken: drawPeriods(random, COUNTS.broken, 6),
    bursts: drawPeriods(random, COUNTS.bursts, 2),
  }
  const parts = HOURS.reduce((sum, part) => sum + part, 0)
  const starts = Array.from({ length: DAYS }, (_, day) =>
    HOURS.flatMap((part, hour) => {
      const expected = (runsPerDay * part) / parts
      const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
      return Array.from({ length: count }, () => (day * 24 + hour + random.real(0, 1)) * HOUR)
    }),
  )
  const sorted = starts.flat().toSorted((a, b) => a - b)
  return { runs: sorted.map((start, at) => drawRun(world, start, at)), parents: world.parents }
}

/** Draws periods of a tenth of some hours to all of these, in working hours. */
function drawPeriods(random: Random, count: number, hours: number): Period[] {
  return Array.from({ length: count }, () => {
    const from = (random.whole(1, DAYS - 1) * 24 + random.real(8, 17)) * HOUR
    return { from, to: from + logUniform(random, hours / 10, hours) * HOUR }
  })
}

function drawRun(world: World, start: number, number: number): OthersRun {
  const { random, broken, bursts } = world
  const isNow = ({ from, to }: Period) => start >= from && start < to
  const commit = shaOf(2 * number + 1)
  const isMain = random.chance(RATES.main)
  const pull = isMain ? undefined : pushTo(world, number, commit)
  if (isMain) {
    world.main = commit
    // A push breaks main, and another one repairs it.
    const at = broken.findIndex(isNow)
    world.breakage = at === -1 ? undefined : breakageOf(at)
  }
  const burst = bursts.findIndex(isNow)
  const failures = [
    ...(pull?.failure === undefined ? [] : [pull.failure]),
    ...(world.breakage === undefined ? [] : [world.breakage]),
    ...(burst !== -1 && random.chance(RATES.burst) ? [burstOf(burst, random)] : []),
    // Some tests fail far more often than others.
    ...(random.chance(RATES.flaky)
      ? [flakyTest(Math.floor(COUNTS.flaky * random.real(0, 1) ** 2))]
      : []),
  ]
  const end = start + (isMain ? MAIN_SECONDS : random.real(480, 960))
  return { number, start, end, pull, commit, failures }
}

function pushTo(world: World, number: number, commit: string): Pull {
  const { random, pulls, parents, maxOpen } = world
  const isNew = pulls.length === 0 || random.chance(RATES.new)
  const old = isNew ? openPull(world, number) : pick(random, pulls.slice(-maxOpen))
  parents[commit] = old.head
  const isClean = old.failure === undefined || (!isNew && random.chance(OWN.fixed))
  const isWrong = isClean && random.chance(isNew ? OWN.first : OWN.later)
  const failure = isWrong ? ownFailure(random, number) : isClean ? undefined : old.failure
  const pull = { ...old, head: commit, failure }
  pulls[pull.number - 1] = pull
  return pull
}

function openPull({ random, pulls, parents, maxOpen, main }: World, number: number): Pull {
  const next = { number: pulls.length + 1, head: main, failure: undefined }
  if (pulls.length === 0 || !random.chance(STACKS.stacked))
    return { ...next, isFork: random.chance(RATES.fork) }
  const { head, failure } = pick(random, pulls.slice(-maxOpen))
  const replaced = shaOf(2 * number + 2)
  const isReplaced = random.chance(STACKS.replaced)
  if (isReplaced) parents[replaced] = main
  return { ...next, isFork: false, head: isReplaced ? replaced : head, failure }
}

function flakyTest(number: number): PlantedFailure {
  const varying = (random: Random) => `lock ${random.whole(1e8, 9e8).toString(16)} is taken`
  const constant = `${wordsOf(number).join(' ')} is not ready`
  const failure = testOf(1_000 + number, (random) =>
    number % 2 === 0 ? constant : varying(random),
  )
  return { ...failure, id: `flaky ${number}`, cause: 'flaky' }
}

function breakageOf(number: number): PlantedFailure {
  const failure = number % 2 === 0 ? testOf(900 + number) : typeError(900 + number)
  return { ...failure, id: `broken ${number}`, cause: 'broken' }
}

function burstOf(number: number, random: Random): PlantedFailure {
  const failure = failureOf(pick(random, JOBS), () => [pick(random, NETWORK)])
  return { ...failure, id: `burst ${number}`, cause: 'burst' }
}

/** Draws a failure of an author, whose id says how it may look like one of others. */
function ownFailure(random: Random, number: number): PlantedFailure {
  const flaky = random.whole(0, COUNTS.flaky - 1)
  const text = wordsOf(number).join(' ')
  // Many authors make these, word for word.
  const common = random.chance(0.25) ? 'cannot read the property id of undefined' : text
  const existing = testOf(2_000 + random.whole(1, COUNTS.tests), () => common)
  const isAlike = random.chance(0.25)
  const kinds: readonly (readonly [share: number, name: string, failure: PlantedFailure])[] = [
    [0.03, 'in a flaky test', isAlike ? flakyTest(flaky) : testOf(1_000 + flaky, () => text)],
    [0.03, 'by a rule', failureOf('lint', () => ['Error: Add your change to CHANGELOG.md.'])],
    [0.04, 'with a common finding', findingIn(random.whole(1, COUNTS.findings))],
    [0.2, 'in a test of many', existing],
    [0.15, 'with a finding', findingIn(100_000 + number)],
    [0.2, 'of types', typeError(100_000 + number)],
    [1, 'in a test', testOf(100_000 + number, () => text)],
  ]
  let rest = random.real(0, 1)
  const [, name, failure] = kinds.find(([share]) => (rest -= share) < 0) ?? [1, '', existing]
  return { ...failure, id: `${name} ${number}`, cause: 'own' }
}

function failureOf(job: string, lines: PlantedFailure['lines'], test?: string): PlantedFailure {
  return { id: '', cause: 'own', job, test, lines }
}

function findingIn(number: number): PlantedFailure {
  return failureOf('lint', () => [
    `/home/runner/work/shop/shop/src/${wordsOf(number).join('-')}.ts`,
    `  3:10  error  '${wordsOf(number).join('_')}' is defined but never used  no-unused-vars`,
    '',
    '✖ 1 problem (1 error, 0 warnings)',
  ])
}

function typeError(number: number): PlantedFailure {
  const [file, name] = [wordsOf(number).join('-'), wordsOf(number).join('_')]
  const line = `src/${file}.ts(12,5): error TS2304: Cannot find name '${name}'.`
  return failureOf('types', () => [line])
}

function testOf(
  number: number,
  messageOf: (random: Random) => string = () => 'was removed',
): PlantedFailure {
  const [file, title] = [wordsOf(number).join('-'), `${wordsOf(number).join(' ')} › adds an item`]
  const lines = (random: Random) => [
    `FAIL src/${file}.spec.ts`,
    `  ● ${title}`,
    '',
    `    Error: ${messageOf(random)}`,
    '',
    `      at Object.<anonymous> (src/${file}.spec.ts:44:11)`,
    '',
    'Tests:       1 failed, 41 passed, 42 total',
  ]
  return failureOf(`test (${1 + (number % 2)})`, lines, title)
}
