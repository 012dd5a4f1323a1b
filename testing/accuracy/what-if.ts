import { findShards } from '../../src/analyse/what-if/change-shards.ts'
import type { Prediction } from '../../src/analyse/what-if/planned-run.ts'
import { ASSUMPTIONS, type LegTime, predictLegs } from '../../src/analyse/what-if/predict-legs.ts'
import {
  comparableRuns,
  predictEdge,
  predictShards,
} from '../../src/analyse/what-if/predictions.ts'
import { MINUTE, SECOND } from '../../src/model/time.ts'
import { planChangedWorkflow, runWorkflow, withoutNeed } from '../simulate/changed-workflow.ts'
import { pick, seededRandom } from '../simulate/random.ts'
import { type Accuracy, joined, percent } from './accuracy.ts'

const WORKFLOWS = 1_000
const EARLIER_RUNS = 9
const MAX_ERROR = 0.1
const MIN_WITHIN = 0.95
const MIN_HELD = 0.9

/**
 * Measures predictions of changed runs: each is compared with the duration of a new run of the changed
 * workflow, with its own noise, queues and division of the tests.
 */
export function measureWhatIf(): Accuracy {
  const cases = Array.from({ length: WORKFLOWS }, (_, seed) => predictCase(seed))
  const { lines, targetsMet } = joined(
    (['shards', 'needs'] as const).map((change) => measure(change, cases)),
  )
  return { lines: [...lines, ...measurePublished()], targetsMet }
}

interface Case {
  readonly seed: number
  readonly change: 'shards' | 'needs'
  readonly kind: string
  /** Why it was declined, if it was. */
  readonly prediction: Prediction | string
  /** Of a new run of the changed workflow. */
  readonly duration: number
}

function predictCase(seed: number): Case {
  const workflow = planChangedWorkflow(seed)
  const random = seededRandom(seed + 1)
  const runs = Array.from({ length: EARLIER_RUNS + 1 }, (_, index) =>
    runWorkflow(workflow, 1_000_000 + seed * 100 + index),
  )
  const earlier = runs.slice(0, -1).map(({ run }) => run)
  const last = runs.at(-1)
  if (last === undefined) throw new Error('no run was simulated')
  const known = comparableRuns(last.run, last.jobs, earlier)
  const change = random.chance(0.7) ? 'shards' : 'needs'
  const counts = Array.from({ length: 2 * workflow.shards }, (_, index) => index + 1)
  const to = pick(
    random,
    counts.filter((count) => count !== workflow.shards && count >= workflow.shards / 2),
  )
  const job = pick(
    random,
    ['build', 'test', 'other', 'pack'].filter((key) => workflow.needs[key]?.length),
  )
  const without = workflow.needs[job]?.[0] ?? ''
  const changed =
    change === 'shards' ? { ...workflow, shards: to } : withoutNeed(workflow, job, without)
  const { duration } = runWorkflow(changed, 1_000_000 + seed * 100 + 50)
  const rest = { seed, change, kind: workflow.kind, duration } as const
  if (known === undefined) return { ...rest, prediction: 'the file does not explain the run' }
  if (change === 'needs') {
    return { ...rest, prediction: predictEdge(known, { job, without }) ?? 'unexplained wait' }
  }
  const [shards] = findShards(known.run)
  const prediction = shards === undefined ? 'no shards found' : predictShards(known, shards, to)
  return { ...rest, prediction }
}

