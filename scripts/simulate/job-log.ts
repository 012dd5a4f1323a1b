import type { Step } from '../../src/model/run.ts'
import { type Random, seededRandom } from './random.ts'

/** A line of a log as it is stored, and the number of the step that wrote it. */
interface SimulatedLine {
  readonly text: string
  readonly step: number
  /** Other steps ran at that time, so that lines of several steps are mixed. */
  readonly mixed: boolean
}

interface SimulatedLog {
  /** As the API lists them: in whole seconds. */
  readonly steps: readonly Step[]
  readonly lines: readonly SimulatedLine[]
}

interface Written {
  readonly text: string
  /** In milliseconds; `undefined` for the further lines of a message. */
  readonly time: number | undefined
}

interface SimulatedStep {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly conclusion: string
  readonly lines: readonly Written[]
}

interface World {
  readonly random: Random
  /** The runner writes markers around the steps of composite actions: on github.com, not on older servers. */
  readonly markers: boolean
  /** Names of steps whose action cleans up. */
  readonly cleanups: { readonly name: string; readonly count: number }[]
}

const START = Date.UTC(2026, 2, 1, 10)
const SCRIPTS = ['npm test', 'npm ci', './check-format.sh', 'make', 'echo done', 'cargo test', 'ls']
const ACTIONS = [
  'actions/checkout@v5',
  'actions/cache@v4',
  'octo-org/setup-tool@v1',
  'docker://alpine:3',
]
const NAMES = [
  'Test',
  'Build',
  'Run tests',
  'Upload results',
  'Lint',
  'Post a comment',
  'Run linters',
]
const WORDS = [
  'ok',
  'compiling',
  'downloaded',
  'expected 3, got 4',
  '',
  'warning: unused',
  '  at a.ts',
]
const ERRORS = ['##[error]a.ts(3,1): wrong', '##[error]It broke', '##[warning]old', '##[notice]new']
const FORGED = [
  '##[\\start-action display=x;id=__run]',
  'see ##[group]Run npm test',
  '##[group]Install',
  '##[endgroup]',
  '##[command]/usr/bin/git version',
]

/** Makes the log of a job whose steps are known, the same for the same seed. */
export function simulateJobLog(seed: number): SimulatedLog {
  const random = seededRandom(seed)
  const world: World = { random, markers: random.chance(0.8), cleanups: [] }
  const steps: SimulatedStep[] = []
  let time = START + random.real(0, 1_000)
  const append = (step: SimulatedStep) => {
    steps.push(step)
    time = step.to + random.real(0.05, 4)
  }
  const containers = random.chance(0.1)
  append(runnerStep(world, time, 'Set up job', ["Current runner version: '2.334.0'"], 2_500))
  if (containers) {
    append(
      runnerStep(world, time, 'Initialize containers', ['##[group]Checking docker version'], 9_000),
    )
  }
  let failed = false
  for (let count = random.whole(1, 14); count > 0; count--) {
    if (random.chance(0.06)) {
      for (const step of parallelSteps(world, time)) append(step)
      time = Math.max(...steps.map(({ to }) => to)) + 1
      continue
    }
    const step = mainStep(world, time, failed)
    failed ||= step.conclusion === 'failure'
    append(step)
  }
  for (const { name, count } of world.cleanups.toReversed()) {
    const inner = (index: number) =>
      markStep(world, index, ['Post job cleanup.', ...output(world, 4)])
    const more = Array.from({ length: count - 1 }, (_, index) => inner(index))
    const cleanup = ['Post job cleanup.', ...(count > 1 ? [] : output(world, 4)), ...more.flat()]
    append(runnerStep(world, time, `Post ${name}`, cleanup, 400))
  }
  if (containers)
    append(runnerStep(world, time, 'Stop containers', ['Stop and remove container: a'], 900))
  append(runnerStep(world, time, 'Complete job', ['Cleaning up orphan processes'], 300))
  return store(steps, random)
}

