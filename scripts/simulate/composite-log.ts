import type { Step } from '../../src/model/run.ts'
import {
  type LogWriter,
  logWriter,
  pick,
  type SimulatedPart,
  type World,
  type Written,
} from './log-writer.ts'
import { seededRandom } from './random.ts'

interface SimulatedLog {
  /** As the API lists them: in whole seconds. */
  readonly steps: readonly Step[]
  readonly lines: readonly string[]
  /** By the number of the step, in the order in which they started; without entry if it has none. */
  readonly parts: ReadonlyMap<number, readonly SimulatedPart[]>
  /** Numbers of the steps that ran in parallel with others. */
  readonly parallel: ReadonlySet<number>
  readonly marked: boolean
}

interface Ran {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly lines: readonly Written[]
  readonly parts: readonly SimulatedPart[]
}

const START = Date.UTC(2026, 8, 1, 10)
const NAMES = [
  'Install',
  'Set up 100 % of it',
  'a;b]c',
  'Cache [deps]',
  'Lint; then test',
  '日本語 🚀',
]
const SCRIPTS = ['npm ci', 'make all', './build.sh', 'cargo test', 'ls']
/** Makes the log of a job whose inner steps are known, the same for the same seed. */
export function simulateCompositeLog(seed: number): SimulatedLog {
  const random = seededRandom(seed)
  const world: World = { random, marked: random.chance(0.8) }
  const ran: Ran[] = []
  const cleanups: { name: string; scope: string }[] = []
  let time = START + random.real(0, 1_000)
  const append = (step: Ran) => {
    ran.push(step)
    time = Math.max(time, step.to + random.real(0.05, 40))
  }
  append(plainStep(world, 'Set up job', time, ["Current runner version: '2.336.0'"]))
  let count = 0
  for (let left = random.whole(2, 8); left > 0; left--) {
    const scope = () => `${random.chance(0.5) ? '__self' : 'id'}_${++count}`
    if (random.chance(0.1)) {
      const background = random.chance(0.5)
        ? scriptStep(world, time)
        : composite(world, time, scope())
      const beside = composite(world, time + random.real(1_500, 3_000), scope())
      ran.push(background, beside)
      time = Math.max(background.to, beside.to) + 1_200
    } else if (random.chance(0.5)) {
      const name = scope()
      const step = composite(world, time, name)
      append(step)
      if (random.chance(0.5)) cleanups.push({ name: step.name, scope: name })
    } else append(scriptStep(world, time))
  }
  for (const { name, scope } of cleanups.toReversed()) append(cleanUp(world, time, name, scope))
  append(plainStep(world, 'Complete job', time, ['Cleaning up orphan processes']))
  return store(world, ran)
}

function plainStep(world: World, name: string, from: number, first: readonly string[]): Ran {
  const log = logWriter(world, from)
  for (const text of first) log.write(text)
  return { name, from, to: log.time() + 1, lines: log.lines, parts: [] }
}

function scriptStep(world: World, from: number): Ran {
  const { random } = world
  const script = pick(random, SCRIPTS)
  const log = logWriter(world, from)
  log.header(`Run ${script}`, 'shell: /usr/bin/bash -e {0}')
  log.output()
  // A program can print what looks like the header of an inner step.
  if (random.chance(0.1)) log.header('Run forged', 'shell: /usr/bin/bash --noprofile {0}')
  const name = random.chance(0.5) ? `Run ${script}` : pick(random, NAMES)
  return { name, from, to: log.time() + 1, lines: log.lines, parts: [] }
}

function composite(world: World, from: number, scope: string): Ran {
  const { random } = world
  const header = `Run ./.github/actions/${scope}`
  const log = logWriter(world, from)
  log.write('Prepare all required actions')
  log.header(header)
  innerSteps(world, log, { scope, depth: 0, level: random.whole(0, 2) })
  const name = random.chance(0.6) ? header : pick(random, NAMES)
  return { name, from, to: log.time() + random.real(0.1, 5), lines: log.lines, parts: log.parts }
}

/** The clean-up has the ids of the main stage. */
function cleanUp(world: World, from: number, name: string, scope: string): Ran {
  const log = logWriter(world, from)
  log.write('Post job cleanup.')
  log.part({ id: `${scope}.__actions_cache`, name: 'Cache', depth: 0 }, () => {
    log.write('Post job cleanup.')
    log.output()
  })
  return { name: `Post ${name}`, from, to: log.time() + 1, lines: log.lines, parts: log.parts }
}

interface Nest {
  readonly scope: string
  readonly depth: number
  /** How many levels of actions are still within. */
  readonly level: number
}

function innerSteps(world: World, log: LogWriter, { scope, depth, level }: Nest): void {
  const { random } = world
  for (let index = random.whole(1, 4); index > 0; index--) {
    const nested = level > 0 && random.chance(0.5)
    const id = `${scope}.${nested ? '__octo_tool' : '__run'}_${index}`
    const skipped = random.chance(0.15)
    log.part({ id, name: pick(random, NAMES), depth, skipped }, () => {
      if (skipped) return
      if (nested) {
        log.header('Run octo-org/tool@v1')
        innerSteps(world, log, { scope: id, depth: depth + 1, level: level - 1 })
      } else {
        log.header(`Run ${pick(random, SCRIPTS)}`, 'shell: /usr/bin/bash --noprofile {0}')
        log.output()
      }
    })
  }
}

/** Merges the lines by their times, and cuts the times of the steps to seconds as the API does. */
function store({ random, marked }: World, ran: readonly Ran[]): SimulatedLog {
  const lineEnd = random.chance(0.3) ? '\r' : ''
  const inOrder = ran.toSorted((a, b) => a.from - b.from)
  const steps = inOrder.map(({ name, from, to }, index): Step => {
    const [startedAt, completedAt] = [from, to].map((time) => Math.floor(time / 1_000) * 1_000)
    const state = { kind: 'finished', conclusion: 'success', startedAt, completedAt } as const
    return { number: index + 1, name, state }
  })
  const written = inOrder.flatMap(({ lines }) => lines).toSorted((a, b) => a.time - b.time)
  return {
    steps,
    lines: written.map(({ text, time, untimed = false }, index) => {
      const mark = index === 0 || random.chance(0.01) ? '\uFEFF' : ''
      return `${untimed ? '' : `${mark}${formatTime(time)} `}${text}${lineEnd}`
    }),
    parts: new Map(
      inOrder.flatMap(({ parts }, index) => (parts.length === 0 ? [] : [[index + 1, parts]])),
    ),
    parallel: new Set(
      inOrder.flatMap(({ from, to }, index) =>
        inOrder.some((other, at) => at !== index && other.from < to && from < other.to)
          ? [index + 1]
          : [],
      ),
    ),
    marked,
  }
}

function formatTime(time: number): string {
  const whole = Math.floor(time)
  const digits = String(Math.floor((time - whole) * 10_000)).padStart(4, '0')
  return new Date(whole).toISOString().replace('Z', `${digits}Z`)
}
