import type { StepParts } from '../../../model/report/step-parts.ts'
import type { StepPart } from '../../../model/shapes/job.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { DividedLine } from '../steps/divide-log.ts'
import { MAX_PARTS_PER_STEP } from './part-scope.ts'

interface GroupedParts {
  readonly add: (line: DividedLine) => void
  /** Whether the header of a step lists a script, so that the step has no inner steps. */
  readonly isScript: (step: Step) => boolean
  readonly partsOf: (step: Step) => Pick<StepParts, 'parts' | 'omitted'>
}

interface Header {
  readonly name: string
  readonly time: Instant
  /** Whether it names a shell, inputs or variables, which an empty group that a program prints lacks. */
  proven: boolean
  /** That of a script; `undefined` for an action. An inner step never has the default shell. */
  shell: 'default' | 'named' | undefined
}

interface StepGroups {
  /** The header of the step itself. */
  own: Header | undefined
  lastTime: Instant
  readonly inner: Header[]
  omitted: number
}

const GROUP = '##[group]'

const PROOF = /^(?:shell: |with:$|env:$)/

/** The header of an action without inputs: its reference, as in `uses`. */
const ACTION = /^Run (?:\.\/|docker:\/\/|[\w.-]+\/[^\s@]+@\S+$)/

/** Collects the groups of each step that have the form of a header, without its own, the first one. */
export function groupedParts(): GroupedParts {
  const found = new Map<Step, StepGroups>()
  const reader = headerReader()
  let header: Header | undefined

  function add({ line, time, steps }: DividedLine): void {
    for (const step of steps) {
      const groups = groupsOf(step)
      groups.lastTime = time ?? groups.lastTime
    }
    if (!reader.isOpen() && !line.isTagged) return
    const { text } = line
    if (reader.isOpen() && reader.accepts(text, time !== undefined)) {
      if (header === undefined || time === undefined) return
      if (PROOF.test(text)) header.proven = true
      if (line.clue?.kind === 'shell') header.shell = line.clue.byDefault ? 'default' : 'named'
      if (text === '##[endgroup]') for (const step of steps) noteHeader(groupsOf(step), header)
    } else if (time !== undefined && text.startsWith(`${GROUP}Run `)) {
      header = { name: text.slice(GROUP.length), time, proven: false, shell: undefined }
      reader.start()
    }
  }

  function groupsOf(step: Step): StepGroups {
    let groups = found.get(step)
    if (groups === undefined) {
      groups = { own: undefined, lastTime: -Infinity, inner: [], omitted: 0 }
      found.set(step, groups)
    }
    return groups
  }

  return {
    add,
    isScript: (step) => found.get(step)?.own?.shell !== undefined,
    partsOf(step) {
      const { inner, lastTime, omitted } = groupsOf(step)
      const parts = inner.map((header, index) => toStepPart(header, inner[index + 1], lastTime))
      return { parts, omitted }
    },
  }
}

function noteHeader(groups: StepGroups, header: Header): void {
  if (groups.own === undefined) groups.own = header
  else if (groups.own.shell !== undefined || header.shell === 'default') return
  else if (!header.proven && !ACTION.test(header.name)) return
  else if (groups.inner.length >= MAX_PARTS_PER_STEP) groups.omitted += 1
  else groups.inner.push(header)
}

/**
 * An inner step ends when the next one starts, or with the last line. Its end is unknown if its header
 * or the next one may have been printed by a program.
 */
function toStepPart(header: Header, next: Header | undefined, lastTime: Instant): StepPart {
  const { name, time: startedAt, proven } = header
  const end = next?.time ?? lastTime
  const isKnown = proven && next?.proven !== false
  // The clock of the runner may have been set back.
  const completedAt = !isKnown || end < startedAt ? undefined : end
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
