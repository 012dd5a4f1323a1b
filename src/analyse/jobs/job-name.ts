import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'

/** A job of the workflow file that a name leads through, and the name as far as it leads to it. */
export interface Level {
  readonly job: WorkflowJob
  /** `deploy (eu)` for the leg of `deploy` that called the job named `deploy (eu) / preview`. */
  readonly leg: string
}

/** One way to read a job's name: from the outermost caller down to the job itself. */
export type NameMatch = readonly Level[]

// The API cuts names at 100 characters, the last three of which become dots.
const LONGEST = 100
const CUT = '...'
const CALLS = ' / '
// Between one expression and the next there is nothing to find.
const EXPRESSION = /(?:\$\{\{.*?\}\})+/s

/**
 * The ways to read a job's name that follow the workflow file most literally; several when names
 * repeat, or when expressions could stand for anything.
 *
 * @example `deploy (eu) / preview` → [deploy, leg `deploy (eu)`] [preview, leg the whole name]
 */
export function readJobName(name: string, graph: JobGraph): readonly NameMatch[] {
  const whole = mostLiteral(readLevels({ text: name, cut: false }, START, graph))
  if (whole.length > 0 || name.length < LONGEST || !name.endsWith(CUT)) return whole
  const text = name.slice(0, -CUT.length)
  return mostLiteral(readLevels({ text, cut: true }, START, graph))
}

/**
 * Lists every way to read a job's name that the workflow file allows, however little of the name the
 * file says literally.
 *
 * @example `lint`, with `name: ${{ matrix.check }}` on the key `checks` → [lint], [checks]
 */
export function listNameMatches(name: string, graph: JobGraph): readonly NameMatch[] {
  const isCut = name.length >= LONGEST && name.endsWith(CUT)
  const texts: readonly Name[] = [
    { text: name, cut: false },
    // If an expression at the end is empty, GitHub may drop the space before it.
    { text: `${name} `, cut: false },
    ...(isCut ? [{ text: name.slice(0, -CUT.length), cut: true }] : []),
  ]
  return texts.flatMap((text) => readLevels(text, START, graph).map(({ reading }) => reading))
}

interface Name {
  readonly text: string
  /** Where the text ends, anything may follow. */
  readonly cut: boolean
}

/** A place in the name, and how many characters before it the workflow file says literally. */
interface Place {
  readonly at: number
  readonly literal: number
}

const START: Place = { at: 0, literal: 0 }

interface Candidate {
  readonly reading: NameMatch
  readonly literal: number
}

function mostLiteral(candidates: readonly Candidate[]): NameMatch[] {
  const best = candidates.reduce((most, { literal }) => Math.max(most, literal), 0)
  const readings = candidates.filter(({ literal }) => literal === best).map((c) => c.reading)
  return readings.filter(
    (reading, index) =>
      readings.findIndex((other) => other.at(-1)?.job === reading.at(-1)?.job) === index,
  )
}

function readLevels(name: Name, from: Place, graph: JobGraph): Candidate[] {
  return graph.flatMap((job) =>
    readOwnName(name, from, job).flatMap((place) => {
      const level: Level = { job, leg: name.text.slice(0, place.at) }
      return readBeyond(name, place, job).map(({ reading, literal }) => ({
        reading: [level, ...reading],
        literal,
      }))
    }),
  )
}

function readOwnName(name: Name, from: Place, job: WorkflowJob): Place[] {
  const own = readPattern(name, [from], job.name.split(EXPRESSION))
  // A matrix whose values the name does not use is appended; a matrix that was skipped is not.
  return job.matrix && own.length > 0 ? [...own, ...readPattern(name, own, [' (', ')'])] : own
}

/** (1) The name ends here, (2) it goes on with a called job, (3) with one that can't be looked up. */
function readBeyond(name: Name, from: Place, { called }: WorkflowJob): Candidate[] {
  const ended = { reading: [], literal: from.literal }
  const own = from.at === name.text.length ? [ended] : [] // (1)
  if (called === undefined) return own
  const beyond = readLiteral(name, from, CALLS)
  if (beyond === undefined) return own
  if (called === 'unread') return [ended] // (3)
  return [...own, ...readLevels(name, beyond, called)] // (2)
}

/** Where literals with anything between them can end. */
function readPattern(name: Name, from: readonly Place[], literals: readonly string[]): Place[] {
  return literals.reduce<Place[]>((places, literal, index) => {
    if (places.length === 0) return places
    const starts = index === 0 ? places : anywhereAfter(name, places)
    return mostLiteralByPlace(starts.flatMap((place) => readLiteral(name, place, literal) ?? []))
  }, mostLiteralByPlace(from))
}

function readLiteral({ text, cut }: Name, { at, literal }: Place, read: string): Place | undefined {
  if (text.startsWith(read, at)) return { at: at + read.length, literal: literal + read.length }
  const rest = text.length - at
  const isCut = cut && rest < read.length && read.startsWith(text.slice(at))
  return isCut ? { at: text.length, literal: literal + rest } : undefined
}

function anywhereAfter({ text }: Name, places: readonly Place[]): Place[] {
  const literalAt = new Map(places.map(({ at, literal }) => [at, literal]))
  const after: Place[] = []
  for (let at = Math.min(...literalAt.keys()); at <= text.length; at++) {
    const literal = Math.max(literalAt.get(at) ?? 0, after.at(-1)?.literal ?? 0)
    after.push({ at, literal })
  }
  return after
}

function mostLiteralByPlace(places: readonly Place[]): Place[] {
  const best = new Map<number, Place>()
  for (const place of places) {
    if (place.literal >= (best.get(place.at)?.literal ?? 0)) best.set(place.at, place)
  }
  return [...best.values()]
}
