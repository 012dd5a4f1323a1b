// Reads a step of a job: also whether an action of GitHub says that a service failed.
import { failsService } from '../../../logs/kinds/services.ts'
import { isEnding } from '../../../logs/lines/ending-forms.ts'
import { stopsEarly } from '../../../logs/lines/stops-early.ts'
import { startReader } from '../../../logs/starts/start-reader.ts'
import {
  type ExcerptChooser,
  type ChosenExcerpt,
  excerptChooser,
} from '../../../logs/views/excerpt-chooser.ts'
import type {
  ChooseBeside,
  LogExcerpt,
  StepExcerpt,
  StepFindings,
} from '../../../model/report/failure.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { WantedExcerpts } from './wanted-excerpts.ts'

/** Limit of what is kept of the headers of a step. */
const MAX_HEADER_CHARACTERS = 20_000

/** The header of a step, or of an inner one, that runs an action of GitHub, but neither a script nor a build of the project. */
const OF_GITHUB = /^Run (?:actions\/(?!github-script@)|github\/(?!codeql-action\/autobuild@))\S+@/

/** An inner step, and how many lines of the whole step are before it. */
interface InnerStep {
  readonly id: string
  readonly chooser: ExcerptChooser
  readonly before: number
}

export interface ReadStep {
  readonly excerpt: StepExcerpt
  /** Chooses the excerpt again beside a green log; `undefined` if the step was not read whole, or something else ended it. */
  readonly chooseBeside: ChooseBeside | undefined
}

/**
 * Chooses from the lines of one step, without headers. If the markers of a composite action show which inner step
 * failed, it chooses from the lines of that step.
 */
export class StepReader {
  /** Whether the step has written a line. */
  isSeen = false
  readonly #step: Step
  readonly #limit: number
  readonly #wantsKinds: boolean
  readonly #whole: ExcerptChooser
  readonly #starts = startReader()
  /** The inner step that began last, if it is open. */
  #current: InnerStep | undefined
  /** The inner step that failed the action. */
  #failed: InnerStep | undefined
  #count = 0
  /** Lines that the runner prints of the script and the variables of the step, and of its inner steps. */
  #header = ''
  /** Whether a tool stops at the first failures, by an option in the script or by what it prints. */
  #stopsEarly = false
  /** Whether other steps ran in parallel when the step wrote a line. */
  #isMixed = false
  #isScript: boolean | undefined
  #isOfGitHub = false
  #hasServiceFailed = false

  constructor(step: Step, { limit, kinds = true }: Pick<WantedExcerpts, 'limit' | 'kinds'>) {
    this.#step = step
    this.#limit = limit
    this.#wantsKinds = kinds
    this.#whole = this.#newChooser()
  }

