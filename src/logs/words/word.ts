// The marks and words of what failed and of what passed.
/** Marks that tools print before or behind what failed, and what passed. */
const FAILED = '✖✗✘×✕⨯❌'
const PASSED = '✓✔√✅◉'

/** Returns a pattern in which `✗`, in a class, stands for each mark of what failed, and `✓` for each of what passed. */
export function withMarks({ source, flags }: RegExp): RegExp {
  if (/[✗✓]/.test(source.replace(/\[[^[\]]*\]/g, ''))) throw new Error(`no class: ${source}`)
  return new RegExp(source.replaceAll('✗', FAILED).replaceAll('✓', PASSED), flags)
}

/** A pattern without flags, a line that it finds, and a line that looks alike and stays out. */
export type Word = readonly [pattern: RegExp, finds: string, near: string]

/** Joins patterns, so that a line is tried once. */
export function anyOf(words: readonly Word[]): RegExp {
  return new RegExp(words.map(([pattern]) => pattern.source).join('|'))
}
