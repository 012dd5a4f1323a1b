import { pick, seededRandom, type Random } from '../random.ts'
import type { Failure } from './template.ts'
import {
  exitCodeOf,
  identityOf,
  renderStepLog,
  runOf,
  TOOLS,
  WRAPPERS,
  type FailedCommand,
  type RenderOptions,
  type Tool,
} from './tools.ts'

/** The logs of a failed step here, and of an earlier one there. */
export interface LogPair {
  readonly kind: PairKind
  readonly here: readonly string[]
  readonly there: readonly string[]
  readonly hereExitCode: number
}

/** One step, before it is drawn. */
interface Step {
  readonly commands: readonly FailedCommand[]
  readonly options: RenderOptions
}

interface Case {
  readonly here: Step
  readonly there: Step
}

const DIFFERENT = ['another', 'beside', 'number', 'ending', 'other-tool', 'exit-code'] as const

type PairKind = 'equal' | 'subset' | 'silent' | (typeof DIFFERENT)[number]

const IDENTIFYING = TOOLS.filter(({ identifies }) => identifies)
const SILENT = TOOLS.filter(({ identifies }) => !identifies)

/** Draws logs that show the same failures, or here some of those there, with other noise. */
export function equalPairs(seed: number, count: number): LogPair[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const tool = IDENTIFYING[index % IDENTIFYING.length] ?? pick(random, IDENTIFYING)
    const [first, ...rest] = failuresOf(random, tool, random.whole(1, 4))
    const subset = rest.length > 0 && random.chance(0.4)
    const there = step(tool, [first, ...rest], wrapperOf(random))
    const here = subset ? step(tool, [first], there.options.wrapper) : there
    return pair(random, subset ? 'subset' : 'equal', { here, there })
  })
}

/** Draws logs of which the one here shows something that the one there does not. */
export function differentPairs(seed: number, count: number): LogPair[] {
  const random = seededRandom(seed)
  const pairs: LogPair[] = []
  for (let index = 0; pairs.length < count; index += 1) {
    const tool = IDENTIFYING[index % IDENTIFYING.length] ?? pick(random, IDENTIFYING)
    const kind = pick(random, DIFFERENT)
    const drawn = differentCase(random, tool, kind)
    if (drawn && areDifferent(drawn)) pairs.push(pair(random, kind, drawn))
  }
  return pairs
}

/** Draws logs of different failures that no line shows: equal logs are not evidence here. */
export function silentPairs(seed: number, count: number): LogPair[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const tool = pick(random, SILENT)
    const [first, second] = random.shuffle(tool.failures)
    if (!first || !second) throw new Error(`Tool "${tool.name}" has too few failures`)
    const wrapper = wrapperOf(random)
    return pair(random, 'silent', {
      here: step(tool, [first], wrapper),
      there: step(tool, [second], wrapper),
    })
  })
}

/** Returns nothing if the tool has no such case. */
function differentCase(
  random: Random,
  tool: Tool,
  kind: (typeof DIFFERENT)[number],
): Case | undefined {
  const [first, second, third] = random.shuffle(tool.failures)
  if (!first || !second || !third) return undefined
  const wrapper = wrapperOf(random)
  const known = step(tool, [first], wrapper)
  switch (kind) {
    case 'another': {
      const more = !tool.single && random.chance(0.3)
      return { here: step(tool, more ? [second, third] : [second], wrapper), there: known }
    }
    case 'beside':
      return tool.single ? undefined : { here: step(tool, [first, second], wrapper), there: known }
    case 'number': {
      const found = random.shuffle(numberPairs(tool))[0]
      if (!found) return undefined
      return { here: step(tool, [found[0]], wrapper), there: step(tool, [found[1]], wrapper) }
    }
    case 'ending': {
      const same = pick(random, WRAPPERS)
      const other = random.chance(0.5) ? tool : pick(random, IDENTIFYING)
      const failure = other === tool ? second : pick(random, other.failures)
      return { here: step(other, [failure], same), there: step(tool, [first], same) }
    }
    case 'other-tool': {
      const relatives = IDENTIFYING.filter(
        (other) => other !== tool && other.family === tool.family,
      )
      const other = pick(random, relatives)
      const added = { tool: other, failures: [pick(random, other.failures)] }
      const commands = random.chance(0.5) ? [...known.commands, added] : [added, ...known.commands]
      const options = { wrapper, run: runOf(commands, wrapper), exitCode: 1 }
      return { here: { commands, options }, there: { ...known, options } }
    }
    case 'exit-code': {
      if (wrapper?.exitCode !== undefined) return undefined
      const exitCode = pick(
        random,
        [2, 124, 134, 137, 139, 143].filter((code) => code !== tool.exitCode),
      )
      return { here: { ...known, options: { wrapper, exitCode } }, there: known }
    }
  }
}

/** Lists the failures of a tool that differ in digits only. */
export function numberPairs(tool: Tool): (readonly [Failure, Failure])[] {
  return tool.failures.flatMap((failure, index) =>
    tool.failures
      .slice(index + 1)
      .filter((other) => withoutDigits(other) === withoutDigits(failure))
      .map((other) => [failure, other] as const),
  )
}

/** Returns true if some line of `here` that is not noise is not in `there`. */
function areDifferent({ here, there }: Case): boolean {
  const exitCodes = [here, there].map(({ commands, options }) => exitCodeOf(commands, options))
  if (exitCodes[0] !== exitCodes[1]) return true
  const known = identityOf(there.commands, there.options)
  return [...identityOf(here.commands, here.options)].some((line) => !known.has(line))
}

function pair(random: Random, kind: PairKind, { here, there }: Case): LogPair {
  const colours = random.chance(0.8)
  const draw = ({ commands, options }: Step, shifted: boolean) =>
    renderStepLog(commands, random, { ...options, colours, shifted })
  return {
    kind,
    here: draw(here, false),
    there: draw(there, random.chance(0.4)),
    hereExitCode: exitCodeOf(here.commands, here.options),
  }
}

function step(tool: Tool, failures: readonly Failure[], wrapper: Tool | undefined): Step {
  return { commands: [{ tool, failures }], options: { wrapper } }
}

function failuresOf(random: Random, tool: Tool, count: number): [Failure, ...Failure[]] {
  const [first, ...rest] = random.shuffle(tool.failures)
  if (!first) throw new Error(`Tool "${tool.name}" has no failures`)
  return [first, ...rest.slice(0, tool.single ? 0 : count - 1)]
}

function wrapperOf(random: Random): Tool | undefined {
  return random.chance(0.35) ? pick(random, WRAPPERS) : undefined
}

/** Writes a failure with 0 for each number. */
export function withoutDigits(failure: Failure): string {
  return JSON.stringify(failure).replace(/\d+/g, '0')
}
