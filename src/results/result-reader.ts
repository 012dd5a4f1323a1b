// Reads a file of test results, within its limits.
import { SaxesParser } from 'saxes'
import type { TestResults } from '../model/results/test-results.ts'
import { caseReader } from './case-reader.ts'

export const MAX_FILE_BYTES = 20_000_000
export const TOO_LARGE = `is larger than ${MAX_FILE_BYTES / 1e6} MB`
/** One of the recorded files has 2,000 levels. Attributes are those of one element. */
const LIMITS = {
  'tests and failures': 110_000,
  elements: 1_000_000,
  levels: 5_000,
  attributes: 50_000,
}
const MAX_FAULTS = 10_000
/** Bytes are read in blocks, so it makes no difference in which parts they arrive. */
const BLOCK_BYTES = 16_384

/** The formats that are read, by the first element. */
const FORMATS: ReadonlyMap<string, TestResults['kind']> = new Map([
  ['testsuites', 'junit'],
  ['testsuite', 'junit'],
  ['TestRun', 'trx'],
  ['test-run', 'nunit'],
  ['assemblies', 'xunit'],
])
/** Older formats, which are named, by the first element, if it has a total. */
const OTHER_FORMATS: ReadonlyMap<string, string> = new Map([
  ['test-results', 'has the format of NUnit 2, and that of NUnit 3 is read'],
  ['assembly', 'has the format of xUnit.net v1, and that of v2 is read'],
])

interface ResultReader {
  /** Returns whether more bytes can change the result: stop the download if not. */
  readonly add: (bytes: Uint8Array) => boolean
  /**
   * Returns what the file says; `undefined` if its first element begins no file of test results. One that ends
   * before its first element is known can be one, so it has a fault.
   */
  readonly end: () => TestResults | undefined
  /** Returns why a file in a format that is known is not read, as a clause. */
  readonly otherFormat: () => string | undefined
}

/**
 * Reads JUnit XML, of any tool, TRX, and the XML of NUnit 3 and xUnit.net, whose bytes arrive in parts. After a fault it
 * continues, so that what failed can be shown. No entity is ever expanded, and a file that declares one is not read.
 */
export function resultReader(): ResultReader {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const cases = caseReader()
  const progress = progressOf(parser)
  listen(parser, cases, progress)
  let held = Buffer.alloc(0)
  const decode = blockDecoder()
  let read = 0

  /** Reads a block; without one, the file has ended. */
  function readBlock(block?: Uint8Array): void {
    if (progress.isDone) return
    const { text, wrong } = decode(block, held)
    progress.isDone = read === 0 && !/^\s*</.test(text)
    if (progress.isDone) return
    parser.write(text.slice(0, wrong))
    if (wrong !== undefined) {
      // That the encoding is unknown is no news beside another fault.
      if (wrong > 0 || progress.fault === undefined) progress.note('is not in its encoding')
      parser.write(text.slice(wrong))
    }
    dropRest(parser)
    read += block?.length ?? 0
    if (read > MAX_FILE_BYTES) progress.note(TOO_LARGE, true)
  }

  return {
    add(bytes) {
      held = Buffer.concat([held, bytes])
      for (; held.length >= BLOCK_BYTES && !progress.isDone; held = held.subarray(BLOCK_BYTES))
        readBlock(held.subarray(0, BLOCK_BYTES))
      return !progress.isDone
    },
    end() {
      readBlock(held)
      readBlock()
      if (!progress.isDone) {
        parser.close()
        progress.kind ??= 'junit'
      }
      const { kind, fault } = progress
      return kind && { kind, ...cases.read(), fault }
    },
    otherFormat: () => progress.other && `it ${progress.other}`,
  }
}

/** What is known of a file so far. */
interface Progress {
  kind: TestResults['kind'] | undefined
  other: string | undefined
  fault: string | undefined
  isDone: boolean
  /** Notes a fault, of which the first is kept. */
  readonly note: (why: string, isLast?: boolean) => void
}

