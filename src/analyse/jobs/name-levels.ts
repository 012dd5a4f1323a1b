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
