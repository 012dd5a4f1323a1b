import { parse, postprocess, preprocess } from 'micromark'
import {
  isSpecific,
  type KnownFailure,
  LANGUAGE,
  MAX_ERRORS,
  MIN_CHARACTERS,
} from '../../model/known-issue.ts'
import { oneLine } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'

/** Blocks of an issue that are read. */
const MAX_BLOCKS = 10

/** What a block says, or the first thing in it that is not understood, which makes all of it count for nothing. */
export type ReadBlock = KnownFailure | { readonly problem: string }

/** Reads the blocks in the text of an issue, as GitHub shows it: none inside a quotation, a comment or another block. */
export function readBlocks(text: string): readonly ReadBlock[] {
  // A parser takes its time for a long text, and most texts have none.
  return text.includes(LANGUAGE) ? findBlocks(text).slice(0, MAX_BLOCKS).map(readBlock) : []
}

/** Lists the lines of each fenced block in the language. */
function findBlocks(text: string): readonly (readonly string[])[] {
  const events = postprocess(
    parse({ extensions: [{ disable: { null: INLINE } }] })
      .document()
      .write(preprocess()(text, undefined, true)),
  )
  const blocks: string[][] = []
  let quotations = 0
  let lines: string[] | undefined
  for (const [kind, token, context] of events) {
    if (token.type === 'blockQuote') quotations += kind === 'enter' ? 1 : -1
    if (kind === 'enter') {
      if (token.type === 'codeFencedFenceInfo' && quotations === 0) {
        if (context.sliceSerialize(token) === LANGUAGE) blocks.push((lines = []))
      }
      if (token.type === 'codeFencedFenceMeta') lines?.push(context.sliceSerialize(token))
      if (token.type === 'codeFlowValue') lines?.push(context.sliceSerialize(token))
    } else if (token.type === 'codeFenced') lines = undefined
  }
  return blocks
}

/** What Markdown marks within a line, which no block needs, and which can take long to read. */
const INLINE = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText'],
  ...['hardBreakEscape', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink'],
]

const LINE = /^(?<key>[a-z]+): *(?<value>\S.*)$/

function readBlock(lines: readonly string[]): ReadBlock {
  const fields = new Map<string, string[]>()
  for (const line of lines.map(oneLine).filter((line) => line !== '')) {
    const { key = '', value = '' } = LINE.exec(line)?.groups ?? {}
    const given = fields.get(key) ?? []
    const problem = CHECKS.get(key)?.(value, given.length) ?? 'is not understood'
    if (problem !== '') return { problem: `"${line}" ${problem}` }
    fields.set(key, [...given, value])
  }
  const errors = fields.get('error') ?? []
  if (!isSome(errors)) return { problem: 'it has no line "error: ..."' }
  const only = (key: string) => fields.get(key)?.[0]
  return {
    errors,
    ...{ job: only('job'), step: only('step'), until: only('until') },
    ...{ gate: fields.has('gate'), rerun: fields.has('rerun') },
  }
}

/** Returns what is wrong with a value, of which there are some already; an empty text if nothing is. */
type Check = (value: string, count: number) => string

const once =
  (check: (value: string) => string): Check =>
  (value, count) =>
    count > 0 ? 'is the second line of its kind' : check(value)

const CHECKS: ReadonlyMap<string, Check> = new Map([
  [
    'error',
    (value, count) => {
      if (count >= MAX_ERRORS) return `is one of more than ${MAX_ERRORS} errors`
      return isSpecific(value) ? '' : `has fewer than ${MIN_CHARACTERS} characters without *`
    },
  ],
  ['job', once(() => '')],
  ['step', once(() => '')],
  ['until', once((value) => (isDay(value) ? '' : 'is no day such as 2027-01-31'))],
  ['gate', once((value) => (value === 'pass' ? '' : 'is not "gate: pass"'))],
  ['rerun', once((value) => (value === 'once' ? '' : 'is not "rerun: once"'))],
])

/** Whether a text is a day of the calendar. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