function measure(change: Case['change'], all: readonly Case[]): Accuracy {
  const cases = all.filter((one) => one.change === change)
  const predicted = cases.flatMap(({ prediction, duration, ...rest }) => {
    if (typeof prediction === 'string') return []
    const { expected, low, high } = prediction.duration
    const isHeld = low <= duration && duration <= high
    return [{ ...rest, error: expected / duration - 1, width: (high - low) / expected, isHeld }]
  })
  const wrong = predicted.filter(({ error }) => Math.abs(error) > MAX_ERROR)
  const share = (count: number) => count / Math.max(1, predicted.length)
  const within = share(predicted.length - wrong.length)
  const held = share(predicted.filter(({ isHeld }) => isHeld).length)
  const widths = predicted.map(({ width }) => width).toSorted((a, b) => a - b)
  const reasons = Map.groupBy(
    cases.flatMap(({ prediction, kind }) =>
      typeof prediction === 'string' ? [`${kind}: ${prediction}`] : [],
    ),
    (reason) => reason,
  )
  const off = wrong
    .slice(0, 8)
    .map(({ kind, seed, error }) => `${kind} seed ${seed} ${percent(error, 0)}`)
  const title = change === 'shards' ? 'another number of shards' : 'a needs edge less'
  return {
    lines: [
      `${title}: ${percent(within, 1)} of ${predicted.length} within 10 % (at least ${percent(MIN_WITHIN, 0)}), range holds the truth in ${percent(held, 1)} (at least ${percent(MIN_HELD, 0)}), median width of the range ${percent(widths[Math.floor(widths.length / 2)] ?? 0, 0)}${off.length === 0 ? '' : ` (off: ${off.join(', ')})`}`,
      `  declined: ${[...reasons].map(([reason, all]) => `${all.length} ${reason}`).join(', ') || 'none'}`,
    ],
    targetsMet: within >= MIN_WITHIN && held >= MIN_HELD,
  }
}

type Published = readonly [
  name: string,
  from: number,
  to: number,
  mean: number,
  divisible: number,
  slowest: number,
  measured: number,
]

/**
 * Published changes of the number of shards, in seconds: the mean of the legs before, that of the part that
 * they divide, the slowest leg before, and the slowest one after the change.
 */
const PUBLISHED: readonly Published[] = [
  ['cardstack/boxel#5857', 12, 16, 924, 729, 1_080, 828],
  ['cardstack/boxel#5857', 12, 20, 924, 729, 1_080, 786],
  ['cardstack/boxel#5857', 16, 20, 750, 555, 828, 786],
  ['cardstack/boxel#5857', 20, 12, 654, 459, 786, 1_080],
  ['openclaw/openclaw#131257, test bodies', 11, 13, 192, 192, 222, 187],
  ['elizaOS/eliza#18396, test steps', 1, 6, 5_790, 5_790, 5_790, 2_064],
  ['evcc-io/evcc#33731', 1, 2, 219, 159, 219, 172],
  ['microsoft/aspire.dev#959, without its build', 1, 3, 319, 319, 319, 201],
  ['Shopify/cli#7349', 1, 2, 703, 703, 703, 539],
  ['nextcloud-vue#8970, other changes too', 2, 4, 360, 222, 360, 213],
]

function measurePublished(): string[] {
  const rows = PUBLISHED.map(([name, from, to, mean, divisible, slowest, measured]) => {
    const legs = Array.from({ length: from }, (): LegTime => ({
      fixed: mean - divisible,
      divisible,
    }))
    const [expected = 0, low = 0, high = 0] = (['expected', 'low', 'high'] as const).map((limit) =>
      predictLegs(legs, { to, excess: slowest - mean, assumption: ASSUMPTIONS[limit] }).at(-1),
    )
    const [best, worst] = [Math.min(low, expected), Math.max(high, expected)]
    const isHeld = best <= measured && measured <= worst
    const minutes = (seconds: number) => ((seconds * SECOND) / MINUTE).toFixed(1)
    return `  ${name}: ${from} to ${to} shards, slowest ${minutes(slowest)} to ${minutes(measured)} min, predicted ${minutes(expected)} (${minutes(best)} to ${minutes(worst)}), ${percent(expected / measured - 1, 0)}${isHeld ? '' : ', outside the range'}`
  })
  return ['published changes, from the values before alone:', ...rows]
}
