/** A pattern without flags, a line that it finds, and a line that looks alike and stays out. */
export type Word = readonly [pattern: RegExp, finds: string, near: string]

/** Joins patterns, so that a line is tried once. */
export function anyOf(words: readonly Word[]): RegExp {
  return new RegExp(words.map(([pattern]) => pattern.source).join('|'))
}
