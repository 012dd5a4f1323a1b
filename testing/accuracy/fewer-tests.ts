import { reportTests } from '../../src/analyse/tests/report-tests.ts'
import { findTests } from '../../src/analyse/gate/fail-on.ts'
import { makeRun, reportOn } from '../make-run.ts'
import { resultFiles } from '../result-files.ts'
import { type Random, seededRandom } from '../simulate/random.ts'
import { type Accuracy, percent } from './accuracy.ts'

const PULL_REQUESTS = 56_964
/** False alarms per pull request, all of which were meant. */
const MAX = { 'no-tests': 0.000_1, 'fewer-tests': 0.003 }

/** Of 56,964 merged pull requests of 99 repositories, how many took away so many tests, or such a part of them. */
const FALLS: readonly Step[] = [
  [0.0163, 1],
  [0.005, 5],
  [0.0029, 10],
  [0.0006, 50],
  [0.000_01, 500],
]
const SHARES: readonly Step[] = [
  [0.0163, 0.0002],
  [0.0025, 0.01],
  [0.0009, 0.05],
  [0.0005, 0.1],
  [0.0002, 0.2],
  [0.0001, 0.5],
]
const [SKIPS, RENAMES, MOVES, SHARDS] = [0.0017, 0.0138, 0.0257, 0.1] as const

type Step = readonly [share: number, least: number]

/** What two lists of files have in common with real losses, and the value that has to find each. */
const LOSSES: readonly (readonly [
  title: string,
  now: string,
  base: string,
  value: keyof typeof MAX,
])[] = [
  ['no test ran', 'unit@1: ', 'unit: A 0-633', 'no-tests'],
  ['all skipped', 'unit@1: A 0-633 s', 'unit: A 0-633', 'no-tests'],
  ['no file', '', 'unit: A 0-633', 'no-tests'],
  [
    'an empty lane beside others',
    'jni@1: ; e2e@1: E 0-99',
    'jni: A 0-633; e2e: E 0-99',
    'no-tests',
  ],
  ['148 of 150 suites', 'unit@1: A 0-11', 'unit: A 0-11, B 0-621', 'fewer-tests'],
  ['one test of 4,267', 'unit@1: A 0', 'unit: A 0-4266', 'fewer-tests'],
  ['4,137 of 6,694', 'unit@1: A 0-2556', 'unit: A 0-6693', 'fewer-tests'],
  ['95 of 864 skipped', 'unit@1: A 0-768, B 0-94 s', 'unit: A 0-768, B 0-94', 'fewer-tests'],
  ['a leg with a tenth', 'l@1: A 0-99; w@1: A 0-9', 'l: A 0-99; w: A 0-99', 'fewer-tests'],
  ['a part of each shard', '1@1: A 0-9; 2@1: B 0-9', '1: A 0-15; 2: B 0-15', 'fewer-tests'],
]

/** Counts false alarms in as many merged pull requests as were read, and the losses that are found. */
export function measureFewerTests(): Accuracy {
  const random = seededRandom(88)
  const alarms = { 'no-tests': 0, 'fewer-tests': 0 }
  let fell = 0
  for (let at = 0; at < PULL_REQUESTS; at += 1) {
    const { now, base, gone } = pullRequest(random)
    if (gone > 0) fell += 1
    // Most change nothing here.
    if (now === base.replace(/(?=:)/g, '@1') && !random.chance(0.02)) continue
    for (const value of failing(now, base)) alarms[value] += 1
  }
  const missed = LOSSES.filter(([, now, base, value]) => !failing(now, base).includes(value))
  const shares = VALUES.map((value) => ({ value, share: alarms[value] / PULL_REQUESTS }))
  const texts = shares.map(
    ({ value, share }) => `${value} ${percent(share, 3)} (at most ${percent(MAX[value], 2)})`,
  )
  return {
    lines: [
      `${PULL_REQUESTS} merged pull requests, of which ${percent(fell / PULL_REQUESTS)} take tests away; false alarms: ${texts.join(', ')}`,
      `${LOSSES.length - missed.length} of ${LOSSES.length} losses found`,
      ...missed.map(([title]) => `  missed: ${title}`),
    ],
    targetsMet: missed.length === 0 && shares.every(({ value, share }) => share <= MAX[value]),
  }
}

const VALUES = ['no-tests', 'fewer-tests'] as const

/** Numbers of tests by suite: `O` stays, and each other suite is something that happened. */
function pullRequest(random: Random): { now: string; base: string; gone: number } {
  const rare = random.real(0, 1)
  const gone = Math.floor(valueAt(FALLS, rare))
  const total =
    gone === 0 ? random.whole(50, 400) : Math.max(gone, Math.round(gone / valueAt(SHARES, rare)))
  const size = Math.min(total, 3_000)
  const some = (chance: number, most: number) => (random.chance(chance) ? random.whole(1, most) : 0)
  const [renamed, skipped] = [some(RENAMES, 30), random.chance(SKIPS) ? random.whole(5, 20) : 0]
  const moved = some(MOVES + SHARDS, Math.floor(size / 2))
  const added = some(0.22, 9)
  const suite = (name: string, count: number, end = '') =>
    count > 0 ? `${name} 0-${count - 1}${end}` : ''
  const list = (...suites: readonly string[]) => suites.filter((one) => one !== '').join(', ')
  const kept = suite('O', Math.max(0, size - gone - moved))
  const [other, shifted] = [suite('P', size), suite('M', moved)]
  const before = list(kept, shifted, suite('G', gone), suite('R', renamed), suite('S', skipped))
  const after = list(kept, suite('N', renamed), suite('S', skipped, ' s'), suite('A', added))
  return {
    now: `1@1: ${after}; 2@1: ${list(other, shifted)}`,
    base: `1: ${before}; 2: ${other}`,
    gone,
  }
}

/** Returns 0, or by its rank what a pull request takes away, between two of the steps in equal ratios. */
function valueAt(steps: readonly Step[], rank: number): number {
  const last = steps.findLastIndex(([share]) => rank < share)
  const [[from, least] = [0, 0], [to, next] = [0, least]] = steps.slice(Math.max(0, last))
  if (last === -1) return 0
  return least * (next / least) ** ((from - rank) / (from - to))
}

/** Returns the values that fail for it. */
function failing(now: string, base: string): readonly (keyof typeof MAX)[] {
  const run = makeRun({ jobs: [{}], number: 2 })
  const report = reportOn(run)
  const found = { branch: 'main', isCurrent: false, run, results: resultFiles(base) }
  const facts = { named: resultFiles(now), baseTests: { read: { read: found } } }
  const tests = reportTests({ run, jobs: report.jobs ?? [], complete: true }, facts)
  return VALUES.filter((value) => findTests({ ...report, tests }, value).length > 0)
}
