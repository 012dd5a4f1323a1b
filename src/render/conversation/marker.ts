import { digestOf } from '../text/digest.ts'

/**
 * State of a comment or an issue, hidden in the first line of its body. Anyone can write such a line, so it
 * counts only together with the author.
 */
export interface Marker {
  /** What the text is about, such as a workflow and event, as a digest. */
  readonly key: string
  /** What the text reports: failures, that all passed, or neither. */
  readonly state: 'red' | 'green' | 'open'
  readonly position: Position
  /** The first run that failed; `undefined` if unknown. */
  readonly since: number | undefined
  /** Digest of the causes. */
  readonly causes: string
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

/** Puts a marker above a text. */
export function withMarker(kind: Kind, state: Omit<Marker, 'body'>, text: string): MarkedText {
  const marker = { ...state, body: digestOf([text]) }
  const { key, position, since, causes, body } = marker
  const { run, attempt, at } = position
  const fields = { key, state: marker.state, run, attempt, at, since: since ?? '', causes, body }
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  return { marker, body: `<!-- run-report:${kind} ${pairs.join(' ')} -->\n${text}` }
}

const LINE =
  /^<!-- run-report:(comment|issue) key=([0-9a-f]{16}) state=(red|green|open) run=(\d{1,15}) attempt=(\d{1,9}) at=(\d{1,15}) since=(\d{1,15}|) causes=([0-9a-f]{16}) body=([0-9a-f]{16}) -->(?:\r?\n|$)/

/** Reads the marker in the first line of a body; `undefined` if there is none of this kind. */
export function readMarker(kind: Kind, body: string): Marker | undefined {
  const [, found, key = '', state, run, attempt, at, since, causes = '', digest = ''] =
    LINE.exec(body) ?? []
  if (found !== kind) return undefined
  return {
    key,
    state: state === 'red' || state === 'green' ? state : 'open',
    position: { run: Number(run), attempt: Number(attempt), at: Number(at) },
    since: since === '' ? undefined : Number(since),
    causes,
    body: digest,
  }
}

/** Returns a body without its marker. */
export function withoutMarker(body: string): string {
  return body.replace(LINE, '')
}
