import { EXPRESSION } from '../../model/workflow-file.ts'
import { asArray, asObject } from '../json-values.ts'

type Leg = Readonly<Record<string, unknown>>

/** https://docs.github.com/en/actions/reference/limits */
const MAX_LEGS = 256
/** Far more than matrices have: bounds what aliases repeat. */
const MAX_KEYS = 50
/** Values of legs that are compared with those of `include` and `exclude`: a thousand jobs take about a second. */
const MAX_COMPARED = 100_000
const VALUE = /\$\{\{\s*matrix((?:\.[\w-]+)+)\s*\}\}/g

/** Bounds what values repeat: a YAML alias stands for a long text in a few characters. */
const MAX_CHARACTERS = 50_000

/**
 * Lists the names of the legs of a matrix; `undefined` if an expression decides what these are, or if the name has more
 * than values of the matrix.
 *
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function legNames(name: string, matrix: unknown): readonly string[] | undefined {
  const names: string[] = []
  let left = MAX_CHARACTERS
  for (const leg of EXPRESSION.test(name) ? legsOf(matrix) : []) {
    const filled = fill(name, leg, left)
    left -= filled?.length ?? left
    if (filled === undefined || left <= 0 || EXPRESSION.test(filled)) return undefined
    names.push(filled)
  }
  return names.length === 0 ? undefined : names
}

/** Lists the values of each leg; nothing if the file lacks some. */
function legsOf(matrix: unknown): readonly Leg[] {
  const { include = [], exclude = [], ...vectors } = asObject(matrix)
  const included = asArray(include).map(asObject)
  const isListed = Array.isArray(include) && included.every((one) => Object.keys(one).length > 0)
  const others = [...included, ...asArray(exclude).map(asObject)]
  if (!isListed || others.length > MAX_LEGS || !haveFewKeys([vectors, ...others])) return []
  let legs: readonly Leg[] = Object.keys(vectors).length === 0 ? [] : [{}]
  for (const [key, listed] of Object.entries(vectors)) {
    const values = asArray(listed)
    if (legs.length * values.length > MAX_LEGS) return []
    legs = legs.flatMap((leg) => values.map((value) => ({ ...leg, [key]: value })))
  }
  if (legs.length * others.length * Object.keys(vectors).length > MAX_COMPARED) return []
  const excluded = asArray(exclude).map((one) => Object.entries(asObject(one)))
  const kept = legs.filter((leg) => !excluded.some((entries) => hasAll(leg, entries)))
  return withIncluded(kept, included, Object.keys(vectors))
}

function haveFewKeys(maps: readonly Leg[]): boolean {
  const isSmall = maps.every((one) => Object.keys(one).length <= MAX_KEYS)
  return isSmall && new Set(maps.flatMap((one) => Object.keys(one))).size <= MAX_KEYS
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
  return entries.every(([key, value]) => leg[key] === value)
}

/** Puts the values of a leg into a name; `undefined` if one is no text, number or truth value, or all are too long. */
function fill(name: string, leg: Leg, maxCharacters: number): string | undefined {
  const texts = Array.from(name.matchAll(VALUE), ([, path = '']) => {
    const keys = path.slice(1).split('.')
    return textOf(keys.reduce<unknown>((found, key) => asObject(found)[key], leg))
  })
  const length = texts.reduce((sum, text = '') => sum + text.length, 0)
  if (texts.includes(undefined) || length > maxCharacters) return undefined
  return name.replace(VALUE, () => texts.shift() ?? '').trim()
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value == null ? '' : undefined
}
