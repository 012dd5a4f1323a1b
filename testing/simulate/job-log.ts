import {
  DEFAULT_SHELL,
  drawSize,
  type Focus,
  type LogWriter,
  logWriter,
  NAMED_SHELL,
  type Ran,
  type LogContext,
} from './log-writer.ts'
import { pick, seededRandom } from './random.ts'
import { storeLog } from './store-log.ts'

const START = Date.UTC(2026, 2, 1, 10)
const SCRIPTS = ['npm test', 'npm ci', './check-format.sh', 'make', 'echo done', 'cargo test', 'ls']
const ACTIONS = ['actions/checkout@v5', 'actions/cache@v4', 'octo-org/tool@v1', 'docker://alpine:3']
const NAMES = ['Test', 'Build', 'Run tests', 'Upload results', 'Lint', 'Run linters']
const PART_NAMES = ['Install', 'Set up 100 % of it', 'a;b]c', 'Cache [deps]', '日本語 🚀']
const PREPARE = 'Prepare all required actions'
const CLEAN_UP = 'Post job cleanup.'
const EXIT = '##[error]Process completed with exit code 1.'

/** Makes the log of a job whose steps and inner steps are known, the same for the same seed. */
export function simulateJobLog(seed: number, focus: Focus = 'steps') {
  const random = seededRandom(seed)
  const context: LogContext = { random, marked: random.chance(0.8), focus }
  const ran: Ran[] = []
  const cleanups: MainStep[] = []
  let time = START + random.real(0, 1_000)
  const append = (...steps: readonly Ran[]) => {
    ran.push(...steps)
    time = Math.max(...steps.map(({ to }) => to)) + random.real(0.05, 4)
  }
  const appendLines = (name: string, ...lines: readonly string[]) => {
    const log = logWriter(context, time)
    for (const line of lines) log.write(line, 1_000)
    append(log.finish(name, 'success', 10))
  }
  const containers = random.chance(0.1)
  appendLines('Set up job', "Current runner version: '2.334.0'", PREPARE, 'Complete job name: test')
  if (containers) appendLines('Initialize containers', '##[group]Checking docker version')
  let failed = false
  for (let count = random.whole(1, 14); count > 0; count--) {
    if (random.chance(0.06)) {
      append(...parallelSteps(context, time, count))
      time += focus === 'steps' ? 1 : 1_200
      continue
    }
    const step = drawMainStep(context, count)
    if (focus === 'steps' && random.chance(failed ? 0.7 : 0.1)) {
      append({ name: step.name, from: time, to: time, conclusion: 'skipped', lines: [], parts: [] })
      continue
    }
    const done = runMainStep(
      context,
      time,
      step,
      focus === 'steps' && !failed && random.chance(0.15),
    )
    failed ||= done.conclusion === 'failure'
    append(done)
    if (step.kind !== 'script' && random.chance(0.5)) cleanups.push(step)
  }
  for (const step of cleanups.toReversed()) append(cleanUp(context, time, step))
  if (containers) appendLines('Stop containers', 'Stop and remove container: a')
  appendLines('Complete job', 'Cleaning up orphan processes')
  return storeLog(context, ran)
}

interface MainStep {
  readonly kind: 'script' | 'action' | 'composite'
  readonly name: string
  /** What its header says after "Run". */
  readonly title: string
  readonly shell?: string | undefined
  /** Begins the ids of its inner steps. */
  readonly scope: string
}

function drawMainStep({ random, focus }: LogContext, number: number): MainStep {
  const draw = random.real(0, 1)
  const others = focus === 'steps' && draw < 0.84 ? 'action' : 'composite'
  const kind = draw < 0.55 ? 'script' : others
  const scope = `${random.chance(0.5) ? '__self' : 'id'}_${number}`
  const isLocal = kind === 'composite' && (focus === 'inner steps' || random.chance(0.6))
  const title = isLocal
    ? `./.github/actions/${scope}`
    : pick(random, kind === 'script' ? SCRIPTS : ACTIONS)
  const shell = random.chance(0.2) ? NAMED_SHELL : DEFAULT_SHELL
  return {
    kind,
    name: random.chance(0.5) ? `Run ${title.replace('docker://', '')}` : pick(random, NAMES),
    title,
    ...(kind === 'script' && { shell }),
    scope,
  }
}

