import { isSpecificPattern, type KnownFailure } from '../../model/known-issue.ts'
import { withoutPosition } from '../../model/logged/test-name.ts'
import { isSome } from '../../model/some.ts'
import type { FailurePart, FailureParts, PartEntry } from './failure-parts.ts'
import { endsInList, matchesPattern, textFinder, testFinder, namesOfTest } from '../text-pattern.ts'

/** What of a part an error is: all that is said of it, its name alone, what is wrong with it, or where it is. */
type PartRole = 'whole' | 'name' | 'detail' | 'place'

/** An error of a block, and the parts that it is about, by its role. */
type FoundError = Readonly<Record<PartRole, readonly FailurePart[]>> & { readonly error: string }

/** A part, and how it can be named if it is a test. */
type NamedPart = readonly [part: FailurePart, names: readonly string[] | undefined]

/** Returns a function that lists the parts of a failure that a block is about. Each error is looked for once. */
export function partLister(
  failure: FailureParts,
): (known: Pick<KnownFailure, 'errors'>) => ReadonlySet<FailurePart> {
  const parts = failure.parts.map((part): NamedPart => [part, namesOf(part)])
  const known = new Map<string, FoundError>()
  const find = (error: string): FoundError => {
    const foundError = known.get(error) ?? findError(parts, error)
    known.set(error, foundError)
    return foundError
  }
  return ({ errors }) => listParts(errors.map(find), failure)
}

/**
 * Lists the parts that the errors of a block are about. (1) All of them are found, if only in lines beside the parts.
 * (2) Each lists one part, the first that no error before it lists; with a `*`, it lists all. (3) An error that is only a
 * file lists nothing: it limits what the others list by (4). (4) An error that says what is wrong is about what the others
 * name, if they name something.
 */
function listParts(
  errors: readonly FoundError[],
  { context }: FailureParts,
): ReadonlySet<FailurePart> {
  const isOfPart = ({ whole, name, detail, place }: FoundError) =>
    [whole, name, detail, place].some(isSome)
  const isFound = (found: FoundError) => isOfPart(found) || context.some(textFinder(found.error))
  if (!errors.some(isOfPart) || !errors.every(isFound)) return new Set() // (1)
  const listed = new Set<FailurePart>()
  const list = (error: string, parts: readonly FailurePart[]) => {
    const first = parts.find((part) => !listed.has(part)) ?? parts[0]
    for (const part of error.includes('*') ? parts : [first]) if (part) listed.add(part) // (2)
  }
  const naming = errors.filter(({ whole, name }) => isSome(whole) || isSome(name))
  for (const { error, name, whole } of naming) list(error, [...name, ...whole])
  const named = new Set(naming.flatMap(({ name }) => name.filter((part) => listed.has(part))))
  const places = errors.filter(({ place }) => isSome(place)) // (3)
  const isNamedPart = (part: FailurePart) =>
    places.every(({ place }) => place.includes(part)) && (named.size === 0 || named.has(part))
  const describing = errors.filter((found) => isSome(found.detail) && !naming.includes(found))
  for (const { error, detail } of describing) {
    const parts = detail.filter(isNamedPart)
    if (parts.length === 0) return new Set() // (4)
    if (named.size === 0) list(error, parts)
  }
  return listed
}

/** How a test can be named; nothing else has names. */
function namesOf({ entry }: FailurePart): readonly string[] | undefined {
  return entry?.isTest && entry.title !== undefined
    ? namesOfTest(entry.title, entry.path)
    : undefined
}

function findError(parts: readonly NamedPart[], error: string): FoundError {
  const roleOf = roleFinder(error)
  const found: Record<PartRole, FailurePart[]> = { whole: [], name: [], detail: [], place: [] }
  for (const [part, names] of parts) {
    const role = roleOf(part, names)
    if (role !== undefined) found[role].push(part)
  }
  return { error, ...found }
}

/**
 * Returns a function that says what of a part an error is; `undefined` if it is not about the part. Names and paths are
 * equal or not; of a message or a line, whole words are enough.
 */
function roleFinder(error: string) {
  const name = withoutPosition(error)
  const isEqual = (text: string) => matchesPattern(text, name)
  const isOfTest = testFinder(error)
  const isIn = textFinder(error)
  const isWithin = (text: string) => isIn(text) && !endsInList(text, error)
  return ({ texts, pattern, entry }: FailurePart, names?: readonly string[]) => {
    if (entry === undefined) return error === pattern || texts.some(isWithin) ? 'whole' : undefined
    const { title, detail, path, isTest, printed } = entry
    if (names === undefined ? title !== undefined && isEqual(title) : isOfTest(names)) return 'name'
    if (error !== pattern && namesPlace(error, entry)) return 'place'
    if (detail !== undefined && isWithin(detail))
      return (title ?? path) === undefined ? 'whole' : 'detail'
    if (error === pattern || texts.some(isEqual)) return 'whole'
    return !isTest && [printed, title ?? ''].some(isWithin) ? 'whole' : undefined
  }
}

/** Whether an error says no more than where a part is, of which more is known: `login.py:*`. */
function namesPlace(error: string, { title, detail, path, place }: PartEntry): boolean {
  if ((title ?? detail) === undefined) return false
  return [place, path].some(
    (text) =>
      text !== undefined && error.startsWith(text) && !isSpecificPattern(error.slice(text.length)),
  )
}
