import { EXPRESSION, type JobGraph, type WorkflowJob } from '../../model/workflow-file.ts'

/** A job of the workflow file, with the part of a name that leads to it. */
export interface NameLevel {
  readonly job: WorkflowJob
  /** `deploy (eu)` for the `deploy` that called the job named `deploy (eu) / preview`. */
  readonly leg: string
}

/** One way to match a job's name: from the outermost caller to the job itself. */
export type NameMatch = readonly NameLevel[]

/**
 * Returns the position of a job of the workflow file, by default the position of a level of a match: its key, those of its
 * callers, and the leg that calls it. The legs of one matrix share it.
 */
export function keyPosition(match: NameMatch, level: number, key = match[level]?.job.key): string {
  const callers = match.slice(0, level)
  return [...callers.map(({ job }) => job.key), key, callers.at(-1)?.leg].join('\n')
}

/** The API truncates names to 100 characters that end with `CUT`. */
const MAX_NAME = 100
export const CUT = '...'

/**
 * Maximum cost of all matches with one workflow file, in compared positions: about a second. Beyond it,
 * no name matches. A thousand jobs with ten keys that start with an expression cost a tenth as much.
 */
const MAX_COST = 30_000_000

/** Cost of a match that is kept, for its memory. */
const COST_OF_MATCH = 100

/**
 * Returns the matches of a job's name that have the most text in common with the workflow file; several
 * if names repeat, or if expressions can stand for anything.
 *
 * @example `deploy (eu) / preview` → [deploy, leg `deploy (eu)`] [preview, leg the whole name]
 */
export function matchJobName(name: string, graph: JobGraph): readonly NameMatch[] {
  const matcher = matcherOf(graph)
  return memoized(matcher, matcher.best, name, () => {
    const whole = mostLiteral(matchLevels({ text: name, cut: false, matcher }, NAME_START, graph))
    if (whole.length > 0 || name.length < MAX_NAME || !name.endsWith(CUT)) return whole
    const text = name.slice(0, -CUT.length)
    return mostLiteral(matchLevels({ text, cut: true, matcher }, NAME_START, graph))
  })
}

/**
 * Lists every match of a job's name with the workflow file, including those of expressions alone.
 *
 * @example `lint`, with `name: ${{ matrix.check }}` on the key `checks` → [lint], [checks]
 */
export function listNameMatches(name: string, graph: JobGraph): readonly NameMatch[] {
  const matcher = matcherOf(graph)
  const isCut = name.length >= MAX_NAME && name.endsWith(CUT)
  const texts: readonly Name[] = [
    { text: name, cut: false, matcher },
    // If an expression at the end is empty, GitHub may drop the space before it.
    { text: `${name} `, cut: false, matcher },
    ...(isCut ? [{ text: name.slice(0, -CUT.length), cut: true, matcher }] : []),
  ]
  return memoized(matcher, matcher.all, name, () =>
    texts.flatMap((text) => matchLevels(text, NAME_START, graph).map(({ match }) => match)),
  )
}

/** Returns the only match of a name; `undefined` without a file, or if there are several. */
export function onlyMatch(name: string, graph: JobGraph | undefined): NameMatch | undefined {
  const [match, other] = graph === undefined ? [] : matchJobName(name, graph)
  return other === undefined ? match : undefined
}

type MatchesByName = Map<string, readonly NameMatch[]>

/** The matches with one workflow file so far: several analyses match the same names. */
interface Matcher {
  cost: number
  readonly best: MatchesByName
  readonly all: MatchesByName
  /** The texts between the expressions of each job's name. */
  readonly literals: Map<WorkflowJob, readonly string[]>
}

/** A cache: a match depends on the name and the workflow file only, apart from its cost. */
const matchers = new WeakMap<JobGraph, Matcher>()

function matcherOf(graph: JobGraph): Matcher {
  const known = matchers.get(graph)
  if (known !== undefined) return known
  const matcher: Matcher = { cost: 0, best: new Map(), all: new Map(), literals: new Map() }
  matchers.set(graph, matcher)
  return matcher
}

function memoized(
  matcher: Matcher,
  known: MatchesByName,
  name: string,
  match: () => readonly NameMatch[],
): readonly NameMatch[] {
  if (matcher.cost > MAX_COST) return []
  const matches = known.get(name) ?? match()
  known.set(name, matches)
  return matcher.cost > MAX_COST ? [] : matches
}

function literalsOf(job: WorkflowJob, { literals }: Matcher): readonly string[] {
  const known = literals.get(job) ?? job.name.split(EXPRESSION)
  literals.set(job, known)
  return known
}

interface Name {
  readonly text: string
  /** Whether the text was truncated, so that anything may follow. */
  readonly cut: boolean
  readonly matcher: Matcher
}

/** A position in the name. */
interface NamePosition {
  readonly at: number
  /** Number of characters before it that are literal text of the workflow file. */
  readonly literal: number
}

const NAME_START: NamePosition = { at: 0, literal: 0 }

interface MatchCandidate {
  readonly match: NameMatch
  readonly literal: number
}

function mostLiteral(candidates: readonly MatchCandidate[]): NameMatch[] {
  const best = candidates.reduce((most, { literal }) => Math.max(most, literal), 0)
  const matched = new Set<WorkflowJob | undefined>()
  return candidates.flatMap(({ match, literal }) => {
    const job = match.at(-1)?.job
    if (literal < best || matched.has(job)) return []
    matched.add(job)
    return [match]
  })
}

