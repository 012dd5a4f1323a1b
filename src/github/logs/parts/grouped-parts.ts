import type { StepPart, StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import { readClue, textOf } from '../lines/log-clues.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { MAX_PARTS_PER_STEP } from './marked-parts.ts'

interface GroupedParts {
  readonly add: (line: DividedLine) => void
  /** Whether the header of a step lists a script, so that the step has no inner steps. */
  readonly isScript: (step: Step) => boolean
  readonly partsOf: (step: Step) => Pick<StepParts, 'parts' | 'omitted'>
}

interface Header {
  readonly name: string
  readonly time: Instant
  form: 'script' | 'action'
  /** With the default shell, which an inner step never has. */
  default: boolean
}

interface StepGroups {
  /** That of the step itself. */
  form: Header['form'] | undefined
  lastTime: Instant
  readonly starts: Pick<Header, 'name' | 'time'>[]
  omitted: number
}

const GROUP = '##[group]'
const HASH = 0x23

/** Collects the groups of each step that have the form of a header, without its own, the first one. */
export function groupedParts(): GroupedParts {
  const found = new Map<Step, StepGroups>()
  const reader = headerReader()
  let header: Header | undefined

  function add({ raw, textAt, time, steps }: DividedLine): void {
    for (const step of steps) noteLine(step, time)
    if (!reader.isOpen() && raw.bytes[textAt] !== HASH) return
    const text = textOf(raw.bytes, textAt)
    if (reader.isOpen() && reader.accepts(text, time !== undefined)) {
      if (header === undefined || time === undefined) return
      const clue = readClue(raw, textAt)
      if (clue?.kind === 'shell') header = { ...header, form: 'script', default: clue.byDefault }
      if (text === '##[endgroup]') for (const step of steps) noteHeader(found.get(step), header)
    } else if (time !== undefined && text.startsWith(`${GROUP}Run `)) {
      header = { name: text.slice(GROUP.length), time, form: 'action', default: false }
      reader.start()
    }
  }

  function noteLine(step: Step, time: Instant | undefined): void {
    const groups = found.get(step)
    if (groups === undefined) {
      const lastTime = time ?? -Infinity
      found.set(step, { form: undefined, lastTime, starts: [], omitted: 0 })
      return
    }
    groups.lastTime = time ?? groups.lastTime
  }

  return {
    add,
    isScript: (step) => found.get(step)?.form === 'script',
    partsOf(step) {
      const { starts = [], lastTime = -Infinity, omitted = 0 } = found.get(step) ?? {}
      const parts = starts.map(({ name, time }, index) =>
        toPart(name, time, starts[index + 1]?.time ?? lastTime),
      )
      return { parts, omitted }
    },
  }
}

function noteHeader(
  groups: StepGroups | undefined,
  { name, time, form, default: byDefault }: Header,
): void {
  if (groups === undefined) return
  if (groups.form === undefined) groups.form = form
  else if (groups.form === 'script' || byDefault) return
  else if (groups.starts.length >= MAX_PARTS_PER_STEP) groups.omitted += 1
  else groups.starts.push({ name, time })
}

/** @param end start of the next inner step, or the time of the last line */
function toPart(name: string, startedAt: Instant, end: Instant): StepPart {
  // The clock of the runner may have been set back.
  const completedAt = end < startedAt ? undefined : end
  return {
    name,
    depth: 0,
    startedAt,
    completedAt,
    duration: completedAt && completedAt - startedAt,
    outcome: undefined,
    conclusion: undefined,
  }
}
