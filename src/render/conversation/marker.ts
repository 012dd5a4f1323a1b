import { digestOf } from '../../model/digest.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { details } from '../text/markdown.ts'
import { decodeHits, encodeHits, type Hit } from './hits.ts'

/**
 * State of a comment or an issue, hidden in a line of its body. Anyone can write such a line, so it counts
 * only together with the author.
 */
export interface Marker {
  /** What the text is about, such as a workflow and event, as a digest. */
  readonly key: string
  /** What the text reports: failures, that all passed, or neither. */
  readonly state: 'red' | 'green' | 'open'
  readonly position: Position
  /** Of an issue: the first failed run. */
  readonly since?: number | undefined
  /** Of an issue: the last run before it that passed; `undefined` if unknown. */
  readonly green?: number | undefined
  /** Of an issue: digest of the title that was written; `undefined` if it was only what all titles start with. */
  readonly title?: string | undefined
  /** Of an issue that passes again: how many comments it had before the one that says so. */
  readonly comments?: number | undefined
  /** Of a comment: the newest commit of the pull request when it was written; `undefined` if unknown. */
  readonly commit?: string | undefined
  /** Of a comment: whether the text is about a merge group. */
  readonly group?: boolean | undefined
  /** Of a comment: digests of the workflows that failed. */
  readonly workflows?: readonly string[] | undefined
  /** As `causeDigests` returns them. */
  readonly causes: readonly string[]
  /** Of a comment: as `verdictDigest` returns it. */
  readonly verdicts?: string | undefined
  /** The hits in a comment that counts them, as `addHit` returns them. */
  readonly hits?: readonly Hit[] | undefined
  /** Digest of the text below the marker. */
  readonly body: string
}

/** Position of a report in the sequence of reports on the same subject. */
export interface Position {
  /** Id of the run; ids ascend with time. */
  readonly run: number
  readonly attempt: number
  /** When the report was made, as a Unix time in milliseconds. */
  readonly at: number
}

/** Whether a report is older than another one. */
export function isBefore(one: Position, other: Position): boolean {
  if (one.run !== other.run) return one.run < other.run
  return one.attempt === other.attempt ? one.at < other.at : one.attempt < other.attempt
}

/** Whether a text would be written again for the same attempt. */
export function isRepeated(one: Marker, other: Marker): boolean {
  const { run, attempt } = one.position
  return one.body === other.body && run === other.position.run && attempt === other.position.attempt
}

type Kind = 'comment' | 'issue'

/** Text of a comment or an issue, as it is written. */
export interface MarkedText {
  readonly marker: Marker
  /** The text below its marker. */
  readonly body: string
}

/** Stand around the text of an action; what is outside of them is of people. */
const START = '<!-- run-report:start -->'
const END = '<!-- run-report:end -->'
const START_LINE = new RegExp(`^${START}(?:\\r?\\n|$)`, 'm')
const END_LINE = new RegExp(`(?:^|\\r?\\n)${END}(?=\\r?\\n|$)`)

/** Puts a marker above a text, and its end below. */
export function withMarker(kind: Kind, state: Omit<Marker, 'body'>, text: string): MarkedText {
  const marker = { ...state, body: digestOfText(text) }
  const { key, position, since, green, title, comments, commit, group } = marker
  const { causes, verdicts, body } = marker
  const { run, attempt, at } = position
  const fields = {
    ...{ key, state: marker.state, run, attempt, at, since, green, title, comments, commit },
    ...{ group: group === true ? 1 : undefined, workflows: marker.workflows?.join(',') },
    ...{ causes: causes.join(','), verdicts, hits: encodeHits(marker.hits ?? []), body },
  }
  const pairs = Object.entries(fields).flatMap(([name, value = '']) =>
    value === '' ? [] : [`${name}=${value}`],
  )
  return { marker, body: `<!-- run-report:${kind} ${pairs.join(' ')} -->\n${text}\n${END}` }
}

const LINE = /^<!-- run-report:(?<kind>comment|issue) (?<pairs>[\w=,. -]*) -->(?:\r?\n|$)/m

