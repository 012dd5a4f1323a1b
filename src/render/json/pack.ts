/** A JSON value. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The values that one field has in consecutive objects:
 *
 * - `same`: a value and how often it occurs.
 * - `times`: differences of ISO 8601 times in a unit of so many milliseconds, the first from 1970.
 * - `whole`: differences of whole numbers, the first from 0.
 * - `words`: the different texts and the index of each value.
 * - `tails`: what all texts start with, and the rest of each.
 * - `lists`: the length of each array, and the items of all.
 * - `objects`: the keys of all objects, and a column for each.
 * - `values`: each value as it is.
 *
 * In the first five, `null` stays `null`.
 */
export type Column =
  | readonly ['same', Json, number]
  | readonly ['times', number, ...(number | null)[]]
  | readonly ['whole', ...(number | null)[]]
  | readonly ['words', readonly string[], ...(number | null)[]]
  | readonly ['tails', string, ...(string | null)[]]
  | readonly ['lists', readonly number[], Column]
  | readonly ['objects', number, readonly string[], ...(Column | SomeColumn)[]]
  | readonly ['values', ...Json[]]

type SomeColumn = readonly ['some', readonly number[], Column]

/**
 * Returns values as columns, which take a tenth of the space: a run of 5,000 jobs has 60,000 steps of
 * the same fields and with few different names. `unpack` returns equal values.
 */
export function pack(values: readonly Json[]): Column {
  const [first] = values
  if (first === undefined) return ['values']
  if (values.every(isList)) {
    return ['lists', values.map(({ length }) => length), pack(values.flat(1))]
  }
  if (values.every(isObject)) return packObjects(values)
  if (values.every((value) => value === first)) return ['same', first, values.length]
  if (values.every(isTextOrNull)) return packTexts(values)
  if (values.every(isWholeOrNull)) return ['whole', ...differences(values, 1)]
  return ['values', ...values]
}

/** A key that some objects lack has the column `some`: the rows that have it, and their values. */
function packObjects(objects: readonly Readonly<Record<string, Json>>[]): Column {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const columns = keys.map((key): Column | SomeColumn => {
    const rows = objects.flatMap((object, row) => (Object.hasOwn(object, key) ? [row] : []))
    const column = pack(rows.map((row) => objects[row]?.[key] ?? null))
    return rows.length === objects.length ? column : ['some', rows, column]
  })
  return ['objects', objects.length, keys, ...columns]
}

function packTexts(texts: readonly (string | null)[]): Column {
  const times = texts.map((text) => (text === null ? null : Date.parse(text)))
  if (times.every((time, index) => time === null || timeText(time) === texts[index])) {
    const unit = times.every((time) => time === null || time % 1_000 === 0) ? 1_000 : 1
    return ['times', unit, ...differences(times, unit)]
  }
  const words = [...new Set(texts)].filter((text) => text !== null)
  if (words.length <= texts.length / 2) {
    const indexes = new Map(words.map((word, index) => [word, index]))
    return [
      'words',
      words,
      ...texts.map((text) => (text === null ? null : (indexes.get(text) ?? null))),
    ]
  }
  const start = commonStart(words)
  return ['tails', start, ...texts.map((text) => text?.slice(start.length) ?? null)]
}

/** Returns the values of a column. */
export function unpack(column: Column): Json[] {
  switch (column[0]) {
    case 'same': {
      const [, value, count] = column
      return Array.from({ length: count }, () => value)
    }
    case 'times': {
      const [, unit, ...steps] = column
      return sums(steps).map((time) => (time === null ? null : timeText(time * unit)))
    }
    case 'whole':
      return sums(column.slice(1) as (number | null)[])
    case 'words': {
      const [, words, ...indexes] = column
      return indexes.map((index) => (index === null ? null : (words[index] ?? null)))
    }
    case 'tails': {
      const [, start, ...tails] = column
      return tails.map((tail) => (tail === null ? null : start + tail))
    }
    case 'lists': {
      const [, lengths, items] = column
      const all = unpack(items)
      let end = 0
      return lengths.map((length) => all.slice(end, (end += length)))
    }
    case 'objects': {
      const [, count, keys, ...columns] = column
      const objects = Array.from({ length: count }, (): Record<string, Json> => ({}))
      keys.forEach((key, index) => {
        setField(objects, key, columns[index] ?? ['values'])
      })
      return objects
    }
    case 'values':
      return column.slice(1)
  }
}

/** Sets a field in all objects, or in those that have it. */
function setField(
  objects: readonly Record<string, Json>[],
  key: string,
  column: Column | SomeColumn,
): void {
  const rows = column[0] === 'some' ? column[1] : undefined
  const values = unpack(column[0] === 'some' ? column[2] : column)
  values.forEach((value, index) => {
    const object = objects[rows?.[index] ?? index]
    if (object === undefined) return
    // An assignment to this key would set the prototype.
    if (key === '__proto__') Object.defineProperty(object, key, { value, ...OWN_FIELD })
    else object[key] = value
  })
}

const OWN_FIELD = { configurable: true, enumerable: true, writable: true } as const

function differences(values: readonly (number | null)[], unit: number): (number | null)[] {
  let last = 0
  return values.map((value) => {
    if (value === null) return null
    const step = (value - last) / unit
    last = value
    return step
  })
}

function sums(steps: readonly (number | null)[]): (number | null)[] {
  let sum = 0
  return steps.map((step) => (step === null ? null : (sum += step)))
}

/** Returns a time as the report writes it; `null` if it is not one. */
function timeText(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z')
}

function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length
  for (const text of others) {
    while (!text.startsWith(first.slice(0, length))) length--
  }
  return first.slice(0, length)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !isList(value)
}

function isTextOrNull(value: Json): value is string | null {
  return value === null || typeof value === 'string'
}

/** Differences of larger numbers would not be exact. */
const MAX_WHOLE = Number.MAX_SAFE_INTEGER / 2

function isWholeOrNull(value: Json): value is number | null {
  return value === null || (Number.isInteger(value) && Math.abs(Number(value)) <= MAX_WHOLE)
}
