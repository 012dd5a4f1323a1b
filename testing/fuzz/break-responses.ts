import fc from 'fast-check'
import { ATTACKS } from '../fixtures/attacks.ts'
import { type FakeResponse, refusal } from '../fake-github/response.ts'

// Half of the changes hit jobs, which most of a report is about.
const JOBS = /\/jobs$/
const PARTS = [
  ...[/\/attempts\/\d$/, /\/runs$/, /\/runs\/\d+$/, /\/contents\//, /^\/repos\/[^/]+\/[^/]+$/],
  ...[/\/timing$/, /\/annotations$/, /\/approvals$/, /\/logs$/, /\/graphql$/],
  ...Array<RegExp>(9).fill(JOBS),
]
const REFUSALS = [401, 403, 404, 410, 422, 429, 500, 502]

type Changes = typeof anyChanges extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** Some changes, each to the responses of a kind of request. */
export const anyChanges = fc.array(
  fc.record({
    /** Tested against the path. */
    part: fc.constantFrom(...PARTS),
    /** Which response to such a request, from 0; `undefined` for each. */
    nth: fc.constantFrom(undefined, 0, 1, 2),
    /** That of a refusal in place of the response. */
    status: fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...REFUSALS) },
    ),
    /** The position and the new value, counted round those that there are. */
    position: fc.nat(100_000),
    choice: fc.nat(100_000),
  }),
  { minLength: 1, maxLength: 10 },
)

/** Returns a function that makes the changes to responses. */
export function breakResponses(changes: Changes) {
  const counts = changes.map(() => 0)
  return (response: FakeResponse, path: string): FakeResponse =>
    changes.reduce((before, { part, nth, status, position, choice }, index) => {
      if (!part.test(path) || before.status >= 300 || before.body === '') return before
      const count = counts[index] ?? 0
      counts[index] = count + 1
      if (nth !== undefined && nth !== count) return before
      if (status !== undefined) return refusal(status, 'refused')
      const changed = changeJson(JSON.parse(before.body), { position, choice })
      return { ...before, body: changed === undefined ? '' : JSON.stringify(changed) }
    }, response)
}

/** Returns JSON with another value, or with none, at a position in it. */
export function changeJson(
  json: unknown,
  { position, choice }: Pick<Changes[number], 'position' | 'choice'>,
): unknown {
  const positions = positionsIn(json)
  const { path = [], value, name } = at(positions, position) ?? {}
  const others = positions.filter((one) => one.name === name).map((one) => one.value)
  return replaced(json, path, at(oddValues(value, others), choice))
}

function at<Value>(values: readonly Value[], index: number): Value | undefined {
  return values[index % values.length]
}

interface Position {
  readonly path: readonly string[]
  readonly value: unknown
  /** Of a field; `undefined` in a list and for the whole body. */
  readonly name: string | undefined
}

function positionsIn(
  value: unknown,
  path: readonly string[] = [],
  name?: string,
): readonly Position[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [
    { path, value, name },
    ...inner.flatMap(([key, one]) =>
      positionsIn(one, [...path, key], Array.isArray(value) ? undefined : key),
    ),
  ]
}

/** Returns a copy with another value, or with `undefined` nothing, at a position in it. */
function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other
  if (Array.isArray(value)) {
    const inner = replaced(value[Number(key)], rest, other)
    return inner === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), inner)
  }
  return { ...(value as object), [key]: replaced(Reflect.get(value as object, key), rest, other) }
}

const OTHER_TYPES = [0, 1, true, false, 'x', '42', 1.5, [], {}, [null], [[1]], { id: 1 }]
const ODD_NUMBERS = [-1, 0.5, 2 ** 53 - 1, 2 ** 53, 1e21, 1e308]
const ODD_TIMES = [
  ...['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '2026-02-30T10:00:00Z'],
  ...['2026-03-01T24:00:00Z', '2026-03-01T10:00:60Z', '2026-03-01T10:00:00', '1772359200'],
  ...['2026-03-01 10:00:00 UTC', '2026-03-01T12:00:00.123456+02:00', '2099-12-31T23:59:59Z'],
  '+275760-09-13T00:00:00Z',
]
/** Seconds by which a time is wrong: a little before the one that it follows, or years. */
const SHIFTS = [-1, -2, -3, 1, 3, -60, 3_600, -86_400, 40_000_000, -1e8]
const TIME = /^\d{4}-\d\d-\d\dT/

/** Lists what may stand in place of a value; `undefined` removes it. */
function oddValues(value: unknown, others: readonly unknown[]): readonly unknown[] {
  const common = [undefined, null, ...OTHER_TYPES, ...others]
  if (Array.isArray(value)) {
    const list: unknown[] = value
    const many = Array.from({ length: 150 }, (_, index) => {
      const one = at(list, index)
      const hasId = typeof one === 'object' && one !== null && 'id' in one
      return hasId ? { ...one, id: index + 1 } : one
    })
    return [
      ...common,
      [...list, ...list],
      list.toReversed(),
      Object.fromEntries(list.entries()),
      many,
    ]
  }
  if (typeof value === 'number') return [...common, ...ODD_NUMBERS]
  if (typeof value !== 'string') return common
  const time = TIME.test(value) ? Date.parse(value) : NaN
  if (Number.isNaN(time)) return [...common, ...ATTACKS]
  const shifted = SHIFTS.map((seconds) => new Date(time + seconds * 1_000).toISOString())
  return [...common, ...ODD_TIMES, ...shifted]
}