function progressOf(parser: SaxesParser): Progress {
  let faults = 0
  const progress: Progress = {
    kind: undefined,
    other: undefined,
    fault: undefined,
    isDone: false,
    note(why, isLast = false) {
      progress.fault ??= `it ${why} (line ${parser.line}, column ${Math.max(1, parser.column)})`
      progress.isDone ||= isLast || ++faults > MAX_FAULTS
    },
  }
  return progress
}

/** Reads what a parser finds. With one handler more, V8 keeps the parser in a slower form: it takes five times as long. */
function listen(
  parser: SaxesParser,
  cases: ReturnType<typeof caseReader>,
  progress: Progress,
): void {
  let elements = 0
  let attributes = 0
  let isRefused = false
  const limit = (what: keyof typeof LIMITS, count: number) => {
    if (count > LIMITS[what]) progress.note(`has more than ${LIMITS[what]} ${what}`, true)
  }
  parser.on('error', ({ message }) => {
    // Without the position at its start and the full stop.
    progress.note(`is not well-formed: ${message.replace(/^\d+:\d+: |\.$/g, '')}`)
  })
  parser.on('doctype', (text) => {
    isRefused ||= text.includes('<!ENTITY')
    if (isRefused) progress.note('declares entities')
  })
  parser.on('attribute', () => {
    limit('attributes', ++attributes)
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (progress.isDone) return
    const name = tag.name.slice(tag.name.indexOf(':') + 1)
    if (progress.kind === undefined && tag.attributes['total'] !== undefined)
      progress.other = OTHER_FORMATS.get(name)
    progress.kind ??= FORMATS.get(name)
    progress.isDone = isRefused || progress.kind === undefined
    limit('elements', ++elements)
    limit('levels', cases.levels())
    const unknown = progress.isDone ? undefined : cases.open(name, tag.attributes)
    if (unknown !== undefined) progress.note(`${unknown}, which is not known`)
  })
  parser.on('closetag', () => {
    if (!progress.isDone) cases.close()
    limit('tests and failures', cases.counted())
  })
  for (const event of ['text', 'cdata'] as const)
    parser.on(event, (text) => {
      cases.text(text)
    })
}

/** Only the start of a text is read, so the rest of one that has not ended is dropped. */
function dropRest(parser: SaxesParser): void {
  const pending = parser as unknown as { text: string }
  pending.text = pending.text.slice(0, BLOCK_BYTES)
}

/**
 * Returns a function that decodes the blocks of a file; the last one is `undefined`. `wrong` is the position behind the
 * first character that is not in the encoding, and 0 if that cannot be known.
 */
function blockDecoder() {
  let decoder: ReturnType<typeof decoderOf> | undefined
  return (block: Uint8Array | undefined, start: Uint8Array) => {
    decoder ??= decoderOf(block ?? start)
    const options = { stream: block !== undefined }
    try {
      return { text: decoder.decode(block, options), wrong: decoder.fatal ? undefined : 0 }
    } catch {
      decoder = new TextDecoder(decoder.encoding)
      const text = decoder.decode(block, options)
      return { text, wrong: text.indexOf('\uFFFD') + 1 }
    }
  }
}

/** Byte order marks, and `<` without one. */
const MARKS = {
  'utf-8': /^\xEF\xBB\xBF/,
  'utf-16le': /^(?:\xFF\xFE|<\0)/,
  'utf-16be': /^(?:\xFE\xFF|\0<)/,
}
const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/

/**
 * Returns a decoder for an XML file by its byte order mark, else by its declaration, else of UTF-8. It is fatal, unless
 * no text in the encoding can have this declaration.
 */
function decoderOf(start: Uint8Array) {
  const text = Buffer.from(start.subarray(0, 300)).toString('latin1')
  const marked = Object.entries(MARKS).find(([, mark]) => mark.test(text))?.[0]
  try {
    const decoder = new TextDecoder(marked ?? DECLARATION.exec(text)?.[1], { fatal: true })
    if (marked !== undefined || !decoder.encoding.startsWith('utf-16')) return decoder
  } catch {
    // The encoding is unknown.
  }
  return new TextDecoder()
}
