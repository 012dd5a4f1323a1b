import { SaxesParser } from 'saxes'
import type { TestResults } from '../model/results/test-results.ts'
import { caseReader } from './case-reader.ts'
import { xmlDecoder } from './decode.ts'

/** The formats, by the first element of a file. */
const KINDS: ReadonlyMap<string, TestResults['kind']> = new Map(
  Object.entries({ testsuites: 'junit', testsuite: 'junit', TestRun: 'trx' }),
)

/** Bytes are read in blocks, so it makes no difference in which parts they arrive. */
const BLOCK_BYTES = 16_384
/** One of the recorded files has 2,000 levels. Attributes are those of one element. */
const LIMITS = {
  tests: 200_000,
  elements: 1_000_000,
  levels: 5_000,
  attributes: 50_000,
}
const MAX_FAULTS = 10_000
export const MAX_FILE_BYTES = 20_000_000
export const TOO_LARGE = `it is larger than ${MAX_FILE_BYTES / 1e6} MB`

/** Reads a file of test results whose bytes arrive in parts. */
interface ResultReader {
  /** Returns whether more bytes can change the result: stop the download if not. */
  add(bytes: Uint8Array): boolean
  /** Returns what the file says; `undefined` if its first element is not that of a file of test results. */
  end(): TestResults | undefined
}

/**
 * Reads JUnit XML, of any tool, and TRX. After a fault it continues, so that what failed can be shown. No entity is
 * ever expanded, and a file that declares one is not read.
 */
export function resultReader(): ResultReader {
  const block = new Uint8Array(BLOCK_BYTES)
  const parser = new SaxesParser({ xmlns: false, position: true })
  const cases = caseReader()
  let decode: ReturnType<typeof xmlDecoder> | undefined
  let used = 0
  let read = 0
  let elements = 0
  let attributes = 0
  let faults = 0
  let kind: TestResults['kind'] | undefined
  let fault: TestResults['fault']
  let isRefused = false
  let isDone = false

  function note(why: string): void {
    fault ??= `it ${why} (line ${parser.line}, column ${Math.max(1, parser.column)})`
    isDone ||= ++faults > MAX_FAULTS
  }

  function limit(what: keyof typeof LIMITS, count: number): void {
    if (count <= LIMITS[what] || isDone) return
    note(`has more than ${LIMITS[what]} ${what}`)
    isDone = true
  }

  // With one handler more, V8 keeps the parser in a slower form: reading would take five times as long.
  parser.on('error', ({ message }) => {
    // Without the position at its start and the full stop.
    note(`is not well-formed: ${message.replace(/^\d+:\d+: |\.$/g, '')}`)
  })
  parser.on('doctype', (text) => {
    if (!text.includes('<!ENTITY')) return
    note('declares entities')
    isRefused = true
  })
  parser.on('attribute', () => {
    limit('attributes', ++attributes)
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (isDone) return
    const name = tag.name.slice(tag.name.indexOf(':') + 1)
    kind ??= KINDS.get(name)
    isDone = isRefused || kind === undefined
    limit('elements', ++elements)
    limit('levels', cases.levels())
    if (!isDone) cases.open(name, tag.attributes)
  })
  parser.on('closetag', () => {
    if (!isDone) cases.close()
    limit('tests', cases.listed())
  })
  for (const event of ['text', 'cdata'] as const)
    parser.on(event, (text) => {
      cases.text(text)
    })

  /** Reads what is in the block; nothing is in it at the end. */
  function readBlock(): void {
    const bytes = block.subarray(0, used)
    decode ??= xmlDecoder(bytes)
    const { text, wrong } = decode(bytes)
    isDone ||= read === 0 && !/^\s*</.test(text)
    read += used
    used = 0
    if (isDone) return
    parser.write(text.slice(0, wrong))
    if (wrong !== undefined) {
      note('is not in its encoding')
      parser.write(text.slice(wrong))
    }
    // Only the start of a text is read, so the rest of one that has not ended is dropped.
    const pending = parser as unknown as { text: string }
    pending.text = pending.text.slice(0, BLOCK_BYTES)
    if (read <= MAX_FILE_BYTES) return
    fault ??= TOO_LARGE
    isDone = true
  }

  return {
    add(bytes) {
      for (let rest = bytes; rest.length > 0 && !isDone;) {
        const part = rest.subarray(0, BLOCK_BYTES - used)
        block.set(part, used)
        used += part.length
        rest = rest.subarray(part.length)
        if (used === BLOCK_BYTES) readBlock()
      }
      return !isDone
    },
    end() {
      if (used > 0) readBlock()
      readBlock()
      if (!isDone) parser.close()
      return kind === undefined ? undefined : { kind, ...cases.read(), fault }
    },
  }
}