  /**
   * @param isFirst whether the line is known to be the first of the step
   * @param isAlone whether no other step may have written it
   */
  add(line: JobLine, isFirst: boolean, isAlone: boolean): void {
    this.isSeen = true
    this.#isMixed ||= !isAlone
    if (line.isTagged) this.#readService(line)
    // The name of an inner step is shown, unlike that of the step itself.
    this.#stopsEarly ||= stopsEarly(line.text)
    if (line.header === 'list' && this.#header.length < MAX_HEADER_CHARACTERS)
      this.#header += `${line.read().text}\n`
    if (line.header !== undefined && (line.header !== 'title' || isFirst)) return
    const read = line.read()
    if (read.kind === 'hidden') this.#readMarker(line)
    else if (read.kind !== 'end-of-group') {
      this.#whole.add(read)
      const { text, kind } = read
      const isOpen = /\s$/.test(line.text)
      this.#starts.read({ text, isOpen, time: line.time, isError: kind === 'error' })
      this.#current?.chooser.add(read)
      this.#count += 1
    }
  }

  /** Returns what the step says failed if it wrote nothing. */
  silence(): StepFindings {
    return this.#whole.silence()
  }

  /**
   * Reads the excerpt, once all lines are added; `undefined` if the step wrote nothing.
   *
   * @param isWhole whether all lines that the excerpt needs were read
   * @param hasBegun whether the first line of the step was read
   */
  excerpt(isWhole: boolean, hasBegun: boolean): ReadStep | undefined {
    const isRead = isWhole && !this.#isMixed
    const chosen = this.#choose(isRead)
    if (chosen === undefined) return undefined
    const { chooseBeside, ...found } = chosen
    const { omitted, errors } = found
    const isCut = wasStopped(this.#step) || errors?.timedOut !== undefined
    const open = isRead && isCut ? this.#starts.notEnded() : []
    const notEnded = open.map(({ name, duration }) => ({ name, duration }))
    // Its first line, which may be a header, has to be among those that were read.
    const hasServiceFailed = isRead && this.#hasServiceFailed
    const excerpt: StepExcerpt = {
      ...found,
      omitted: hasBegun ? omitted : undefined,
      errors: errors && {
        ...errors,
        mayBeMore: errors.mayBeMore || this.#stopsEarly || !isRead,
        log: { ...errors.log, isReadToEnd: errors.log.isReadToEnd && isRead },
        kinds: hasServiceFailed ? { ...errors.kinds, proven: 'network' } : errors.kinds,
      },
      ...(notEnded.length > 0 && { notEnded }),
      step: this.#step,
      origin: this.#isMixed ? 'parallel-steps' : 'step',
    }
    return { excerpt, chooseBeside: isRead ? chooseBeside : undefined }
  }

  #newChooser(): ExcerptChooser {
    return excerptChooser(this.#limit, wasStopped(this.#step), this.#wantsKinds)
  }

  #readMarker({ clue }: JobLine): void {
    if (clue?.kind === 'start-action') {
      this.#current = { id: clue.id, chooser: this.#newChooser(), before: this.#count }
    } else if (clue?.kind === 'end-action') {
      const { id, conclusion } = clue
      // The innermost of nested steps finishes first. The ids of those within a step begin with its id.
      if (id === this.#current?.id && conclusion === 'failure') this.#failed ??= this.#current
      if (conclusion === 'success' && this.#failed?.id.startsWith(`${id}.`))
        this.#failed = undefined
      this.#current = undefined
    }
  }

  /**
   * Reads whether the last error of the step is an action of GitHub that says that a service failed: by the innermost
   * header above it, since the name of a step is the user's. A script can print any header, so those of a step that is a
   * script say nothing.
   */
  #readService({ clue, header, text }: JobLine): void {
    if (clue?.kind === 'header' && header === 'title') {
      this.#isScript ??= clue.form === 'script'
      this.#isOfGitHub = !this.#isScript && OF_GITHUB.test(clue.name)
      this.#hasServiceFailed = false
    }
    // The end of its process says no more.
    if (clue?.kind === 'error')
      this.#hasServiceFailed =
        this.#isOfGitHub && (failsService(text) || (this.#hasServiceFailed && isEnding(text)))
  }

  #choose(isRead: boolean): ChosenExcerpt | undefined {
    const notEnded = this.#starts.notEnded()
    const found = this.#whole.excerpt(this.#header, notEnded, isRead)
    const inner = this.#failed?.chooser.excerpt(this.#header, notEnded, isRead)
    const { before = 0 } = this.#failed ?? {}
    if (inner === undefined || inner.lines.length === 0) return found
    const below = <One extends Pick<LogExcerpt, 'omitted'>>(one: One): One => ({
      ...one,
      omitted: one.omitted === undefined ? undefined : before + one.omitted,
    })
    return {
      ...below(inner),
      exitCode: inner.exitCode ?? found?.exitCode,
      chooseBeside(green) {
        const chosen = inner.chooseBeside?.(green)
        return chosen && below(chosen)
      },
    }
  }
}

/** Returns whether something else ended a step, such as the time limit of its job. */
export function wasStopped({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'cancelled'
}
