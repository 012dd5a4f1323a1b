import { markOf } from '../../../logs/lines/step-line.ts'
import type { LogFacts } from '../../../model/logged/log-facts.ts'
import type { ChooseBeside, LogExcerpt, StepExcerpt } from '../../../model/report/failure.ts'
import type { StepParts } from '../../../model/report/job-report.ts'
import { type Step, stepPassed } from '../../../model/run.ts'
import type { LogLine } from '../../../model/shapes/failure.ts'
import { type FactReader, factReader } from '../facts/fact-reader.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { RawLine } from '../lines/split-lines.ts'
import { PartCollector } from '../parts/part-collector.ts'
import { LogDivider } from '../steps/divide-log.ts'
import { StepReader, wasStopped, type ReadStep } from './step-reader.ts'
import type { WantedExcerpts } from './wanted-excerpts.ts'

/** https://github.com/actions/upload-artifact/blob/main/src/shared/upload-artifact.ts, and the library that it uses. */
const UPLOADED =
  /^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/

/** Maximum steps with an error after which the job continued. */
const MAX_CONTINUED = 2

/** Reads the excerpts and the inner steps of a job in its log, or in a part of it. */
export class JobReader {
  /** Whether the end of the log was read. */
  isAtEnd = false
  /** The ids of the artifacts that the read lines name as uploaded. Any program can print such a line. */
  readonly uploads: number[] = []
  readonly #wanted: WantedExcerpts
  readonly #fromStart: boolean
  readonly #divider: LogDivider
  readonly #facts: FactReader
  readonly #collector = new PartCollector()
  readonly #others: FallbackReader
  /** The readers of the targets. */
  readonly #readers: ReadonlyMap<Step, StepReader>
  readonly #found = new Map<Step, ReadStep | undefined>()
  /** The steps whose last line is an error. */
  readonly #erred = new Set<Step>()
  /** The steps within which an inner step failed. */
  readonly #failedWithin = new Set<Step>()

  /** @param fromStart whether the first line is the first of the log */
  constructor(wanted: WantedExcerpts, fromStart: boolean) {
    const { steps, targets, limit } = wanted
    this.#wanted = wanted
    this.#fromStart = fromStart
    const emit = this.#read.bind(this)
    this.#divider = new LogDivider({ steps, fromStart, emit })
    this.#facts = factReader(fromStart, wanted.lastStep ?? targets.at(-1)?.number)
    this.#others = new FallbackReader(limit)
    this.#readers = new Map(targets.map((step) => [step, new StepReader(step, wanted)]))
  }

  /** Adds a line; its bytes may change after the call. */
  add(raw: RawLine): void {
    this.#divider.add(raw)
  }

  /** @param complete whether the last line is the last of the log */
  end(complete: boolean): void {
    this.#divider.end()
    this.isAtEnd = complete
  }

  /** Returns whether further lines cannot change the excerpts of the targets. */
  isOver(): boolean {
    const { targets, parts = false } = this.#wanted
    return !parts && targets.length > 0 && targets.every((step) => this.#divider.isOver(step))
  }

  /** Returns whether all lines that the excerpt of a step needs were read: the end of a stopped step is enough. */
  isWhole(step: Step): boolean {
    return this.#isOver(step) && (this.#divider.hasBegun(step) || wasStopped(step))
  }

  /** Returns the excerpt of a target, once all is added; `undefined` if it wrote nothing. */
  excerptOf(step: Step): StepExcerpt | undefined {
    return this.#readStep(step)?.excerpt
  }

  /** Whether the log ends within a target that failed: the runner writes an error at its end, and what follows. */
  endsWithin(step: Step): boolean {
    const { lines, exitCode } = this.excerptOf(step) ?? {}
    const isOpen = this.isAtEnd && !this.#divider.isOver(step)
    const isSilent = exitCode === undefined && lines?.every(({ error }) => !error) === true
    return isOpen && isSilent && !stepPassed(step) && !wasStopped(step)
  }

  /** Returns what chooses the excerpt of a target again beside a green log. */
  besideOf(step: Step): ChooseBeside | undefined {
    return this.#readStep(step)?.chooseBeside
  }

  #readStep(step: Step): ReadStep | undefined {
    if (!this.#found.has(step)) {
      const reader = this.#readers.get(step)
      const hasBegun = this.#divider.hasBegun(step)
      this.#found.set(step, reader?.excerpt(this.isWhole(step), hasBegun))
    }
    return this.#found.get(step)
  }