/** Moves the marker in the first line of a body on to another report, and leaves everything else as it is. */
export function withPosition(body: string, { run, attempt, at }: Position): string {
  return body.replace(/ run=\d+ attempt=\d+ at=\d+/, ` run=${run} attempt=${attempt} at=${at}`)
}

/** Accepts every id and time that `withMarker` writes. */
const NUMBER = /^\d{1,16}$/
const DIGEST = /^[0-9a-f]{16}$/
const DIGESTS = /^(?:[0-9a-f]{8}(?:\.[0-9a-f]{8})?,?)*$/

/** The text that an action wrote, and what people wrote around it. */
export interface MarkedSection {
  readonly marker: Marker
  /** Whether the marker is in the first line: otherwise, another workflow of the author may quote it. */
  readonly atTop: boolean
  readonly text: string
  /** Whether a person has changed the text. */
  readonly edited: boolean
  readonly before: string
  readonly after: string
}

/** Finds the first marker that starts a line, and the text below it; `undefined` if there is none. */
export function findSection(kind: Kind, body: string): MarkedSection | undefined {
  const line = LINE.exec(body)
  const marker = line?.groups?.kind === kind ? decodeMarker(line.groups.pairs ?? '') : undefined
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

function decodeMarker(pairs: string): Marker | undefined {
  const fields = new Map(pairs.split(' ').map((pair) => pair.split('=', 2) as [string, string]))
  const read = (name: string, form: RegExp) => {
    const value = fields.get(name)
    return value !== undefined && form.test(value) ? value : undefined
  }
  const readNumber = (name: string) => {
    const value = read(name, NUMBER)
    return value === undefined ? undefined : Number(value)
  }
  const readList = (name: string) => (read(name, DIGESTS) ?? '').split(',').filter(Boolean)
  const [key, body] = [read('key', DIGEST), read('body', DIGEST)]
  const [run, attempt, at] = [readNumber('run'), readNumber('attempt'), readNumber('at')]
  const state = (['red', 'green', 'open'] as const).find((each) => each === fields.get('state'))
  if (key === undefined || body === undefined || state === undefined) return undefined
  if (run === undefined || attempt === undefined || at === undefined) return undefined
  return {
    ...{ key, state, body, position: { run, attempt, at } },
    ...{ since: readNumber('since'), green: readNumber('green'), comments: readNumber('comments') },
    ...{ commit: read('commit', /^[0-9a-f]{40}$/), group: fields.get('group') === '1' },
    ...{ workflows: readList('workflows'), causes: readList('causes') },
    ...{ verdicts: read('verdicts', DIGEST), title: read('title', DIGEST) },
    hits: fields.has('hits') ? decodeHits(fields.get('hits') ?? '') : undefined,
  }
}

/** Puts a text in the place of the earlier one, and keeps what stands below that. */
export function withTextBelow(marked: MarkedText, present: MarkedSection | undefined): MarkedText {
  const { after = '' } = present ?? {}
  return after === '' ? marked : { ...marked, body: `${marked.body}\n${after}` }
}

/**
 * Puts a text in the place of the earlier one, below its marker, which is the first line again, and keeps
 * what people wrote around and into the earlier text.
 */
export function withPeople(marked: MarkedText, present: MarkedSection | undefined): MarkedText {
  if (present === undefined) return marked
  const { before, text, edited } = present
  const above = before === '' ? '' : `${before}${START}\n`
  const kept = edited ? `\n\n${details('Earlier text, which was edited', text)}` : ''
  const body = `${marked.body.replace('\n', () => `\n${above}`)}${kept}`
  return withTextBelow({ ...marked, body }, present)
}

/** Returns the size of what people wrote. */
export function sizeOfPeople(present: MarkedSection | undefined): number {
  return present === undefined
    ? 0
    : sizeOf(withPeople({ marker: present.marker, body: '\n' }, present).body)
}

/** Returns a body without marker, start and end, with all that people wrote. */
export function withoutMarker(body: string): string {
  return [LINE, START_LINE, END_LINE].reduce((text, line) => text.replace(line, ''), body)
}

/** GitHub's editor changes the line ends of a text that a person edits. */
function digestOfText(text: string): string {
  return digestOf([text.replaceAll('\r\n', '\n').trimEnd()])
}
