import type { LoggedErrors, StepExcerpt } from '../../../model/report/failure.ts'
import { stepPassed, type Step } from '../../../model/run.ts'
import { excerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import { partCollector } from '../parts/part-collector.ts'
import type { JobLine } from '../lines/job-line.ts'
import { factReader } from '../facts/fact-reader.ts'
import { logDivider } from '../steps/divide-log.ts'
import { failedSteps } from './failed-steps.ts'
import { fallbackReader } from './fallback.ts'
import { stepReader } from './step-reader.ts'

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

export type JobReader = ReturnType<typeof jobReader>

/**
 * Reads the excerpts and the inner steps of a job in its log, or in a part of it.
 *
 * @param fromStart whether the first line is the first of the log
 */
export function jobReader(
  { steps, targets, limit, parts = false }: WantedExcerpts,
  fromStart: boolean,
) {
  const readers = targets.map((step) => stepReader(() => excerptChooser(limit, wasStopped(step))))
  /** The steps that ran in parallel when a target wrote a line. */
  const mixed = new Set<Step>()
  const seen = new Set<Step>()
  const failed = failedSteps()
  const others = fallbackReader(limit)
  const collector = partCollector()
  const divider = logDivider({ steps, fromStart, emit })
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

  return {
    add: divider.add,
    /** @param complete whether the last line is the last of the log */
    end(complete: boolean): void {
      divider.end()
      atEnd = complete
    },
    /** Returns whether the end of the log was read. */
    isAtEnd: () => atEnd,
    /** Returns whether further lines cannot change the excerpts of the targets. */
    isOver: () => !parts && targets.length > 0 && targets.every(divider.isOver),
    /** Returns whether all lines that the excerpt of a step needs were read: the end of a stopped step is enough. */
    isWhole,
    /** Returns the excerpt of a target; `undefined` if it wrote nothing. */
    excerptOf(step: Step): StepExcerpt | undefined {
      const reader = readers[targets.indexOf(step)]
      const excerpt = reader?.excerpt()
      if (reader === undefined || excerpt === undefined) return undefined
      const isMixed = mixed.has(step)
      const isRead = isWhole(step) && !isMixed
      return {
        ...excerpt,
        omitted: divider.hasBegun(step) ? excerpt.omitted : undefined,
        errors: excerpt.errors && readErrors(excerpt.errors, reader, isRead),
        beside: isRead ? excerpt.beside : undefined,
        step,
        origin: isMixed ? 'parallel-steps' : 'step',
      }
    },
    /** Lists the first steps before a target that failed without failing the job. */
    continuedBefore: (step: Step) => failed.before(step, steps),
    /** Lists the ids of the artifacts that the read lines name as uploaded. Any program can print such a line. */
    uploads: (): readonly number[] => uploads,
    /** Returns what the log says of its machine, if its start was read, and of caches. */
    facts: facts.facts,
    /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
    partsOf: (step: Step) =>
      divider.hasBegun(step) && isOver(step) ? collector.partsOf(step) : undefined,
    /** Returns the last lines before the job cleaned up; `undefined` without lines. */
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
function readErrors(
  errors: LoggedErrors,
  reader: ReturnType<typeof stepReader>,
  isRead: boolean,
): LoggedErrors {
  return {
    ...errors,
    mayBeMore: errors.mayBeMore === true || reader.stopsEarly() || !isRead,
    whole: errors.whole && isRead,
    rows: isRead ? errors.rows : undefined,
    kinds:
      isRead && reader.hasServiceFailed() ? { ...errors.kinds, proven: 'network' } : errors.kinds,
  }
}

/** Returns whether something else ended a step, such as the time limit of its job. */
function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
