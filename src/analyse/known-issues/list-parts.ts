import { isSpecificPattern, type KnownFailure } from '../../model/known-issue.ts'
import { isSome } from '../../model/some.ts'
import type { FailurePart, FailureParts, PartEntry } from '../same/failure-parts.ts'
import { endsInList, matchesPattern, patternFinder, testFinder } from '../text-pattern.ts'

/** What of a part an error is: all that is said of it, its name alone, what is wrong with it, or where it is. */
type PartRole = 'whole' | 'name' | 'detail' | 'place'

/** An error of a block, and the parts that it is about, by its role. */
type FoundError = Readonly<Record<PartRole, readonly FailurePart[]>> & { readonly error: string }

/**
 * Returns a function that lists the parts of a failure that a block is about: (1) all of its errors are found, if only in
 * lines beside the parts; (2) each lists one part, the first that no error before it lists, or all of them if it has a
 * `*`; (3) an error that says what is wrong is about what the others name, if they name something; (4) a file alone
 * lists nothing in it.
 */
export function partLister(all: FailureParts) {
  const known = new Map<string, FoundError>()
  const find = (error: string): FoundError => {
    const found = known.get(error) ?? findError(all, error)
    known.set(error, found)
    return found
  }
  return ({ errors }: Pick<KnownFailure, 'errors'>): ReadonlySet<FailurePart> => {
    const found = errors.map(find)
    const isOfPart = ({ whole, name, detail, place }: FoundError) =>
      [whole, name, detail, place].some(isSome)
    const isFound = (one: FoundError) => isOfPart(one) || all.context.some(patternFinder(one.error))
    if (!found.some(isOfPart) || !found.every(isFound)) return new Set() // (1)
    const listed = new Set<FailurePart>()
    const list = ({ error }: FoundError, parts: readonly FailurePart[]) => {
      const first = parts.find((part) => !listed.has(part)) ?? parts[0]
      for (const part of error.includes('*') ? parts : [first]) if (part) listed.add(part) // (2)
    }
    const naming = found.filter(({ whole, name }) => isSome(whole) || isSome(name))
    for (const one of naming) list(one, [...one.name, ...one.whole])
    const named = new Set(naming.flatMap(({ name }) => name.filter((part) => listed.has(part))))
    const places = found.filter(({ place }) => isSome(place))
    for (const one of found.filter(({ detail }) => isSome(detail))) {
      const isMeant = (part: FailurePart) =>
        places.every(({ place }) => place.includes(part)) && (named.size === 0 || named.has(part))
      if (naming.includes(one)) continue
      const parts = one.detail.filter(isMeant)
      if (parts.length === 0) return new Set() // (3)
      if (named.size === 0) list(one, parts)
    }
    return listed // (4)
  }
}

function findError({ parts }: FailureParts, error: string): FoundError {
  const roleOf = roleFinder(error)
  const found: Record<PartRole, FailurePart[]> = { whole: [], name: [], detail: [], place: [] }
  for (const part of parts) {
    const role = roleOf(part)
    if (role !== undefined) found[role].push(part)
  }
  return { error, ...found }
}

/**
 * Returns a function that says what of a part an error is; `undefined` if it is not about the part. Names and paths are
 * equal or not; of a message or a line, whole words are enough.
 */
function roleFinder(error: string) {
  const isEqual = (text: string) => matchesPattern(text, error)
  const isOfTest = testFinder(error)
  const isIn = patternFinder(error)
  const isWithin = (text: string) => isIn(text) && !endsInList(text, error)
  return ({ texts, written, entry }: FailurePart): PartRole | undefined => {
    if (entry === undefined) return error === written || texts.some(isWithin) ? 'whole' : undefined
    const { title, detail, path, isTest, printed } = entry
    if (title !== undefined && (isTest ? isOfTest(title, path) : isEqual(title))) return 'name'
    if (error !== written && namesPlace(error, entry)) return 'place'
    if (detail !== undefined && isWithin(detail))
      return (title ?? path) === undefined ? 'whole' : 'detail'
    if (error === written || texts.some(isEqual)) return 'whole'
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
