import type { StepFindings, StepExcerpt } from '../../../model/report/failure.ts'
import type { LogFacts } from '../../../model/logged/log-facts.ts'
import type { StepParts } from '../../../model/report/job-report.ts'
import { stepPassed, type Step } from '../../../model/run.ts'
import { excerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import { partCollector } from '../parts/part-collector.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { RawLine } from '../lines/split-lines.ts'
import { factReader } from '../facts/fact-reader.ts'
import { LogDivider } from '../steps/divide-log.ts'
import { failedSteps } from './failed-steps.ts'
import { fallbackReader } from './fallback.ts'
import { type StepReader, stepReader } from './step-reader.ts'

/** https://github.com/actions/upload-artifact/blob/main/src/shared/upload-artifact.ts, and the library that it uses. */
const UPLOADED =
  /^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/

export interface WantedExcerpts {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** The steps whose lines are wanted; if empty, the end of the job's log is wanted. */
  readonly targets: readonly Step[]
  /** Maximum lines of each excerpt; 0 if none is wanted. */
  readonly limit: number
  /** Whether the inner steps of all steps are wanted, and so the whole log. */
  readonly parts?: boolean
}

export interface JobReader {
  /** Adds a line; its bytes may change after the call. */
  readonly add: (raw: RawLine) => void
  /** @param complete whether the last line is the last of the log */
  readonly end: (complete: boolean) => void
  /** Returns whether the end of the log was read. */
  readonly isAtEnd: () => boolean
  /** Returns whether further lines cannot change the excerpts of the targets. */
  readonly isOver: () => boolean
  /** Returns whether all lines that the excerpt of a step needs were read: the end of a stopped step is enough. */
  readonly isWhole: (step: Step) => boolean
  /** Returns the excerpt of a target, once all is added; `undefined` if it wrote nothing. */
  readonly excerptOf: (step: Step) => StepExcerpt | undefined
  /** Lists the first steps before a target that failed without failing the job. */
  readonly continuedBefore: (step: Step) => readonly Step[]
  /** Lists the ids of the artifacts that the read lines name as uploaded. Any program can print such a line. */
  readonly uploads: () => readonly number[]
  /** Returns what the log says of its machine, if its start was read, and of caches. */
  readonly facts: () => LogFacts
  /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
  readonly partsOf: (step: Step) => StepParts | undefined
  /** Returns the last lines before the job cleaned up; `undefined` without lines. */
  readonly fallback: (step: Step | undefined) => StepExcerpt | undefined
}

/**
 * Reads the excerpts and the inner steps of a job in its log, or in a part of it.
 *
 * @param fromStart whether the first line is the first of the log
 */
export function jobReader(
  { steps, targets, limit, parts = false }: WantedExcerpts,
  fromStart: boolean,
): JobReader {
  const readers = targets.map((step) => stepReader(() => excerptChooser(limit, wasStopped(step))))
  /** The steps that ran in parallel when a target wrote a line. */
  const mixed = new Set<Step>()
  const seen = new Set<Step>()
  const failed = failedSteps()
  const others = fallbackReader(limit)
  const collector = partCollector()
  const divider = new LogDivider({ steps, fromStart, emit })
  const facts = factReader(fromStart)
  const uploads: number[] = []
  let atEnd = false

  function emit(line: JobLine, writers: readonly Step[]): void {
    facts.add(line, writers)
    collector.add(line, writers)
    const [, artifact] = UPLOADED.exec(line.text) ?? []
    if (artifact !== undefined) uploads.push(Number(artifact))
    if (limit === 0) return
    failed.add(line, writers)
    for (const [at, step] of targets.entries()) {
      if (!writers.includes(step)) continue
      readers[at]?.add(line, !seen.has(step) && divider.hasBegun(step))
      seen.add(step)
      if (writers.length > 1) mixed.add(step)
    }
    if (targets.length === 0 || seen.size < targets.length) others.add(line, writers)
  }

  const isOver = (step: Step) => atEnd || divider.isOver(step)
  const isWhole = (step: Step) => isOver(step) && (divider.hasBegun(step) || wasStopped(step))
  const read = new Map<Step, StepExcerpt | undefined>()

  return {
    add(raw: RawLine): void {
      divider.add(raw)
    },
    end(complete: boolean): void {
      divider.end()
      atEnd = complete
    },
    isAtEnd: () => atEnd,
    isOver: () => !parts && targets.length > 0 && targets.every((step) => divider.isOver(step)),
    isWhole,
    excerptOf(step: Step): StepExcerpt | undefined {
      if (read.has(step)) return read.get(step)
      const isMixed = mixed.has(step)
      const found = readExcerpt(readers[targets.indexOf(step)], step, isWhole(step) && !isMixed)
      const omitted = divider.hasBegun(step) ? found?.omitted : undefined
      const origin: StepExcerpt['origin'] = isMixed ? 'parallel-steps' : 'step'
      const excerpt = found && { ...found, omitted, step, origin }
      read.set(step, excerpt)
      return excerpt
    },
    continuedBefore: (step) => failed.before(step, steps),
    uploads: () => uploads,
    facts: facts.facts,
    partsOf: (step) =>
      divider.hasBegun(step) && isOver(step) ? collector.partsOf(step) : undefined,
    fallback(step: Step | undefined): StepExcerpt | undefined {
      const excerpt = others.excerpt()
      const omitted = fromStart ? excerpt?.omitted : undefined
      const reader =
        step && stepPassed(step) && isWhole(step) ? readers[targets.indexOf(step)] : undefined
      return excerpt && { ...excerpt, omitted, step, origin: 'end', errors: reader?.silence() }
    },
  }
}

/** @param isRead whether the step was read whole, and nothing of another step with it */
function readExcerpt(
  reader: StepReader | undefined,
  step: Step,
  isRead: boolean,
): Omit<StepExcerpt, 'step' | 'origin'> | undefined {
  const excerpt = reader?.excerpt(isRead)
  if (reader === undefined || excerpt === undefined) return undefined
  const isCut = wasStopped(step) || excerpt.errors?.timedOut !== undefined
  const open = isRead && isCut ? reader.notEnded() : []
  const notEnded = open.map(({ name, duration }) => ({ name, duration }))
  return {
    ...excerpt,
    errors: excerpt.errors && readErrors(excerpt.errors, reader, isRead),
    beside: isRead ? excerpt.beside : undefined,
    ...(notEnded.length > 0 && { notEnded }),
  }
}

function readErrors(errors: StepFindings, reader: StepReader, isRead: boolean): StepFindings {
  return {
    ...errors,
    mayBeMore: errors.mayBeMore === true || reader.stopsEarly() || !isRead,
    log: {
      ...errors.log,
      isWhole: errors.log.isWhole && isRead,
    },
    kinds:
      isRead && reader.hasServiceFailed() ? { ...errors.kinds, proven: 'network' } : errors.kinds,
  }
}

/** Returns whether something else ended a step, such as the time limit of its job. */
function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
