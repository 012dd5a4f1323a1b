// What a failed step of this action prints.
import { type LogText, partsOfText } from '../logged/log-text.ts'
import { isSome } from '../some.ts'
import type { StepExcerpt } from './failure.ts'

type Excerpts = readonly StepExcerpt[]

/** What stands above the lines of each input but `fail-on`, in what this action prints when its gate fails. */
export const GATE_TITLES = {
  budgets: 'Over budget:',
  'fail-on-jobs': 'fail-on-jobs: no job is called so. Write the name of a job per line:',
  invalid: 'Invalid inputs:',
} as const
const TITLES: readonly string[] = Object.values(GATE_TITLES)

/** The title of `fail-on`, below the headline; below it is a job per line. */
const OWN_GATE = /^(?:Error: )?fail-on: [a-z_]+(?:, [a-z_]+)*$/
/** @example test: failure, new */
const OWN_GATE_LINE =
  /^(?<name>\S.{0,300}): (?:failure|timed_out|startup_failure|action_required|cancelled|stale|unknown|(?<open>skipped|unfinished))(?:, (?:new|not (?:known from|compared with) other runs|known by an issue that does not let the gate pass|unknown, since `log-lines: 0` compares no error))?$/

/** The first line of its report and its annotation, which both begin with the workflow and what it did. */
const OWN_HEADLINES =
  /^\p{Extended_Pictographic}\S* (?<result>\S+ .{1,300}?)(?:[:;] .*)?\n(?:Error: )?\k<result>(?:[:;] .*)?$/u

/**
 * Lists the names of jobs and keys of `needs` that a failed gate prints as failed, without what was only skipped or is
 * unfinished.
 *
 * @returns `undefined` for any log with something else
 */
export function gateNames(excerpts: Excerpts): readonly string[] | undefined {
  return gateLines(excerpts)?.flatMap(failedName)
}

function failedName(line: string): string | readonly never[] {
  const { name = [], open } = OWN_GATE_LINE.exec(line)?.groups ?? {}
  return open === undefined ? name : []
}

/** Lists what a report of this action that failed its step names as failed; `undefined` for any other log. */
export function namedByGate(excerpts: Excerpts): readonly string[] | undefined {
  const names = gateNames(excerpts)
  if (names !== undefined || !failsByReport(excerpts)) return names
  return printedLines(excerpts).flatMap(failedName)
}

/**
 * Returns the lines, one per job, below the input in what a failed gate of this action prints. This is its report, which
 * begins with an icon and the headline, and at the end the headline again, also with the reason, the input and these lines. A
 * script that failed before it, as in a composite action, has an exit code.
 */
function gateLines(excerpts: Excerpts): readonly string[] | undefined {
  const lines = printedLines(excerpts)
  const inputIndex = lines.findLastIndex((line) => OWN_GATE.test(line))
  const findings = inputIndex === -1 ? [] : lines.slice(inputIndex + 1)
  const isReport = inputIndex === 0 || ownEndOf(excerpts)(lines[inputIndex - 1])
  if (!isReport || !isSome(findings) || !findings.every((line) => OWN_GATE_LINE.test(line))) return
  return findings
}

/** Whether the report of this action failed its step, for whatever reason: a title follows the headline at the end. */
export function failsByReport(excerpts: Excerpts): boolean {
  const isOwnEnd = ownEndOf(excerpts)
  const lines = (excerpts[0]?.errors?.log.lines ?? []).map(({ row }) => row?.text.trim() ?? '')
  const isTitle = (line: string) => line.startsWith('fail-on: ') || TITLES.includes(line)
  return lines.some((line, at) => isTitle(line) && isOwnEnd(lines[at - 1]))
}

/** Returns whether a line is the headline with which a report of this action ends. */
function ownEndOf(excerpts: Excerpts): (line: string | undefined) => boolean {
  const [begin = ''] = printedLines(excerpts)
  const isFirst = excerpts[0]?.exitCode === undefined
  return (line = '') => isFirst && OWN_HEADLINES.test(`${begin}\n${line}`)
}

function printedLines([excerpt]: Excerpts): readonly string[] {
  const lines = (excerpt?.errors?.log.lines ?? []).map(({ text }) => completedLine(text))
  return lines.filter((line) => line !== '')
}

/** Returns a line with what a log of the form `Name of a thing: text` completes it by. */
export function completedLine(text: LogText): string {
  return partsOfText(text).join(' ')
}
