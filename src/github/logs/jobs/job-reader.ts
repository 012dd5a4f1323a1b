import type { LogExcerpt, StepExcerpt } from '../../../model/report/failure.ts'
import { type Step, stepPassed } from '../../../model/run.ts'
import { excerptChooser } from '../../../logs/views/excerpt-chooser.ts'
import { partCollector } from '../parts/part-collector.ts'
import type { JobLine } from '../lines/job-line.ts'
import { runnerReader } from '../facts/runner-reader.ts'
import { logDivider } from '../steps/divide-log.ts'
import { fallbackReader } from './fallback.ts'
import { MAX_CONTINUED } from './inner-steps.ts'
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
  const wanted = targets.map((step) => ({
    step,
    reader: stepReader(() => excerptChooser(limit, wasStopped(step))),
    mixed: false,
    seen: false,
  }))
  const isStepWanted = wanted.length > 0
  /** The steps whose last line is an error, and those within which a step failed. */
  const erred = new Set<Step>()
  const failedWithin = new Set<Step>()
  const others = fallbackReader(limit, isStepWanted)
  const collector = partCollector()
  const divider = logDivider({ steps, fromStart, emit })
  const runner = runnerReader()
  const uploads = new Set<number>()
  let atEnd = false
  let timed = false

  function emit(line: JobLine, writers: readonly Step[]): void {
    timed ||= line.time !== undefined
    if (line.time !== undefined && fromStart) runner.add(line.text)
    collector.add(line, writers)
    const [, artifact] = UPLOADED.exec(line.text) ?? []
    if (artifact !== undefined) uploads.add(Number(artifact))
    if (limit === 0) return
    noteFailure(line, writers)
    for (const target of wanted) {
      if (!writers.includes(target.step)) continue
      target.reader.add(line, !target.seen && divider.hasBegun(target.step))
      target.mixed ||= writers.length > 1
      target.seen = true
    }
    if (!isStepWanted || wanted.some(({ seen }) => !seen)) others.add(line, writers)
  }

  function noteFailure(line: JobLine, [step, ...others]: readonly Step[]): void {
    if (line.time === undefined || step === undefined || others.length > 0) return
    const clue = line.isTagged ? line.clue : 'text'
    if (clue === 'text') erred.delete(step)
    else if (clue?.kind === 'error') erred.add(step)
    else if (clue?.kind === 'end-action' && clue.outcome === 'failure') failedWithin.add(step)
  }

  const targetOf = (step: Step) => wanted.find((target) => target.step === step)
  const isOver = (step: Step) => atEnd || divider.isOver(step)
  const isWhole = (step: Step) => divider.hasBegun(step) && isOver(step)
  const omittedOf = (step: Step, { omitted }: LogExcerpt) =>
    divider.hasBegun(step) ? omitted : undefined

  return {
    add: divider.add,
    /** @param complete whether the last line is the last of the log */
    end(complete: boolean): void {
      divider.end()
      atEnd = complete
    },
    /** Returns whether further lines cannot change the excerpts of the targets. */
    isOver: () => !parts && isStepWanted && wanted.every(({ step }) => divider.isOver(step)),
    /** Returns the excerpt of a target; `whole` if all lines of the step were read. */
    excerptOf(step: Step): (StepExcerpt & { readonly whole: boolean }) | undefined {
      const target = targetOf(step)
      const excerpt = target?.reader.excerpt()
      if (target === undefined || excerpt === undefined) return undefined
      const origin = target.mixed ? 'parallel-steps' : 'step'
      // The end of a stopped step is enough.
      const whole = wasStopped(step) ? isOver(step) : isWhole(step)
      return { ...excerpt, omitted: omittedOf(step, excerpt), step, origin, whole }
    },
    /** Returns the excerpts of the steps within a target that failed without failing it. */
    continuedWithin: (step: Step): readonly StepExcerpt[] =>
      (targetOf(step)?.reader.continued() ?? []).map(([name, excerpt]) => ({
        ...excerpt,
        omitted: omittedOf(step, excerpt),
        step,
        origin: 'step',
        continued: name,
      })),
    /**
     * Lists the first steps before a target that failed without failing the job, as with `continue-on-error`: they
     * passed, although they ended with an error.
     */
    continuedBefore: ({ number }: Step) =>
      steps
        .filter((step) => step.number < number && stepPassed(step))
        .filter((step) => erred.has(step) || failedWithin.has(step))
        .slice(0, MAX_CONTINUED),
    /** Lists the ids of the artifacts that the read lines name as uploaded. Any program can print such a line. */
    uploads: (): readonly number[] => [...uploads],
    /** Returns what the runner says of itself, if the start of the log was read. */
    runner: runner.facts,
    /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
    partsOf: (step: Step) => (isWhole(step) ? collector.partsOf(step) : undefined),
    /** Returns the lines up to the first error if a step is wanted, else the end; `undefined` without lines. */
    fallback(step: Step | undefined): StepExcerpt | undefined {
      // The runner writes a time in each line, so this is another text, such as a page of a proxy.
      const excerpt = timed ? others.excerpt() : undefined
      return excerpt && { ...excerpt, omitted: fromStart ? excerpt.omitted : undefined, step }
    },
  }
}

function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
