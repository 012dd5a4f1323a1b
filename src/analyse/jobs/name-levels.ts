/** Stands between the name of a caller and that of a job that it calls. */
export const CALLS = ' / '

/**
 * The levels of a job's name, from the outermost caller to the job itself. A ` / ` between
 * parentheses is part of a matrix value.
 *
 * @example `deploy (eu / west) / preview` → [`deploy (eu / west)`, `preview`]
 */
export function nameLevels(name: string): string[] {
  // As most names are.
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
    }
  }
  return [...levels, name.slice(from)]
}

/** A level without its matrix values, which GitHub may have cut: `test (ubuntu, 2...` → `test`. */
export function withoutMatrix(level: string): string {
  const values = level.indexOf(' (')
  return values <= 0 ? level : level.slice(0, values)
}
