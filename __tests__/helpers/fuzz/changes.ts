import { SECOND } from '../../../src/model/time.ts'
import { ODD_NUMBERS, ODD_TEXTS, ODD_TIMES, OTHER_TYPES, REFUSALS, SHIFTS } from './odd-values.ts'

/** A value in a response, or the whole response. */
export interface Place {
  readonly value: unknown
  /** Of a field; `undefined` in a list, and for the whole response. */
  readonly name: string | undefined
  readonly whole: boolean
}

interface Choice {
  /** One of some values. */
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value
  /** What fields of the same name are elsewhere in the response, the place itself among them. */
  readonly others: readonly [unknown, ...unknown[]]
}

interface Change {
  readonly fits: (place: Place) => boolean
  /** The new value; `undefined` takes the place away. */
  readonly change: (value: unknown, choice: Choice) => unknown
}

/** GitHub refuses the request in place of responding it. */
export class Refusal {
  readonly status: number

  constructor(status: number) {
    this.status = status
  }
}

const anything = () => true
const isText = ({ value }: Place) => typeof value === 'string'
const hasLines = ({ value }: Place) => typeof value === 'string' && value.includes('\n')
const isNumber = ({ value }: Place) => typeof value === 'number'
const isList = ({ value }: Place) => Array.isArray(value)
const isTime = ({ value }: Place) => typeof value === 'string' && !Number.isNaN(timeOf(value))

/** What may be wrong with a response, by a name for the table of what was tried. */
export const CHANGES = {
  removed: { fits: ({ whole }) => !whole, change: () => undefined },
  nulled: { fits: anything, change: () => null },
  retyped: { fits: anything, change: (_, { pick }) => pick(OTHER_TYPES) },
  emptied: { fits: anyOf(isList, isText), change: (value) => (Array.isArray(value) ? [] : '') },
  doubled: { fits: anyOf(isList, hasLines), change: (value) => joined(value, value) },
  huge: {
    fits: anyOf(isList, isText),
    change: (value) => (Array.isArray(value) ? many(value) : long(String(value))),
  },
  reversed: { fits: isList, change: (value) => asList(value).toReversed() },
  'an object': { fits: isList, change: (value) => Object.fromEntries(asList(value).entries()) },
  'odd number': { fits: isNumber, change: (_, { pick }) => pick(ODD_NUMBERS) },
  'odd text': {
    fits: isText,
    change: (value, { pick }) => {
      const [text, odd] = [String(value), pick(ODD_TEXTS)]
      return pick([odd, text + odd, odd + text])
    },
  },
  'odd time': { fits: isTime, change: (_, { pick }) => pick(ODD_TIMES) },
  'other time': {
    fits: isTime,
    change: (value, { pick }) => new Date(timeOf(value) + pick(SHIFTS) * SECOND).toISOString(),
  },
  'repeated id': {
    fits: ({ name }) => name === 'id' || name === 'job_id' || name === 'number',
    change: (_, { pick, others }) => pick(others),
  },
  'repeated name': {
    fits: ({ name }) => name === 'name',
    change: (_, { pick, others }) => pick(others),
  },
  'lost lines': {
    fits: hasLines,
    change: (value, { pick }) => spliced(value, pick, pick([1, 2, 5])),
  },
  'odd line': {
    fits: hasLines,
    change: (value, { pick }) => spliced(value, pick, 0, pick(ODD_TEXTS)),
  },
  refused: { fits: ({ whole }) => whole, change: (_, { pick }) => new Refusal(pick(REFUSALS)) },
} as const satisfies Record<string, Change>

export type ChangeName = keyof typeof CHANGES

function anyOf(...tests: readonly ((place: Place) => boolean)[]): Change['fits'] {
  return (place) => tests.some((test) => test(place))
}

/** Only of what is written like one. */
function timeOf(value: unknown): number {
  const text = String(value)
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN
}

function asList(value: unknown): readonly unknown[] {
  return value as readonly unknown[]
}

function joined(one: unknown, other: unknown): unknown {
  return Array.isArray(one) ? [...asList(one), ...asList(other)] : `${String(one)}${String(other)}`
}

const MANY = 150
const LONG = 20_000

/** Over and over, as other things where they have an id. */
function many(list: readonly unknown[]): readonly unknown[] {
  return list.length === 0
    ? []
    : Array.from({ length: MANY }, (_, at) => {
        const value = list[at % list.length]
        return typeof value === 'object' && value !== null && 'id' in value
          ? { ...value, id: at + 1 }
          : value
      })
}

function long(text: string): string {
  return text.padEnd(LONG, `${text} `)
}

function spliced(
  value: unknown,
  pick: Choice['pick'],
  lost: number,
  ...added: readonly string[]
): string {
  const lines = String(value).split('\n')
  return lines.toSpliced(pick([0, ...lines.keys()]), lost, ...added).join('\n')
}