function matchLevels(name: Name, from: NamePosition, graph: JobGraph): MatchCandidate[] {
  return graph.flatMap((job) =>
    matchOwnName(name, from, job).flatMap((position) => {
      const beyond = matchBeyond(name, position, job)
      if (beyond.length === 0) return []
      name.matcher.cost += COST_OF_MATCH * beyond.length
      const level: NameLevel = { job, leg: name.text.slice(0, position.at) }
      return beyond.map(({ match, literal }) => ({ match: [level, ...match], literal }))
    }),
  )
}

function matchOwnName(name: Name, from: NamePosition, job: WorkflowJob): NamePosition[] {
  const { matcher } = name
  matcher.cost += 1
  if (matcher.cost > MAX_COST) return []
  const { legNames = [] } = job
  matcher.cost += legNames.length
  const legs = legNames
    .flatMap((leg) => matchLiteral(name, from, leg) ?? [])
    .filter(({ at }) => at === name.text.length || name.text.startsWith(CALLS, at))
  // The name of a matrix that was skipped has its expressions.
  if (legs.length > 0) return legs
  const literals = literalsOf(job, matcher)
  if (!name.cut && !mayMatch(name.text, from.at, literals)) return []
  const ends = matchPattern(name, [from], literals)
  // GitHub appends the matrix values unless the name uses them or the matrix was skipped.
  return job.matrix && ends.length > 0 ? [...ends, ...matchPattern(name, ends, [' (', ')'])] : ends
}

/** Matches (1) the end of the name, (2) a called job, (3) a job of a called workflow that was not read. */
function matchBeyond(name: Name, from: NamePosition, { called }: WorkflowJob): MatchCandidate[] {
  const ended = { match: [], literal: from.literal }
  const ends = from.at === name.text.length ? [ended] : [] // (1)
  if (called === undefined) return ends
  const beyond = matchLiteral(name, from, CALLS)
  if (beyond === undefined) return ends
  if (called === 'unread') return [ended] // (3)
  return [...ends, ...matchLevels(name, beyond, called)] // (2)
}

/** Returns whether a text has all literals in their order, which rejects most names in little time. */
function mayMatch(text: string, from: number, [first = '', ...others]: readonly string[]): boolean {
  let at = text.startsWith(first, from) ? from + first.length : -1
  for (const literal of others) {
    if (at === -1) return false
    const found = text.indexOf(literal, at)
    at = found === -1 ? -1 : found + literal.length
  }
  return at !== -1
}

/** Returns the positions, in order, at which literals with any text between them can end. */
function matchPattern(
  name: Name,
  from: readonly NamePosition[],
  [first = '', ...others]: readonly string[],
): NamePosition[] {
  const begun = from.flatMap((position) => matchLiteral(name, position, first) ?? [])
  return others.reduce(
    (positions, literal) => mostLiteralByPosition(matchAfter(name, positions, literal)),
    mostLiteralByPosition(begun),
  )
}

function matchLiteral(
  { text, cut }: Name,
  { at, literal }: NamePosition,
  read: string,
): NamePosition | undefined {
  if (text.startsWith(read, at)) return { at: at + read.length, literal: literal + read.length }
  if (!cut) return undefined
  const rest = text.length - at
  const isCut = rest < read.length && read.startsWith(text.slice(at))
  return isCut ? { at: text.length, literal: literal + rest } : undefined
}

/** Matches a literal after a position and any text. */
function matchAfter(name: Name, positions: readonly NamePosition[], read: string): NamePosition[] {
  const found: NamePosition[] = []
  let literal = 0
  let next = 0
  for (let at = positions[0]?.at ?? Infinity; at <= name.text.length; at++) {
    name.matcher.cost += 1
    for (let known = positions[next]; known?.at === at; known = positions[++next]) {
      literal = Math.max(literal, known.literal)
    }
    const position = matchLiteral(name, { at, literal }, read)
    if (position !== undefined) found.push(position)
  }
  return found
}

/** Keeps one position for each place, which are in order. */
function mostLiteralByPosition(positions: readonly NamePosition[]): NamePosition[] {
  const best = new Map<number, NamePosition>()
  for (const position of positions) {
    if (position.literal >= (best.get(position.at)?.literal ?? 0)) best.set(position.at, position)
  }
  return [...best.values()]
}

/** Separates the name of a caller from the name of a job that it calls. */
export const CALLS = ' / '

/**
 * Splits a job's name into levels, from the outermost caller to the job itself. A ` / ` between
 * parentheses is part of a matrix value.
 *
 * @example `deploy (eu / west) / preview` → [`deploy (eu / west)`, `preview`]
 */
export function nameLevels(name: string): string[] {
  if (!name.includes(CALLS)) return [name]
  const levels: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '(') depth++
    if (name[at] === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && name.startsWith(CALLS, at)) {
      levels.push(name.slice(from, at))
      from = at + CALLS.length
      at = from - 1
    }
  }
  return [...levels, name.slice(from)]
}

/** Returns a level without its matrix values, which GitHub may have truncated: `test (ubuntu, 2...` → `test`. */
export function withoutMatrix(level: string): string {
  const values = level.indexOf(' (')
  return values <= 0 ? level : level.slice(0, values)
}
