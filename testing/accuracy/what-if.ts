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
import { type Accuracy, percent } from './accuracy.ts'

const WORKFLOWS = 1_000
const EARLIER_RUNS = 9
const MAX_ERROR = 0.1
const MIN_WITHIN = 0.95
const MIN_HELD = 0.9

/**
 * Measures predictions of changed runs: each is compared with the duration of a new run of the changed
 * workflow, with its own noise, queues and division of the tests.
 */
export function measureWhatIf(workflows = WORKFLOWS): Accuracy {
  const cases = Array.from({ length: workflows }, (_, seed) => predictCase(seed))
  const measured = (['shards', 'needs'] as const).map((change) =>
    measure(
      change,
      cases.filter((one) => one.change === change),
    ),
  )
  return {
    lines: [...measured.flatMap(({ lines }) => lines), ...measurePublished()],
    targetsMet: measured.every(({ targetsMet }) => targetsMet),
  }
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

function measure(change: string, cases: readonly Case[]): Accuracy {
  const predicted = cases.flatMap(({ prediction, ...rest }) =>
    typeof prediction === 'string' ? [] : [{ ...rest, predicted: prediction.duration }],
  )
  const errorOf = ({ predicted: { expected }, duration }: (typeof predicted)[number]) =>
    expected / duration - 1
  const isWithin = (one: (typeof predicted)[number]) => Math.abs(errorOf(one)) <= MAX_ERROR
  const isHeld = ({ predicted: { low, high }, duration }: (typeof predicted)[number]) =>
    low <= duration && duration <= high
  const share = (test: (one: (typeof predicted)[number]) => boolean) =>
    predicted.filter(test).length / Math.max(1, predicted.length)
  const widths = predicted
    .map(({ predicted: { low, high, expected } }) => (high - low) / expected)
    .toSorted((a, b) => a - b)
  const reasons = Map.groupBy(
    cases.flatMap(({ prediction, kind }) =>
      typeof prediction === 'string' ? [`${kind}: ${prediction}`] : [],
    ),
    (reason) => reason,
  )
  const wrong = predicted.filter((one) => !isWithin(one))
  const title = change === 'shards' ? 'another number of shards' : 'a needs edge less'
  return {
    lines: [
      `${title}: ${percent(share(isWithin), 1)} of ${predicted.length} within 10 % (at least ${percent(MIN_WITHIN, 0)}), range holds the truth in ${percent(share(isHeld), 1)} (at least ${percent(MIN_HELD, 0)}), median width of the range ${percent(widths[Math.floor(widths.length / 2)] ?? 0, 0)}${
        wrong.length === 0
          ? ''
          : ` (off: ${wrong
              .slice(0, 8)
              .map((one) => `${one.kind} seed ${one.seed} ${percent(errorOf(one), 0)}`)
              .join(', ')})`
      }`,
      `  declined: ${[...reasons].map(([reason, all]) => `${all.length} ${reason}`).join(', ') || 'none'}`,
    ],
    targetsMet: share(isWithin) >= MIN_WITHIN && share(isHeld) >= MIN_HELD,
  }
}

/** A published change of the number of shards. Times in seconds. */
interface Published {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Mean of the legs before, and that of the part that they divide. */
  readonly mean: number
  readonly divisible: number
  readonly slowest: number
  /** The slowest leg after the change. */
  readonly measured: number
}

const PUBLISHED: readonly Published[] = [
  {
    name: 'cardstack/boxel#5857',
    from: 12,
    to: 16,
    mean: 924,
    divisible: 729,
    slowest: 1_080,
    measured: 828,
  },
  {
    name: 'cardstack/boxel#5857',
    from: 12,
    to: 20,
    mean: 924,
    divisible: 729,
    slowest: 1_080,
    measured: 786,
  },
  {
    name: 'cardstack/boxel#5857',
    from: 16,
    to: 20,
    mean: 750,
    divisible: 555,
    slowest: 828,
    measured: 786,
  },
  {
    name: 'cardstack/boxel#5857',
    from: 20,
    to: 12,
    mean: 654,
    divisible: 459,
    slowest: 786,
    measured: 1_080,
  },
  {
    name: 'openclaw/openclaw#131257, test bodies',
    from: 11,
    to: 13,
    mean: 192,
    divisible: 192,
    slowest: 222,
    measured: 187,
  },
  {
    name: 'elizaOS/eliza#18396, test steps',
    from: 1,
    to: 6,
    mean: 5_790,
    divisible: 5_790,
    slowest: 5_790,
    measured: 2_064,
  },
  {
    name: 'evcc-io/evcc#33731',
    from: 1,
    to: 2,
    mean: 219,
    divisible: 159,
    slowest: 219,
    measured: 172,
  },
  {
    name: 'microsoft/aspire.dev#959, without its build',
    from: 1,
    to: 3,
    mean: 319,
    divisible: 319,
    slowest: 319,
    measured: 201,
  },
  {
    name: 'Shopify/cli#7349',
    from: 1,
    to: 2,
    mean: 703,
    divisible: 703,
    slowest: 703,
    measured: 539,
  },
  {
    name: 'nextcloud-vue#8970, other changes too',
    from: 2,
    to: 4,
    mean: 360,
    divisible: 222,
    slowest: 360,
    measured: 213,
  },
]

function measurePublished(): string[] {
  const rows = PUBLISHED.map(({ name, from, to, mean, divisible, slowest, measured }) => {
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