function runMainStep(context: LogContext, from: number, step: MainStep, fails: boolean): Ran {
  const { random } = context
  const log = logWriter(context, from)
  if (fails && random.chance(0.08)) {
    log.write('##[error]The template is not valid. ci.yml (Line: 3): no such property')
    return log.finish(step.name, 'failure', 1)
  }
  if (step.title.startsWith('./.github')) log.write(PREPARE)
  log.header(step.title, step.shell)
  if (step.kind === 'script') log.output()
  else if (step.kind === 'action')
    log.output(Math.max(random.chance(0.9) ? 1 : 0, drawSize(context)))
  else
    innerSteps(context, log, {
      scope: step.scope,
      depth: 0,
      levels: context.focus === 'steps' ? 0 : random.whole(0, 2),
    })
  const isForgiven = !fails && random.chance(0.05)
  if (fails || isForgiven) log.write(step.kind === 'script' ? EXIT : '##[error]It broke')
  return log.finish(step.name, fails ? 'failure' : 'success')
}

interface Nest {
  readonly scope: string
  readonly depth: number
  /** How many levels of actions are still within. */
  readonly levels: number
}

function innerSteps(context: LogContext, log: LogWriter, { scope, depth, levels }: Nest): void {
  const { random } = context
  for (let index = random.whole(1, 4); index > 0; index--) {
    const isNested = levels > 0 && random.chance(0.5)
    const isAction = isNested || random.chance(0.3)
    const id = `${scope}.${isAction ? '__octo_tool' : '__run'}_${index}`
    const name = pick(random, PART_NAMES)
    log.part({ id, name, depth, skipped: random.chance(0.15) }, () => {
      if (isAction) log.header('octo-org/inner@v1')
      else log.header(pick(random, SCRIPTS), NAMED_SHELL)
      if (isNested) innerSteps(context, log, { scope: id, depth: depth + 1, levels: levels - 1 })
      else log.output()
    })
  }
}

/** The clean-up of a composite action has ids of the main stage. */
function cleanUp(context: LogContext, from: number, { kind, name, scope }: MainStep): Ran {
  const log = logWriter(context, from)
  const run = () => {
    log.write(CLEAN_UP)
    log.output(4, context.random.real(1, 400))
  }
  if (kind === 'composite') log.write(CLEAN_UP)
  if (kind === 'action') run()
  else log.part({ id: `${scope}.__actions_cache`, name: 'Cache', depth: 0 }, run)
  return log.finish(`Post ${name}`)
}

/** Steps that ran in parallel: two with inner steps, or scripts and the step that waited for them. */
function parallelSteps(context: LogContext, from: number, number: number): Ran[] {
  const { random, focus } = context
  if (focus === 'inner steps') {
    return [from, from + random.real(1_500, 3_000)].map((start, index) =>
      runMainStep(context, start, drawMainStep(context, 100 * number + index), false),
    )
  }
  const begun = Array.from({ length: random.whole(2, 3) }, (_, index) => {
    const log = logWriter(context, from + 0.5 + index * 5)
    const script = pick(random, SCRIPTS)
    log.header(script, DEFAULT_SHELL)
    // All have begun before one prints.
    log.wait(20)
    log.output(drawSize(context), random.real(2_000, 20_000))
    return log.finish(random.chance(0.5) ? `Run ${script}` : pick(random, NAMES))
  })
  const to = Math.max(...begun.map((step) => step.to))
  const names = begun.map(({ name }) => name)
  const before = logWriter(context, from + 25)
  before.write(`Waiting for background step(s) to complete: ${names.join(', ')}`)
  const after = logWriter(context, to)
  after.write('Finished waiting for background step(s).')
  for (const name of names) after.write(`  ${name}: Succeeded`)
  const end = after.finish('Parallel group')
  return [...begun, { ...end, from: from + 24, lines: [...before.finish('').lines, ...end.lines] }]
}
