import { wordsOf } from '../../../model/logged/names.ts'
import { labelledText, type StepLog, type StepLogLine } from '../../../model/logged/step-log.ts'
import type { StepFindings } from '../../../model/report/failure.ts'
import type { OtherStage } from '../../../model/shapes/failure.ts'

/** Whether a green log can show that one of two runs of a step got further before its error. */
export function mayBeStages(here: StepFindings, there: StepFindings): boolean {
  if (!isAtStage(here)) return false
  const [ours, theirs] = [wordsAbove(here, there), wordsAbove(there, here)]
  return ours.size !== theirs.size || ![...ours].every((words) => theirs.has(words))
}

/** Whether what failed has no name and no place of its own, which would be the same at any stage of a step. */
function isAtStage({ entries }: StepFindings): boolean {
  return !entries.some(({ isTest, position }) => isTest || position !== undefined)
}

/**
 * Returns which of two runs of a step got further before its error, with the first line that shows it; `undefined` if
 * nothing does. Lines are compared by their words, without what says nothing of a stage:
 *
 * 1. A run got further if it has a line of the green log that stands there below all those that the other run has.
 * 2. Without a green log, it did if it has a line in the form of a stage that the other run lacks, unless one of both went
 *    on to another stage after an error.
 */
export function otherStage(
  here: StepFindings,
  there: StepFindings,
  green: StepLog | undefined,
): OtherStage | undefined {
  if (!isAtStage(here)) return undefined
  if (green === undefined && [here, there].some(goesOn)) return undefined // 2
  const [ours, theirs] = [stagesAbove(here, there), stagesAbove(there, here)]
  const order =
    green === undefined
      ? undefined
      : new Map(stagesIn(green.lines).map(({ words }, at) => [words, at]))
  const [mine, other] = [firstBeyond(ours, theirs, order), firstBeyond(theirs, ours, order)]
  if (mine !== undefined) return { further: 'here', line: mine }
  return other === undefined ? undefined : { further: 'there', line: other }
}

interface Stage {
  readonly words: string
  readonly text: string
}

/** Returns the first line of a log that shows that the step got further than in another one. */
function firstBeyond(
  stages: readonly Stage[],
  others: readonly Stage[],
  order: ReadonlyMap<string, number> | undefined,
): string | undefined {
  const known = new Set(others.map(({ words }) => words))
  const own = stages.filter(({ words }) => !known.has(words))
  if (order === undefined) return own.find(({ text }) => STAGE.test(text))?.text // 2
  const furthest = others.reduce((max, { words }) => Math.max(max, order.get(words) ?? -1), -1)
  return own.find(({ words }) => (order.get(words) ?? -1) > furthest)?.text // 1
}

/** A line that begins a stage: of a package manager, of a build of an image, of a shell that prints its commands. */
const STAGE = /^(?:==+> \S|\[\d+\/\d+\]|step \d+\/\d+|\+ \S|> [^\s@]{0,99}@\S+ \S)/i

function goesOn({ log: { lines } }: StepFindings): boolean {
  const error = lines.findIndex(({ row }) => row?.says === 'failure')
  return error !== -1 && lines.slice(error).some((line) => STAGE.test(labelledText(line)))
}

/** What depends on what an earlier run left, or on the time. */
const NOISE =
  /\bcach(?:e|ed|ing)\b|\bdownload|\b(?:fetch|pull|transferr?)(?:ed|ing)\b|\bprogress\b|\d%/i

/** The position of a stage at the start of a line. */
const COUNTER = /^\W{0,2}(?:step )?(\d+)\/\d+/i

/** Lists the lines above the error, of the same task. */
function stagesAbove({ log }: StepFindings, other: StepFindings): readonly Stage[] {
  const failures = new Set(
    (other.log.rows ?? []).flatMap(({ says, key }) => (says === 'failure' ? [key] : [])),
  )
  const shared = log.lines.findIndex(
    ({ row, isBeside }) => row?.says === 'failure' && !isBeside && failures.has(row.key),
  )
  const at = shared === -1 ? log.lines.findIndex(({ isLast }) => isLast) : shared
  const task = taskOf(log.lines[at])
  return stagesIn(at === -1 ? log.lines : log.lines.slice(0, at), task)
}

function wordsAbove(findings: StepFindings, other: StepFindings): ReadonlySet<string> {
  return new Set(stagesAbove(findings, other).map(({ words }) => words))
}

function stagesIn(lines: readonly StepLogLine[], task?: string): readonly Stage[] {
  return lines.flatMap((line): Stage | [] => {
    const { row } = line
    const text = labelledText(line)
    const counter = COUNTER.exec(text)?.[1]
    const isSilent = row === undefined || row.says === 'total' || row.says === 'context'
    if (isSilent || NOISE.test(text)) return []
    const own = taskOf(line)
    if (task !== undefined && own !== '' && own !== task) return []
    return { words: `${counter ?? ''}/${wordsOf(row.key)}`, text }
  })
}

/** Returns the letters of the label of a line, which is that of a task; '' for a counter or a level. */
function taskOf(line: StepLogLine | undefined): string {
  const label = line?.label.replace(/\P{L}/gu, '').toLowerCase() ?? ''
  return /^(?:step|info|debug|trace|notice|warn|warning|error|fatal)$/.test(label) ? '' : label
}