  /**
   * Lists the first steps before a target that failed without failing the job, as with `continue-on-error`: they passed,
   * although they ended with an error.
   */
  continuedBefore({ number }: Step): readonly Step[] {
    return this.#wanted.steps
      .filter((step) => step.number < number && stepPassed(step))
      .filter((step) => this.#erred.has(step) || this.#failedWithin.has(step))
      .slice(0, MAX_CONTINUED)
  }

  /** Returns what the log says of its machine, if its start was read, and of caches. */
  facts(): LogFacts {
    return this.#facts.facts()
  }

  /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
  partsOf(step: Step): StepParts | undefined {
    const isRead = this.#divider.hasBegun(step) && this.#isOver(step)
    return isRead ? this.#collector.partsOf(step) : undefined
  }

  /** Returns the last lines before the job cleaned up; `undefined` without lines. */
  fallback(step: Step | undefined): StepExcerpt | undefined {
    const excerpt = this.#others.excerpt()
    const omitted = this.#fromStart ? excerpt?.omitted : undefined
    const isSilent = step && stepPassed(step) && this.isWhole(step)
    const errors = isSilent ? this.#readers.get(step)?.silence() : undefined
    return excerpt && { ...excerpt, omitted, step, origin: 'end', errors }
  }

  #isOver(step: Step): boolean {
    return this.isAtEnd || this.#divider.isOver(step)
  }

  #read(line: JobLine, writers: readonly Step[]): void {
    this.#facts.add(line, writers)
    this.#collector.add(line, writers)
    const [, artifact] = UPLOADED.exec(line.text) ?? []
    if (artifact !== undefined) this.uploads.push(Number(artifact))
    if (this.#wanted.limit === 0) return
    const [writer] = writers
    const isAlone = writers.length === 1
    if (writer !== undefined && isAlone && line.time !== undefined) this.#readFailure(line, writer)
    let areSeen = this.#readers.size > 0
    for (const [step, reader] of this.#readers) {
      const isFirst = !reader.isSeen && this.#divider.hasBegun(step)
      if (writers.includes(step)) reader.add(line, isFirst, isAlone)
      areSeen &&= reader.isSeen
    }
    if (!areSeen) this.#others.add(line, writers)
  }

  #readFailure(line: JobLine, step: Step): void {
    const clue = line.isTagged ? line.clue : 'text'
    if (clue === 'text') this.#erred.delete(step)
    else if (clue?.kind === 'error') this.#erred.add(step)
    else if (clue?.kind === 'end-action' && clue.outcome === 'failure') this.#failedWithin.add(step)
  }
}

/** Reads the last lines of a job before it cleaned up, which are shown if no line is known to be of the wanted step. */
class FallbackReader {
  readonly #limit: number
  #lines: LogLine[] = []
  #count = 0
  #cleansUp = false
  #timed = false

  constructor(limit: number) {
    this.#limit = limit
  }

  add(line: JobLine, steps: readonly Step[]): void {
    this.#timed ||= line.time !== undefined
    this.#cleansUp ||= isCleanup(line, steps)
    if (this.#cleansUp || line.header === 'list') return
    const { kind, text, cut } = line.read()
    // What is hidden has no text.
    if (text === '') return
    const shown = markOf({ kind }) + text
    this.#lines.push({ text: shown, error: kind === 'error', cut, omittedBefore: 0 })
    this.#count += 1
    // Truncates rarely, so that the cost per line is small.
    if (this.#lines.length > 2 * this.#limit + 100) this.#lines = this.#lines.slice(-this.#limit)
  }

  /** Returns `undefined` without lines of a runner. */
  excerpt(): LogExcerpt | undefined {
    const lines = this.#lines.slice(Math.max(0, this.#lines.length - this.#limit))
    // The runner writes a time in each line, so this is another text, such as a page of a proxy.
    if (lines.length === 0 || !this.#timed) return undefined
    return { lines, omitted: this.#count - lines.length, exitCode: undefined }
  }
}

/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ clue }: JobLine, steps: readonly Step[]): boolean {
  const cleans =
    clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'))
  return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name))
}