function mainStep(world: World, from: number, failed: boolean): SimulatedStep {
  const { random } = world
  const action = random.chance(0.4)
  const source = pick(random, action ? ACTIONS : SCRIPTS)
  const composite = action && random.chance(0.4)
  const local = composite && random.chance(0.6)
  const header = `Run ${local ? './.github/actions/setup' : source}`
  const name = random.chance(0.5) ? header.replace('docker://', '') : pick(random, NAMES)
  if (random.chance(failed ? 0.7 : 0.1)) {
    return { name, from, to: from, conclusion: 'skipped', lines: [] }
  }
  // About two in five steps take less than a second.
  const duration = random.chance(0.4) ? random.real(1, 700) : random.real(500, 40_000)
  const fails = !failed && random.chance(0.15)
  const forgiven = !fails && random.chance(0.05)
  if (fails && random.chance(0.08)) {
    const lines = ['##[error]The template is not valid. ci.yml (Line: 3): no such property']
    return {
      name,
      from,
      to: from + 1,
      conclusion: 'failure',
      lines: spread(random, lines, from, 1),
    }
  }
  const end = fails || forgiven ? [action ? '##[error]It broke' : EXIT] : []
  const body = composite
    ? embedded(world, source, random.whole(1, 4))
    : output(world, Math.max(action && random.chance(0.9) ? 1 : 0, size(random)))
  if (action && random.chance(0.5)) world.cleanups.push({ name, count: composite ? 2 : 1 })
  const prepared = local
    ? ['Prepare all required actions', "Download action repository 'a/b@v1' (SHA:abc)"]
    : []
  const begin = [
    ...prepared,
    ...headerOf(random, header, action, random.chance(0.2) ? NAMED_SHELL : DEFAULT_SHELL),
  ]
  const beginning = spread(random, begin, from, Math.min(duration / 2, 1))
  const rest = spread(random, [...body, ...end], from + Math.min(duration / 2, 1), duration / 2)
  const lines = [...beginning, ...rest]
  const to =
    (lines.findLast(({ time }) => time !== undefined)?.time ?? from) + random.real(0.05, 30)
  return { name, from, to, conclusion: fails ? 'failure' : 'success', lines }
}

const DEFAULT_SHELL = 'shell: /usr/bin/bash -e {0}'
/** Of `shell: bash`, and of every script in a composite action. */
const NAMED_SHELL = 'shell: /usr/bin/bash --noprofile --norc -e -o pipefail {0}'

const EXIT = '##[error]Process completed with exit code 1.'

/** Steps that ran in parallel, and the one that waited for them. */
function parallelSteps(world: World, from: number): SimulatedStep[] {
  const { random } = world
  const begun = Array.from({ length: random.whole(2, 3) }, (_, index) => {
    const start = from + 0.5 + index * 5
    const script = pick(random, SCRIPTS)
    const begin = spread(random, headerOf(random, `Run ${script}`, false), start, 1)
    const duration = random.real(2_000, 20_000)
    const rest = spread(random, output(world, size(random)), start + 20, duration)
    const name = random.chance(0.5) ? `Run ${script}` : pick(random, NAMES)
    const lines = [...begin, ...rest]
    return { name, from: start, to: start + 25 + duration, conclusion: 'success', lines }
  })
  const to = Math.max(...begun.map((step) => step.to)) + 1
  const names = begun.map(({ name }) => name)
  const lines = [
    { text: `Waiting for background step(s) to complete: ${names.join(', ')}`, time: from + 25 },
    { text: 'Finished waiting for background step(s).', time: to - 0.4 },
    ...names.map((name) => ({ text: `  ${name}: Succeeded`, time: to - 0.3 })),
  ]
  return [...begun, { name: 'Parallel group', from: from + 24, to, conclusion: 'success', lines }]
}

function runnerStep(
  { random }: World,
  from: number,
  name: string,
  first: readonly string[],
  longest: number,
): SimulatedStep {
  const more =
    name === 'Set up job' ? ['Prepare all required actions', 'Complete job name: test'] : []
  const lines = spread(random, [...first, ...more], from, random.real(1, longest))
  const last = lines.findLast(({ time }) => time !== undefined)
  const to = (last?.time ?? from) + random.real(0.05, 10)
  return { name, from, to, conclusion: 'success', lines }
}

function headerOf(random: Random, title: string, action: boolean, shell = DEFAULT_SHELL): string[] {
  const script = title.replace(/^Run /, '')
  const more = random.chance(0.3) ? ['echo more'] : []
  const content = action
    ? random.chance(0.8)
      ? ['with:', '  path: a', '  token: ***']
      : []
    : [...[script, ...more].map((line) => `\u001B[36;1m${line}\u001B[0m`), shell]
  const environment = random.chance(0.3) ? ['env:', '  CI: true'] : []
  return [`##[group]${title}`, ...content, ...environment, '##[endgroup]']
}

