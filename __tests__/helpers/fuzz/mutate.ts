import fc from 'fast-check'
import type { AllResponses, ResponseName } from './any-responses.ts'
import { type ChangeName, CHANGES, type Place, Refusal } from './changes.ts'
import type { Tally } from './tally.ts'

/** One change to one response; the numbers are counted round the places and the values there are. */
interface Mutation {
  readonly response: ResponseName
  readonly change: ChangeName
  readonly place: number
  readonly choice: number
}

export function anyMutations(
  responses: readonly ResponseName[],
): fc.Arbitrary<readonly Mutation[]> {
  const anyMutation = fc.record({
    response: fc.constantFrom(...responses),
    change: fc.constantFrom(...(Object.keys(CHANGES) as ChangeName[])),
    place: fc.nat(100_000),
    choice: fc.nat(100_000),
  })
  return fc.array(anyMutation, { minLength: 1, maxLength: 10 })
}

/** The responses after one change after the other. */
export function mutate(
  responses: AllResponses,
  mutations: readonly Mutation[],
  changed: Tally['changed'],
): AllResponses {
  return mutations.reduce((before, { response, change, ...numbers }) => {
    const { fits, change: changedValue } = CHANGES[change]
    const places = [...placesIn(before[response])]
    const place = at(places.filter(fits), numbers.place)
    if (place === undefined) return before
    changed(response, change)
    const others = places.flatMap(({ name, value }) => (name === place.name ? [value] : []))
    const value = changedValue(place.value, {
      pick: ([first, ...more]) => at([first, ...more], numbers.choice) ?? first,
      others: [place.value, ...others],
    })
    return { ...before, [response]: replaced(before[response], place.path, value) }
  }, responses)
}

function at<Value>(values: readonly Value[], index: number): Value | undefined {
  return values[index % values.length]
}

type Path = readonly string[]

function* placesIn(
  value: unknown,
  path: Path = [],
  name?: string,
): Generator<Place & { readonly path: Path }> {
  yield { value, name, whole: path.length === 0, path }
  if (typeof value !== 'object' || value === null || value instanceof Refusal) return
  for (const [key, inner] of Object.entries(value)) {
    yield* placesIn(inner, [...path, key], Array.isArray(value) ? undefined : key)
  }
}

/** A copy of a value with another one, or with `undefined` nothing, at a place in it. */
function replaced(value: unknown, path: Path, other: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return other
  if (Array.isArray(value)) {
    const place = Number(key)
    const inner = replaced(value[place], rest, other)
    return inner === undefined ? value.toSpliced(place, 1) : value.with(place, inner)
  }
  const { [key]: old, ...others } = value as Record<string, unknown>
  const inner = replaced(old, rest, other)
  return inner === undefined ? others : { ...others, [key]: inner }
}
