import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { CALLS } from './name-levels.ts'

/** A job of the workflow file, with the part of a name that leads to it. */
export interface Level {
  readonly job: WorkflowJob
  /** `deploy (eu)` for the `deploy` that called the job named `deploy (eu) / preview`. */
  readonly leg: string
}

/** One way to match a job's name: from the outermost caller to the job itself. */
export type NameMatch = readonly Level[]

/** The API truncates names to 100 characters that end with `CUT`. */
const MAX_NAME = 100
export const CUT = '...'

/** One or more expressions without text between them. */
const EXPRESSION = /(?:\$\{\{.*?\}\})+/s

/**
 * Returns the matches of a job's name that have the most text in common with the workflow file; several
 * if names repeat, or if expressions can stand for anything.
 *
 * @example `deploy (eu) / preview` → [deploy, leg `deploy (eu)`] [preview, leg the whole name]
 */
export function matchJobName(name: string, graph: JobGraph): readonly NameMatch[] {
  const whole = mostLiteral(matchLevels({ text: name, cut: false }, START, graph))
  if (whole.length > 0 || name.length < MAX_NAME || !name.endsWith(CUT)) return whole
  const text = name.slice(0, -CUT.length)
  return mostLiteral(matchLevels({ text, cut: true }, START, graph))
}

/**
 * Lists every match of a job's name with the workflow file, including those of expressions alone.
 *
 * @example `lint`, with `name: ${{ matrix.check }}` on the key `checks` → [lint], [checks]
 */
export function listNameMatches(name: string, graph: JobGraph): readonly NameMatch[] {
  const isCut = name.length >= MAX_NAME && name.endsWith(CUT)
  const texts: readonly Name[] = [
    { text: name, cut: false },
    // If an expression at the end is empty, GitHub may drop the space before it.
    { text: `${name} `, cut: false },
    ...(isCut ? [{ text: name.slice(0, -CUT.length), cut: true }] : []),
  ]
  return texts.flatMap((text) => matchLevels(text, START, graph).map(({ match }) => match))
}

interface Name {
  readonly text: string
  /** Whether the text was truncated, so that anything may follow. */
  readonly cut: boolean
}

/** A position in the name. */
interface Position {
  readonly at: number
  /** How many characters before it are literal text of the workflow file. */
  readonly literal: number
}

const START: Position = { at: 0, literal: 0 }

interface Candidate {
  readonly match: NameMatch
  readonly literal: number
}

function mostLiteral(candidates: readonly Candidate[]): NameMatch[] {
  const best = Math.max(...candidates.map(({ literal }) => literal))
  const matches = candidates.filter(({ literal }) => literal === best).map((c) => c.match)
  return matches.filter(
    (match, index) =>
      matches.findIndex((other) => other.at(-1)?.job === match.at(-1)?.job) === index,
  )
}

function matchLevels(name: Name, from: Position, graph: JobGraph): Candidate[] {
  return graph.flatMap((job) =>
    matchOwnName(name, from, job).flatMap((position) => {
      const level: Level = { job, leg: name.text.slice(0, position.at) }
      return matchBeyond(name, position, job).map(({ match, literal }) => ({
        match: [level, ...match],
        literal,
      }))
    }),
  )
}

function matchOwnName(name: Name, from: Position, job: WorkflowJob): Position[] {
  const ends = matchPattern(name, [from], job.name.split(EXPRESSION))
  // GitHub appends the matrix values unless the name uses them or the matrix was skipped.
  return job.matrix && ends.length > 0 ? [...ends, ...matchPattern(name, ends, [' (', ')'])] : ends
}

/** Matches (1) the end of the name, (2) a called job, (3) a job of a called workflow that was not read. */
function matchBeyond(name: Name, from: Position, { called }: WorkflowJob): Candidate[] {
  const ended = { match: [], literal: from.literal }
  const ends = from.at === name.text.length ? [ended] : [] // (1)
  if (called === undefined) return ends
  const beyond = matchLiteral(name, from, CALLS)
  if (beyond === undefined) return ends
  if (called === 'unread') return [ended] // (3)
  return [...ends, ...matchLevels(name, beyond, called)] // (2)
}

/** Returns the positions at which literals with any text between them can end. */
function matchPattern(
  name: Name,
  from: readonly Position[],
  literals: readonly string[],
): Position[] {
  return literals.reduce<Position[]>((positions, literal, index) => {
    if (positions.length === 0) return positions
    const starts = index === 0 ? positions : anywhereAfter(name, positions)
    return mostLiteralByPosition(
      starts.flatMap((position) => matchLiteral(name, position, literal) ?? []),
    )
  }, mostLiteralByPosition(from))
}

function matchLiteral(
  { text, cut }: Name,
  { at, literal }: Position,
  read: string,
): Position | undefined {
  if (text.startsWith(read, at)) return { at: at + read.length, literal: literal + read.length }
  const rest = text.length - at
  const isCut = cut && rest < read.length && read.startsWith(text.slice(at))
  return isCut ? { at: text.length, literal: literal + rest } : undefined
}

function anywhereAfter({ text }: Name, positions: readonly Position[]): Position[] {
  const literalAt = new Map(positions.map(({ at, literal }) => [at, literal]))
  const after: Position[] = []
  for (let at = Math.min(...literalAt.keys()); at <= text.length; at++) {
    const literal = Math.max(literalAt.get(at) ?? 0, after.at(-1)?.literal ?? 0)
    after.push({ at, literal })
  }
  return after
}

function mostLiteralByPosition(positions: readonly Position[]): Position[] {
  const best = new Map<number, Position>()
  for (const position of positions) {
    if (position.literal >= (best.get(position.at)?.literal ?? 0)) best.set(position.at, position)
  }
  return [...best.values()]
}
