import type { LogExcerpt } from '../../../model/report/failure.ts'
import type { ReadLine } from '../lines/log-text.ts'
import { classifyLine, type LineClass } from './classify-line.ts'
import { blockCollector, type Candidate, cutBlock, type FailureBlock } from './failure-blocks.ts'
import type { FailureForm } from './failure-forms.ts'

export interface StepLine extends ReadLine {
  /** The line began with a time. The further lines of one `##[error]` message have none. */
  readonly timed: boolean
}

export interface ExcerptChooser {
  add(line: StepLine): void
  /** `undefined` if the step has written nothing. `leftOut` counts from the first line added. */
  excerpt(): LogExcerpt | undefined
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Error: Process completed with exit code (\d{1,10})\.$/
/** Errors that say no more than that there was one. */
const HOLLOW = /^Error: (?:The operation was canceled\.|$)/
const ERROR_PREFIX = /^Error: /

/** An error that the step reported to the runner. The lines before it may say more than it does. */
const REPORTED: FailureForm = ['GitHub Actions', /^/, 6, 0, '##[error]It broke', 'actions/runner']

/** A warning continues in lines that are indented, or framed as source code. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/

/**
 * Chooses the lines that show why a step failed, at most `limit`, in the order of the step:
 *
 * 1. the first failures in a tool's own form, whole, and the tool's summary;
 * 2. errors: the first and the last;
 * 3. without a failure, lines that name one in words;
 * 4. the end, up to the last error of the step.
 *
 * A fifth of the lines is kept for an error that the step reported and for the end, in case a form
 * matches a line that does not matter. Noise is chosen only if nothing else says anything.
 * Memory is bounded: a few times `limit` lines.
 */
export function excerptChooser(limit: number): ExcerptChooser {
  const collector = blockCollector(limit)
  const end = tail(limit)
  const endWithNoise = tail(limit)
  let previous = ''
  let inError = false
  let inWarning = false
  let count = 0
  let exitCode: number | undefined

  function add({ kind, text, cut, timed }: StepLine): void {
    if (kind === 'hidden' || kind === 'end-of-group') return
    inError = kind === 'error' || (inError && !timed)
    const exit = kind === 'error' ? EXIT.exec(text)?.[1] : undefined
    if (exit !== undefined) {
      exitCode = Number(exit)
      collector.breakContext()
      end.settle()
      endWithNoise.settle()
      return
    }
    // One empty line says as much as many.
    if (text === '' && previous === '') return
    previous = text
    const line: Candidate = { text, error: inError, cut, index: count }
    count += 1
    const found = classify(kind, text)
    if (kind === 'head') collector.breakContext()
    collector.add(line, found)
    if (found.kind !== 'noise') end.add(line)
    endWithNoise.add(line)
  }

  function classify(kind: ReadLine['kind'], text: string): LineClass {
    if (kind === 'head') return { kind: 'text' }
    if (kind === 'error') {
      inWarning = false
      // A problem matcher puts `##[error]` before the tool's own line.
      const found = classifyLine(text.replace(ERROR_PREFIX, ''))
      if (found.kind === 'failure') return found
      return HOLLOW.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED }
    }
    const found = classifyLine(text)
    inWarning =
      found.kind === 'warning' ||
      (inWarning &&
        (found.kind === 'text' || found.kind === 'mention') &&
        CONTINUES_WARNING.test(text))
    return inWarning ? { kind: 'noise' } : found
  }

  function choose(): Candidate[] {
    const chosen = new Map<number, Candidate>()
    const { failures, errors, summaries, mentions } = collector.blocks()
    const forEnd = limit > 1 ? Math.ceil(limit / 5) : 0
    const reported = errors.find(({ form }) => form === REPORTED)

    const isNew = ({ index }: Candidate) => !chosen.has(index)
    const take = (lines: readonly Candidate[]) => {
      for (const line of lines) chosen.set(line.index, line)
    }
    /** Takes whole blocks while they fit; of the first, what fits. */
    const takeBlocks = (blocks: readonly FailureBlock[], size: number) => {
      for (const [at, block] of blocks.entries()) {
        const room = Math.max(0, size - chosen.size)
        if (block.lines.filter(isNew).length <= room) take(block.lines)
        else if (at === 0) take(cutBlock(block, room))
        else return
      }
    }
    const takeLast = (lines: readonly Candidate[]) => {
      const rest = lines.filter(isNew)
      take(rest.slice(Math.max(0, rest.length - (limit - chosen.size))))
    }

    takeBlocks(failures, limit - forEnd)
    if (failures.length > 0 && reported !== undefined) takeLast([reported.match])
    takeLast(summaries)
    const size =
      failures.length > 0 ? limit - forEnd : Math.max(limit - 2 * forEnd, Math.ceil(limit / 3))
    const half = chosen.size + Math.ceil((size - chosen.size) / 2)
    takeBlocks(errors.slice(0, 1), errors.length > 1 ? half : size)
    takeBlocks(errors.slice(1), size)
    if (failures.length === 0) takeLast(mentions)
    takeLast(end.lines())
    if (failures.length === 0 && errors.length === 0) takeLast(endWithNoise.lines())
    return [...chosen.values()].sort((a, b) => a.index - b.index)
  }

  return {
    add,
    excerpt() {
      const chosen = choose()
      const begin = chosen.findIndex(({ text }) => text !== '')
      const lines = begin === -1 ? [] : chosen.slice(begin)
      if (lines.length === 0 && exitCode === undefined) return undefined
      return {
        lines: lines.map(({ index, ...line }, at) => {
          const before = lines[at - 1]
          return { ...line, skipped: before === undefined ? 0 : index - before.index - 1 }
        }),
        omitted: lines[0]?.index ?? 0,
        exitCode,
      }
    },
  }
}

/** Keeps the last lines up to and with the last error, or the last of all if there is no error. */
function tail(limit: number) {
  let settled: Candidate[] = []
  let pending: Candidate[] = []
  let erred = false

  // Cut only now and then, so that it costs next to nothing per line.
  const cut = (lines: Candidate[]) =>
    lines.length > 2 * limit + 100 ? lines.slice(lines.length - limit) : lines

  function settle(): void {
    erred = true
    settled = cut([...settled, ...pending])
    pending = []
  }

  return {
    add(line: Candidate): void {
      const before = pending.at(-1) ?? settled.at(-1)
      if (line.text === '' && before?.text === '') return
      pending.push(line)
      pending = cut(pending)
      if (line.error) settle()
    },
    settle,
    lines: () => (erred ? settled : pending),
  }
}
