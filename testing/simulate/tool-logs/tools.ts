import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { scriptHead } from '../../log-text.ts'
import type { Random } from '../random.ts'
import { parseTemplates, renderTemplate, type Failure, type Template } from './template.ts'

/** A tool of which failing logs can be drawn. */
export type Tool = ReturnType<typeof toolOf>

/** A command of a step that failed. */
export interface FailedCommand {
  readonly tool: Tool
  readonly failures: readonly Failure[]
}

export interface RenderOptions {
  /** What runs the commands, such as `make`. */
  readonly wrapper?: Tool | undefined
  /** True if an unrelated edit has moved the lines of the files. */
  readonly shifted?: boolean
  readonly colours?: boolean
  /** In place of the exit code of the tool. */
  readonly exitCode?: number | undefined
  /** The commands of the step, by default those of the wrapper or of the tools. */
  readonly run?: readonly string[]
}

const ALL = globSync('templates/*.txt', { cwd: import.meta.dirname })
  .toSorted()
  .flatMap((path) => {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8')
    return parseTemplates(text).map((template) => toolOf(template, basename(path, '.txt')))
  })

export const TOOLS: readonly Tool[] = ALL.filter(({ family }) => family !== 'wrappers')

/** Commands that run another one, such as `npm test` and `make`. */
export const WRAPPERS: readonly Tool[] = ALL.filter(({ family }) => family === 'wrappers')

/** Draws the lines of a step in which a tool reports these failures, without time stamps. */
export function renderToolLog(
  tool: Tool,
  failures: readonly Failure[],
  random: Random,
  options: RenderOptions = {},
): string[] {
  return renderStepLog([{ tool, failures }], random, options)
}

/** Draws the lines of a step whose commands all run and fail in sequence. */
export function renderStepLog(
  commands: readonly FailedCommand[],
  random: Random,
  options: RenderOptions = {},
): string[] {
  const run = options.run ?? runOf(commands, options.wrapper)
  const lines = [
    ...scriptHead(...run),
    ...bodyOf(commands, random, options),
    `##[error]Process completed with exit code ${exitCodeOf(commands, options)}.`,
  ]
  return options.colours === false ? lines.map(withoutColours) : lines
}

/** Returns the lines of the tools and of the wrapper with all that is not identity as `#`. */
export function identityOf(
  commands: readonly FailedCommand[],
  options: RenderOptions = {},
): ReadonlySet<string> {
  return new Set(bodyOf(commands, undefined, options).map(withoutColours))
}

/** Returns the commands of a step that runs these tools. */
export function runOf(commands: readonly FailedCommand[], wrapper?: Tool): readonly string[] {
  return wrapper?.template.run ?? commands.flatMap(({ tool }) => tool.template.run)
}

/** Returns the exit code of the step. */
export function exitCodeOf(
  commands: readonly FailedCommand[],
  { wrapper, exitCode }: RenderOptions = {},
): number {
  return wrapper?.exitCode ?? exitCode ?? commands.at(-1)?.tool.exitCode ?? 1
}

function bodyOf(
  commands: readonly FailedCommand[],
  random: Random | undefined,
  { wrapper, shifted = false, exitCode }: RenderOptions,
): string[] {
  const code = String(exitCodeOf(commands, { exitCode }))
  const common = { random, shifted, values: { code, command: runOf(commands).join(' && ') } }
  const body = commands.flatMap(({ tool, failures }) => {
    const shuffled = random?.shuffle(failures) ?? failures
    const ordered = tool.failures.filter((failure) => failures.includes(failure))
    const order = tool.template.words.includes('ordered') ? ordered : shuffled
    return renderTemplate(tool.template, { ...common, failures: order, body: [] })
  })
  return wrapper ? renderTemplate(wrapper.template, { ...common, failures: [], body }) : body
}

export function toolOf(template: Template, family: string) {
  const { name, words, failures } = template
  const exit = words.find((word) => word.startsWith('exit='))
  return {
    ...{ name, family, failures, template },
    /** An obscure or in-house tool, which a table of known forms hardly contains. */
    isHeldOut: words.includes('held-out'),
    /** False if the log cannot show what failed: equal logs are then not evidence. */
    identifies: !words.includes('silent'),
    /** True if the tool stops at its first failure. */
    single: words.includes('single'),
    /** The exit code, if the tool has one of its own. */
    exitCode: exit === undefined ? undefined : Number(exit.slice('exit='.length)),
  }
}

function withoutColours(line: string): string {
  // eslint-disable-next-line no-control-regex
  return line.replace(/\u001b(?:\[[0-9;]*m|\(B)/g, '')
}
