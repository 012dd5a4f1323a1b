import type { ExcerptOrigin, StepExcerpt } from '../../../model/report/failure.ts'
import type { StepParts } from '../../../model/report/step-parts.ts'
import { type Step, stepPassed } from '../../../model/run.ts'
import type { ReadLine } from '../lines/log-text.ts'
import type { RawLine } from '../lines/split-lines.ts'
import type { ProblemReaders } from '../matchers/problem-reader.ts'
import { partCollector } from '../parts/part-collector.ts'
import { type DividedLine, logDivider } from '../steps/divide-log.ts'
import { excerptChooser } from './excerpt-chooser.ts'
import { MAX_CONTINUED, readDivided, stepReader, type StepReader } from './step-excerpt.ts'
import { tailChooser } from './tail-chooser.ts'

export interface WantedExcerpts {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** The steps whose lines are wanted; if empty, the end of the job's log is wanted. */
  readonly targets: readonly Step[]
  /** Maximum lines of each excerpt; 0 if none is wanted. */
  readonly limit: number
  /** Whether the inner steps of all steps are wanted, and so the whole log. */
  readonly parts?: boolean
  /** Reads what the tools of the repository print. */
  readonly problemReaders?: ProblemReaders | undefined
}

/** A reader of the excerpts and the inner steps of a job in its log, or in a part of it. */
export interface JobReader {
  readonly add: (raw: RawLine) => void
  /** @param complete whether the last line is the last of the log */
  readonly end: (complete: boolean) => void
  /** Returns whether further lines cannot change the excerpts of the targets. */
  readonly isOver: () => boolean
  /** Returns the excerpt of a target; `whole` if all lines of the step were read. */
  readonly excerptOf: (target: Step) => FoundExcerpt | undefined
  /** Returns the excerpts of the steps within a target that failed without failing it. */
  readonly continuedWithin: (target: Step) => readonly StepExcerpt[]
  /** Lists the first steps before a target that passed, although they ended with an error. */
  readonly continuedBefore: (target: Step) => readonly Step[]
  /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
  readonly partsOf: (step: Step) => StepParts | undefined
  /** Returns the lines up to the first error if a step is wanted, else the end; `undefined` without lines. */
  readonly fallback: (target: Step | undefined) => StepExcerpt | undefined
}

interface FoundExcerpt extends StepExcerpt {
  readonly whole: boolean
}

interface Target {
  readonly step: Step
  readonly reader: StepReader
  mixed: boolean
  seen: boolean
}

/** @param fromStart whether the first line is the first of the log */
export function jobReader(
  { steps, targets, limit, parts = false, problemReaders }: WantedExcerpts,
  fromStart: boolean,
): JobReader {
  const read = readOnce()
  const wanted = targets.map((step): Target => {
    const reader = stepReader(
      () => excerptChooser(limit, wasStopped(step), problemReaders?.start()),
      read,
    )
    return { step, reader, mixed: false, seen: false }
  })
  /** The steps whose last line is an error, and those within which a step failed. */
  const erred = new Set<Step>()
  const failedWithin = new Set<Step>()
  const toError = stepReader(() => tailChooser(limit, true), read)
  const toEnd = stepReader(() => tailChooser(limit, false), read)
  let cleansUp = false
  let atEnd = false
  let timed = false
  const collector = partCollector(steps)
  const divider = logDivider({ steps, fromStart, emit })

  function emit(line: DividedLine): void {
    timed ||= line.time !== undefined
    collector.add(line)
    if (limit === 0) return
    noteError(line)
    for (const target of wanted) {
      if (!line.steps.includes(target.step)) continue
      target.reader.add(line, !target.seen && divider.hasBegun(target.step))
      target.mixed ||= line.steps.length > 1
      target.seen = true
    }
    if (wanted.every(({ seen }) => seen) && wanted.length > 0) return
    cleansUp ||= isCleanup(line)
    if (wanted.length > 0) toError.add(line, false)
    if (!cleansUp) toEnd.add(line, false)
  }

  function noteError({ line, time, steps: [step, ...others] }: DividedLine): void {
    if (time === undefined || step === undefined || others.length > 0) return
    const clue = line.isTagged ? line.clue : 'text'
    if (clue === 'text') erred.delete(step)
    else if (clue?.kind === 'error') erred.add(step)
    else if (clue?.kind === 'end-action' && clue.outcome === 'failure') failedWithin.add(step)
  }

  function isWhole(step: Step): boolean {
    return divider.hasBegun(step) && (atEnd || divider.isOver(step))
  }

  return {
    add: divider.add,
    end(complete) {
      divider.end()
      atEnd = complete
    },
    isOver: () => !parts && wanted.length > 0 && wanted.every(({ step }) => divider.isOver(step)),
    excerptOf(step) {
      const target = wanted.find((other) => other.step === step)
      const excerpt = target?.reader.excerpt()
      if (target === undefined || excerpt === undefined) return undefined
      const begun = divider.hasBegun(step)
      const omitted = begun ? excerpt.omitted : undefined
      const origin = target.mixed ? 'parallel-steps' : 'step'
      // Of a stopped step, the end is enough.
      const whole = wasStopped(step) ? atEnd || divider.isOver(step) : isWhole(step)
      return { ...excerpt, omitted, step, origin, whole }
    },
    continuedWithin(step) {
      const target = wanted.find((other) => other.step === step)
      return (target?.reader.continued() ?? []).map(([continued, excerpt]) => {
        const omitted = divider.hasBegun(step) ? excerpt.omitted : undefined
        return { ...excerpt, omitted, step, origin: 'step', continued }
      })
    },
    continuedBefore: ({ number }) =>
      steps
        .filter((step) => step.number < number && stepPassed(step))
        .filter((step) => erred.has(step) || failedWithin.has(step))
        .slice(0, MAX_CONTINUED),
    partsOf: (step) => (isWhole(step) ? collector.partsOf(step) : undefined),
    fallback(step) {
      // The runner writes a time in each line, so this is another text, such as a page of a proxy.
      if (!timed) return undefined
      const erred = step === undefined ? undefined : toError.excerpt()
      const origin: ExcerptOrigin = erred?.lines.at(-1)?.error === true ? 'first-error' : 'end'
      const excerpt = origin === 'end' ? toEnd.excerpt() : erred
      if (excerpt === undefined) return undefined
      return { ...excerpt, omitted: fromStart ? excerpt.omitted : undefined, step, origin }
    },
  }
}

function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}

/** Returns a reader of texts that decodes a line once if it is read several times in sequence. */
function readOnce(): (line: DividedLine) => ReadLine {
  let last: readonly [line: DividedLine, read: ReadLine] | undefined
  return (line) => {
    if (last?.[0] !== line) last = [line, readDivided(line)]
    return last[1]
  }
}

/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ line: { clue }, steps }: DividedLine): boolean {
  const cleans =
    clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'))
  return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name))
}
