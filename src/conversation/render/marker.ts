import { digestOf } from '../../model/digest.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { withoutGuide } from '../../render/text/inline.ts'
import { details } from '../../render/text/markdown.ts'
import { withoutVolatile } from './inline.ts'

/** Functions by which a field of a hidden line is read, from '' if the line lacks it, and written, as '' to omit it. */
const field = <Value>(read: (text: string) => Value) => ({
  read,
  write: (value: Value) => String(value ?? ''),
})
const ofForm = (form: RegExp) => field((text) => (form.test(text) ? text : undefined))

const DIGEST = ofForm(/^[0-9a-f]{16}$/)
const DIGEST_LIST = /^(?:[0-9a-f]{8}(?:\.[0-9a-f]{8})?,?)*$/
const DIGESTS = field(
  (text): readonly string[] => text.match(DIGEST_LIST)?.[0].split(',').filter(Boolean) ?? [],
)
/** Accepts every id and time that is written. */
const COUNT = field((text) => (/^\d{1,16}$/.test(text) ? Number(text) : undefined))
const STATES = ['red', 'green', 'open'] as const

/** Start of every hidden line. */
const HEAD = {
  key: DIGEST,
  state: field((text) => STATES.find((state) => state === text)),
  run: COUNT,
  attempt: COUNT,
  at: COUNT,
}

/** Other fields of a line, by the text that it is in, in the order in which they are written. */
const FIELDS = {
  comment: {
    /** The newest commit of the pull request when it was written; `undefined` if unknown. */
    commit: ofForm(/^[0-9a-f]{40}$/),
    /** Whether the text is about a merge group. */
    group: { ...field((text) => text === '1'), write: (is: boolean) => (is ? '1' : '') },
    /** Digests of the workflows that failed. */
    workflows: DIGESTS,
    /** Digests that `causeDigests` returns. */
    causes: DIGESTS,
    /** Digest that `verdictDigest` returns. */
    verdicts: DIGEST,
  },
  issue: {
    /** The first failed run. */
    since: COUNT,
    /** The last run before it that passed; `undefined` if unknown. */
    green: COUNT,
    /** Digest of the title that was written; `undefined` if it was only what all titles start with. */
    title: DIGEST,
    /** Digests that `causeDigests` returns. */
    causes: DIGESTS,
  },
}

/** Texts that have a hidden line. */
export type Kind = keyof typeof FIELDS

type ValueOf<One> = One extends { read: (text: string) => infer Value } ? Value : never
type Field = Record<'read', (text: string) => unknown> & Record<'write', (value: never) => string>

/** Content of a hidden line before its text is known. */
type MarkerState<K extends Kind> = {
  readonly [Name in keyof (typeof FIELDS)[K]]: ValueOf<(typeof FIELDS)[K][Name]>
} & {
  /** Subject of the text, such as a workflow and event, as a digest. */
  readonly key: string
  /** Content of the text: failures, that all passed, or neither. */
  readonly state: (typeof STATES)[number]
  readonly position: Position
}

/**
 * State of a comment or an issue, hidden in a line of its body. Anyone can write such a line, so it counts
 * only together with the author.
 */
export type Marker<K extends Kind = Kind> = MarkerState<K> & {
  /** Digest of the text below the marker. */
  readonly body: string
}

/** Position of a report in the sequence of reports on the same subject. */
export interface Position {
  /** Id of the run; ids ascend with time. */
  readonly run: number
  readonly attempt: number
  /** Time at which the report was made, as a Unix time in milliseconds. */
  readonly at: number
}

/** Returns the hidden line of a comment that says what a post does not say yet, which identifies what it says. */
export function newsLine({ key, state, position }: Marker, about: readonly string[]): string {
  const { run, attempt, at } = position
  return `<!-- run-report:news ${digestOf([key, state, String(run), String(attempt), String(at), ...about])} -->`
}

/** Whether a report is older than another report. */
export function isBefore(one: Position, other: Position): boolean {
  if (one.run !== other.run) return one.run < other.run
  return one.attempt === other.attempt ? one.at < other.at : one.attempt < other.attempt
}

/** Whether a text would be written again for the same attempt. */
export function isRepeated(one: Marker, other: Marker): boolean {
  const { run, attempt } = one.position
  return one.body === other.body && run === other.position.run && attempt === other.position.attempt
}

/** Text of a comment or an issue, as it is written. */
export interface MarkedText<K extends Kind = Kind> {
  readonly marker: Marker<K>
  /** The text below its marker. */
  readonly body: string
}

/** Stand around the text of an action; what is outside is of people. */
const START = '<!-- run-report:start -->'
const END = '<!-- run-report:end -->'
const START_LINE = new RegExp(`^${START}(?:\\r?\\n|$)`, 'm')
const END_LINE = new RegExp(`(?:^|\\r?\\n)${END}(?=\\r?\\n|$)`)

