import { explainSlower } from '../../src/analyse/history/explain-slower.ts'
import { reportJob } from '../../src/analyse/jobs/job-report.ts'
import { JobReader } from '../../src/github/logs/jobs/job-reader.ts'
import type { LogFacts } from '../../src/model/logged/log-facts.ts'
import type { SlowReason } from '../../src/model/shapes/comparisons.ts'
import { makeRun } from '../make-run.ts'
import { pick, type Random, seededRandom } from '../simulate/random.ts'
import {
  CACHE_ACTIONS,
  type JobFacts,
  type SimulatedJob,
  simulateJob,
} from '../simulate/slow-job.ts'
import { type Accuracy, countOf, percent, ratio } from './accuracy.ts'

const PAIRS = 1_000
const MIN_NAMED = 0.95
const CLEAN_PAIRS = 500

/** What makes the second job slower, and the reason that has to be named. */
const PLANTED: readonly (readonly [SlowReason['kind'], Partial<JobFacts>])[] = [
  ['cache', { cache: 'miss' }],
  ['cache', { cache: 'partial' }],
  ['cache', { cache: 'blocked' }],
  ['image', { image: 'ubuntu-22.04' }],
  ['version', { imageVersion: '20260908.1.0' }],
  ['version', { runnerVersion: '2.337.0' }],
  ['labels', { labels: ['ubuntu-slim'] }],
  ['step-added', { extraStep: true }],
]

function drawFacts(random: Random): JobFacts {
  return {
    runnerVersion: '2.336.0',
    image: 'ubuntu-24.04',
    imageVersion: '20260901.1.0',
    labels: ['ubuntu-latest'],
    action: pick(random, CACHE_ACTIONS),
    cache: 'hit',
    hash: drawHash(random),
    stepName: random.chance(0.5) ? 'Restore dependencies' : undefined,
    extraStep: false,
  }
}

function drawHash(random: Random): string {
  return random.whole(2 ** 40, 2 ** 44).toString(16)
}

/** Returns whether the reason of a pair is named, if one is planted, and whether another one is. */
function judgePair(seed: number, planted: boolean) {
  const random = seededRandom(seed)
  const facts = drawFacts(random)
  const [kind, change] = planted ? pick(random, PLANTED) : ([undefined, {}] as const)
  const clean = planted ? {} : drawHarmless(random)
  const earlier = simulateJob({ ...facts, ...clean }, random, random.chance(0.5))
  const hash = random.chance(0.5) ? facts.hash : drawHash(random)
  const now = simulateJob({ ...facts, ...clean, hash, ...change }, random, random.chance(0.5))
  const isCut = !planted && random.chance(0.3)
  const kinds = reasonsOf(now, earlier, isCut ? random.real(0, 1) : 1).map((one) => one.kind)
  return {
    isNamed: kinds.some((one) => one === kind),
    isInvented: kinds.some((one) => one !== kind),
  }
}

/** What both jobs of a pair do, and is therefore no reason. */
function drawHarmless(random: Random): Partial<JobFacts> {
  return { cache: pick(random, ['hit', 'partial', 'miss', 'blocked']) }
}

function reasonsOf(now: SimulatedJob, earlier: SimulatedJob, kept: number): SlowReason[] {
  const run = makeRun({ id: 1, jobs: [] })
  const job = reportJob(now.job, { run })
  const comparison = {
    ...{ job, queue: undefined, steps: [], value: job.duration, delta: 60_000 },
    ...{ slower: true, changed: true, earlier: [] },
    baseline: { median: 0, spread: 0, values: 9 },
  }
  return explainSlower(
    { comparison, run, earlier: earlier.job },
    { now: readFacts(now, kept), earlier: readFacts(earlier, 1) },
  )
}

function readFacts({ job, log }: SimulatedJob, kept: number): LogFacts {
  const reader = new JobReader({ steps: job.steps, targets: [], limit: 0 }, true)
  for (const line of log.slice(0, Math.ceil(kept * log.length)))
    reader.add({ bytes: Buffer.from(line), cut: false })
  reader.end(true)
  return reader.facts()
}

/** Measures how often a planted reason is named, and how often one is invented. */
export function describeReasons(): Accuracy {
  const planted = Array.from({ length: PAIRS }, (_, seed) => judgePair(seed, true))
  const clean = Array.from({ length: CLEAN_PAIRS }, (_, seed) => judgePair(100_000 + seed, false))
  const share = ratio(countOf(planted.map(({ isNamed }) => isNamed)))
  const [invented, ofClean] = [planted, clean].map(
    (pairs) => pairs.filter(({ isInvented }) => isInvented).length,
  )
  return {
    lines: [
      `planted reasons: ${percent(share)} of ${PAIRS} named, ${invented} pairs with another one`,
      `pairs without a reason: ${ofClean} of ${CLEAN_PAIRS} with one`,
    ],
    targetsMet: share >= MIN_NAMED && invented === 0 && ofClean === 0,
  }
}
