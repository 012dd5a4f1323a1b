/**
 * Returns a value with all its texts changed, and those that are keys. An object without such a text stays the same, and
 * one that several share is still shared.
 */
export function replaceTexts<Value>(value: Value, change: (text: string) => string): Value {
  const seen = new Map<object, unknown>()
  const map = (item: unknown): unknown => {
    if (typeof item === 'string') return change(item)
    if (typeof item !== 'object' || item === null) return item
    const known = seen.get(item)
    if (known !== undefined) return known
    const mapped = mapItems(item, map)
    seen.set(item, mapped)
    return mapped
  }
  return map(value) as Value
}

function mapItems(item: object, map: (value: unknown) => unknown): unknown {
  const isSame = (values: readonly unknown[], mapped: readonly unknown[]): boolean =>
    values.every((value, at) => value === mapped[at])
  if (Array.isArray(item) || item instanceof Set) {
    const values: readonly unknown[] = [...(item as Iterable<unknown>)]
    const mapped = values.map(map)
    if (isSame(values, mapped)) return item
    return Array.isArray(item) ? mapped : new Set(mapped)
  }
  const isMap = item instanceof Map
  const prototype: unknown = Object.getPrototypeOf(item)
  // Bytes, dates and the like have no texts.
  if (!isMap && prototype !== Object.prototype && prototype !== null) return item
  const entries: [unknown, unknown][] = isMap ? [...item] : Object.entries(item)
  const mapped = entries.map(([key, value]): [string, unknown] => [map(key) as string, map(value)])
  if (isSame(entries.flat(), mapped.flat())) return item
  return isMap ? new Map(mapped) : Object.fromEntries(mapped)
}
