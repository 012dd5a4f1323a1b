import { EXPRESSION } from '../../model/workflow-file.ts'
import { asArray, asObject } from '../json-values.ts'

type Leg = Readonly<Record<string, unknown>>

/** https://docs.github.com/en/actions/reference/limits */
const MAX_LEGS = 256

/**
 * Lists the names of the legs of a matrix; `undefined` if an expression decides what these are, or if the name has more
 * than values of the matrix.
 *
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function legNames(name: string, matrix: unknown): readonly string[] | undefined {
  if (!EXPRESSION.test(name) || JSON.stringify(matrix ?? '').includes('${{')) return undefined
  const legs = legsOf(matrix)
  if (legs === undefined || legs.length === 0) return undefined
  const names = legs.map((leg) => fill(name, leg))
  return names.some((one) => EXPRESSION.test(one)) ? undefined : names
}

function legsOf(matrix: unknown): readonly Leg[] | undefined {
  const { include, exclude, ...vectors } = asObject(matrix)
  let legs: readonly Leg[] = Object.keys(vectors).length === 0 ? [] : [{}]
  for (const [key, values] of Object.entries(vectors)) {
    legs = legs.flatMap((leg) => asArray(values).map((value) => ({ ...leg, [key]: value })))
    if (legs.length > MAX_LEGS) return undefined
  }
  const kept = legs.filter(
    (leg) => !asArray(exclude).some((one) => hasAll(leg, Object.entries(asObject(one)))),
  )
  return withIncluded(kept, asArray(include).map(asObject), Object.keys(vectors))
}

/** Adds values to each leg whose own values they do not change, or else a leg. */
function withIncluded(
  legs: readonly Leg[],
  included: readonly Leg[],
  keys: readonly string[],
): readonly Leg[] {
  const added: Leg[] = []
  let extended = legs
  for (const values of included) {
    const own = Object.entries(values).filter(([key]) => keys.includes(key))
    if (extended.some((leg) => hasAll(leg, own)))
      extended = extended.map((leg) => (hasAll(leg, own) ? { ...leg, ...values } : leg))
    else added.push(values)
  }
  return [...extended, ...added]
}

function hasAll(leg: Leg, entries: readonly (readonly [string, unknown])[]): boolean {
  return entries.every(([key, value]) => JSON.stringify(leg[key]) === JSON.stringify(value))
}

/** Puts the values of a leg into a name; what is no text, number or truth value stays an expression. */
function fill(name: string, leg: Leg): string {
  return name
    .replace(/\$\{\{\s*matrix((?:\.[\w-]+)+)\s*\}\}/g, (expression, path: string) => {
      const value = path
        .slice(1)
        .split('.')
        .reduce<unknown>((found, key) => asObject(found)[key], leg)
      return typeof value === 'object' && value !== null ? expression : String(value ?? '')
    })
    .trim()
}
