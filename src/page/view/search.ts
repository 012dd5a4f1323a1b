import type { JobView } from './jobs.ts'
import type { RowRef } from './rows.ts'

/** What the reader searches. */
export interface Search {
  /** In lower case. */
  readonly terms: readonly string[]
  /** The message and the logs of a cause, in lower case, by its number. */
  readonly textOf: (cause: number) => string
}

/** What has all terms: a line in the section of failures, or a row of the timeline. */
export type Hit<Line> = { readonly line: Line } | RowRef

/** Returns the words of a search, and what is in quotation marks as one. */
export function termsOf(text: string): string[] {
  const found = text.toLowerCase().matchAll(/"([^"]+)"?|[^\s"]+/g)
  return Array.from(found, ([word, phrase]) => phrase ?? word)
}

export function hasAll(text: string, terms: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return terms.every((term) => lower.includes(term))
}

/** Returns whether each term is in a name of the job, of its label, group or steps, or in its cause. */
export function matches(job: JobView, { terms, textOf }: Search): boolean {
  if (terms.length === 0) return true
  const names = namesOf(job).toLowerCase()
  const cause = job.cause === null ? '' : textOf(job.cause)
  const isThere = (term: string) => names.includes(term) || cause.includes(term)
  return terms.every(
    (term) => isThere(term) || job.steps.some(({ name }) => name.toLowerCase().includes(term)),
  )
}

/** Lists the hits: the lines above the timeline, then its rows. */
export function listHits<Line>(
  shown: readonly JobView[],
  lines: readonly Line[],
  { terms, textOf }: Search,
): Hit<Line>[] {
  if (terms.length === 0) return []
  const rows = shown.flatMap((job): RowRef[] => {
    const steps = job.steps.filter(({ name }) => hasAll(name, terms)).map((step) => ({ job, step }))
    const ofCause = job.cause === null ? [] : textOf(job.cause).split('\n')
    const isInCause = ofCause.some((line) => hasAll(line, terms))
    // A job that has the terms only together is a hit itself.
    const isHit = hasAll(namesOf(job), terms) || (steps.length === 0 && !isInCause)
    return isHit ? [{ job, step: undefined }, ...steps] : steps
  })
  return [...lines.map((line) => ({ line })), ...rows]
}

function namesOf({ name, label, group }: JobView): string {
  return `${name}\n${label}\n${group.name}`
}