/** Steps within a composite action, which can not use itself. */
function embedded(world: World, outer: string, count: number): string[] {
  const { random } = world
  return Array.from({ length: count }, (_, index) => {
    const action = random.chance(0.3)
    const lines = [
      ...headerOf(
        random,
        `Run ${pick(
          random,
          (action ? ACTIONS : SCRIPTS).filter((inner) => inner !== outer),
        )}`,
        action,
        NAMED_SHELL,
      ),
      ...output(world, size(random)),
    ]
    return markStep(world, index, lines)
  }).flat()
}

function markStep({ markers }: World, index: number, lines: readonly string[]): readonly string[] {
  if (!markers) return lines
  const id = `__setup.__run_${index}`
  return [
    `##[start-action display=Step ${index};id=${id}]`,
    ...lines,
    `##[end-action id=${id};outcome=success;conclusion=success;duration_ms=5]`,
  ]
}

/** What a program prints: groups, closed or not, errors, and what looks like lines of the runner. */
function output({ random }: World, count: number): string[] {
  const lines = Array.from({ length: count }, () =>
    random.chance(0.03)
      ? pick(random, ERRORS)
      : random.chance(0.03)
        ? pick(random, FORGED)
        : pick(random, WORDS),
  )
  if (random.chance(0.1)) lines.unshift('##[group]Run unit tests', 'AssertionError: 1 is not 2')
  if (random.chance(0.05)) lines.push('##[group]Run npm test', 'not ok')
  if (random.chance(0.002)) lines.push(...headerOf(random, 'Run npm test', false), 'forged')
  if (random.chance(0.005)) lines.push('Post job cleanup.')
  if (random.chance(0.05)) lines.push('##[error]Several\nlines of\none message')
  return lines
}

function size(random: Random): number {
  return random.chance(0.2) ? 0 : random.whole(1, random.chance(0.1) ? 800 : 60)
}

function spread(
  random: Random,
  texts: readonly string[],
  from: number,
  duration: number,
): Written[] {
  const times = texts.map(() => from + 0.01 + random.real(0, duration)).toSorted((a, b) => a - b)
  return texts.flatMap((message, at) => {
    const [text = '', ...more] = message.split('\n')
    return [{ text, time: times[at] }, ...more.map((line) => ({ text: line, time: undefined }))]
  })
}

/** Merges the lines by their times, and cuts the times of the steps to seconds as the API does. */
function store(ran: readonly SimulatedStep[], random: Random): SimulatedLog {
  const lineEnd = random.chance(0.2) ? '\r' : ''
  const steps = ran.map(({ name, from, to, conclusion }, index): Step => {
    const [startedAt, completedAt] = [from, to].map((time) => Math.floor(time / 1_000) * 1_000)
    return {
      number: index + 1,
      name,
      state: { kind: 'finished', conclusion, startedAt, completedAt },
    }
  })
  const written = ran.flatMap(({ lines }, index) => {
    let last = 0
    return lines.map(({ text, time }) => {
      last = time ?? last
      return { text, time, at: last, step: index + 1 }
    })
  })
  const sorted = written.toSorted((a, b) => a.at - b.at)
  const lines = sorted.map(({ text, time, at, step }, index): SimulatedLine => {
    const page = index === 0 || random.chance(0.001) ? '\uFEFF' : ''
    const stamp = time === undefined ? '' : `${page}${formatTime(time)} `
    const others = ran.filter(({ from, to }, other) => other !== step - 1 && from <= at && at < to)
    return {
      text: `${stamp}${text}${lineEnd}`,
      step,
      mixed: others.length > 0 || ran[step - 1]?.name === 'Parallel group',
    }
  })
  return { steps, lines }
}

/** Seven digits of a second, as the runner writes them. */
function formatTime(time: number): string {
  const whole = Math.floor(time)
  const digits = String(Math.floor((time - whole) * 10_000)).padStart(4, '0')
  return new Date(whole).toISOString().replace('Z', `${digits}Z`)
}

function pick<T>(random: Random, items: readonly [T, ...T[]] | readonly T[]): T {
  return items[random.whole(0, items.length - 1)] as T
}
