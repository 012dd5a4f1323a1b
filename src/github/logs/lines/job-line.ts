import type { StepLine } from '../../../logs/lines/step-line.ts'
import type { Instant } from '../../../model/time.ts'
import { type Clue, readClue } from './log-clues.ts'
import { type LineTime, readLine } from './log-text.ts'
import type { RawLine } from './split-lines.ts'

/** Those of a marker: names have at most 1,000 characters, of up to three bytes, each of which may be escaped. */
const MAX_MARKER_BYTES = 8_192

const HASH = 0x23

/** A line of a job's log. What is read of it is decoded once, however many readers need it. */
export class JobLine {
  raw: RawLine
  /** `undefined` for the further lines of a message. */
  readonly time: Instant | undefined
  /** Its time, or that of the line before. */
  readonly lastTime: Instant | undefined
  /** Place of the line in a header, by the lines before and after it; `undefined` outside headers. */
  header: 'title' | 'list' | 'end' | undefined
  /** If it may begin a header, the text of the next line. */
  next: string | undefined
  readonly #textAt: number
  #text: string | undefined
  #clue: Clue | 'none' | undefined
  #read: StepLine | undefined

  constructor(raw: RawLine, read: LineTime | undefined, lastTime: Instant | undefined) {
    this.raw = raw
    this.time = read?.time
    this.lastTime = lastTime
    this.#textAt = read?.textAt ?? 0
  }

  /** The start of its text as in the log, without the carriage return at its end; enough for clues. */
  get text(): string {
    this.#text ??= this.raw.bytes
      .toString('utf8', this.#textAt, this.#textAt + MAX_MARKER_BYTES)
      .replace(/\r$/, '')
    return this.#text
  }

  /** Its clue; `undefined` for most lines, and for the further lines of a message, which a program can forge. */
  get clue(): Clue | undefined {
    if (this.time === undefined) return undefined
    this.#clue ??= readClue(this.text, this.next) ?? 'none'
    return this.#clue === 'none' ? undefined : this.#clue
  }

  /** Whether it may begin with a tag of the runner, as few do. */
  get isTagged(): boolean {
    return this.raw.bytes[this.#textAt] === HASH
  }

  /** Returns its text as GitHub shows it. The name of a program's group is text, even if it is that of a header. */
  read(): StepLine {
    this.#read ??= this.#readLine()
    return this.#read
  }

  #readLine(): StepLine {
    const { kind, text, cut, rest } = readLine(this.raw.bytes, this.#textAt)
    return {
      kind: kind === 'header' && this.header !== 'title' ? 'text' : kind,
      text,
      cut: cut || this.raw.cut,
      rest: this.raw.cut ? undefined : rest,
      timed: this.time !== undefined,
    }
  }

  /** Replaces its bytes by a copy: those of a chunk change with the next one. */
  keep(): void {
    this.raw = { ...this.raw, bytes: Buffer.from(this.raw.bytes) }
  }
}