/** Lists the fields of a line, in the order in which they are written. */
function fieldsOf(kind: Kind) {
  return Object.entries<Field>({ ...HEAD, ...FIELDS[kind], body: DIGEST })
}

/** Puts a marker above a text, and its end below. */
export function withMarker<K extends Kind>(
  kind: K,
  state: MarkerState<K>,
  text: string,
): MarkedText<K> {
  const marker = { ...state, body: digestOfText(text) }
  const values = new Map<string, unknown>(Object.entries({ ...marker, ...marker.position }))
  // The value of a name is what its writer takes.
  const pairs = fieldsOf(kind).map(([name, { write }]) => [name, write(values.get(name) as never)])
  const written = pairs.filter(([, value]) => value !== '').map((pair) => pair.join('='))
  const line = `<!-- run-report:${kind} ${written.join(' ')} -->`
  return { marker, body: `${line}\n${text}\n${END}` }
}

const LINE = /^<!-- run-report:(?<kind>comment|issue) (?<pairs>[\w=,. -]*) -->(?:\r?\n|$)/m

/** Moves the marker in the first line of a body on to another report, and leaves everything else as it is. */
export function withPosition(body: string, { run, attempt, at }: Position): string {
  return body.replace(/ run=\d+ attempt=\d+ at=\d+/, ` run=${run} attempt=${attempt} at=${at}`)
}

/** The text that an action wrote, and what people wrote around it. */
export interface MarkedSection<K extends Kind = Kind> {
  readonly marker: Marker<K>
  /** Whether the marker is in the first line: otherwise, another workflow of the author may quote it. */
  readonly atTop: boolean
  readonly text: string
  /** Whether a person has changed the text. */
  readonly edited: boolean
  readonly before: string
  readonly after: string
}

/** Finds the first marker that starts a line, and the text below it; `undefined` if there is none. */
export function findSection<K extends Kind>(kind: K, body: string): MarkedSection<K> | undefined {
  const line = LINE.exec(body)
  const { kind: found, pairs = '' } = line?.groups ?? {}
  const marker = found === kind ? decodeMarker(kind, pairs) : undefined
  if (line === null || marker === undefined) return undefined
  const below = body.slice(line.index + line[0].length)
  const start = START_LINE.exec(below)
  const textAt = start === null ? 0 : start.index + start[0].length
  const rest = below.slice(textAt)
  const end = END_LINE.exec(rest)
  const text = rest.slice(0, end?.index)
  return {
    marker,
    atTop: line.index === 0,
    text,
    edited: digestOfText(text) !== marker.body,
    before: `${body.slice(0, line.index)}${below.slice(0, start?.index ?? 0)}`,
    after: end === null ? '' : rest.slice(end.index + end[0].length).replace(/^\r?\n/, ''),
  }
}

function decodeMarker<K extends Kind>(kind: K, pairs: string): Marker<K> | undefined {
  const given = new Map(pairs.split(' ').map((pair) => pair.split('=', 2) as [string, string]))
  const valueOf = ([name, { read }]: [string, Field]) =>
    [name, read(given.get(name) ?? '')] as const
  const { run, attempt, at, ...fields } = Object.fromEntries<unknown>(fieldsOf(kind).map(valueOf))
  const { key, state, body } = fields
  if ([run, attempt, at, key, state, body].includes(undefined)) return undefined
  // Each value is what the reader of its name returned.
  return { ...fields, position: { run, attempt, at } } as Marker<K>
}

/** Puts a text in the place of the earlier one, and keeps what stands below that. */
export function withTextBelow<T extends MarkedText>(marked: T, present?: MarkedSection): T {
  const { after = '' } = present ?? {}
  return after === '' ? marked : { ...marked, body: `${marked.body}\n${after}` }
}

/**
 * Puts a text in the place of the earlier one, below its marker, which is the first line again, and keeps
 * what people wrote around and into the earlier text.
 */
export function withPeople<T extends MarkedText>(marked: T, present?: MarkedSection): T {
  if (present === undefined) return marked
  const { before, text, edited } = present
  const above = before === '' ? '' : `${before}${START}\n`
  const kept = edited ? `\n\n${details('Earlier text, which was edited', text)}` : ''
  const body = `${marked.body.replace('\n', () => `\n${above}`)}${kept}`
  return withTextBelow({ ...marked, body }, present)
}

/** Returns the size of what people wrote. */
export function sizeOfPeople(present: MarkedSection | undefined): number {
  return present === undefined ? 0 : sizeOf(withPeople({ ...present, body: '\n' }, present).body)
}

/** Returns a body without marker, start and end, with all that people wrote. */
export function withoutMarker(body: string): string {
  return [LINE, START_LINE, END_LINE].reduce((text, line) => text.replace(line, ''), body)
}

/** GitHub's editor changes the line ends of a text that a person edits; the address of the guide changes with each version. */
function digestOfText(text: string): string {
  return digestOf([withoutGuide(withoutVolatile(text).replaceAll('\r\n', '\n').trimEnd())])
}
