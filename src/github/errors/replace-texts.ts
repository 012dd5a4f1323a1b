/** Changes a text, or returns the same. */
type Change = (text: string) => string

/**
 * Returns a value with all its texts changed, and those that are keys. Nothing is changed in place: an object with such a
 * text, or with an object that has one, is copied once, so that it is still shared, and may contain itself.
 *
 * @param minLength of a text that changes
 */
export function replaceTexts<Value>(value: Value, change: Change, minLength = 0): Value {
  if (typeof value === 'string') return change(value) as Value & string
  const isChanged = (item: unknown) => typeof item === 'string' && change(item) !== item
  const objects = objectsOf(value, isChanged, minLength)
  // Nearly always, nothing is found, and nothing has to be copied.
  if (objects === undefined) return value
  const changed = new Set<unknown>()
  let size: number
  do {
    size = changed.size
    for (const object of objects) {
      const isPart = (item: unknown) => isChanged(item) || changed.has(item)
      if ([...itemsOf(object)].some(isPart)) changed.add(object)
    }
  } while (changed.size > size)
  const copies = new Map<object, object>()
  const copy = (item: unknown): unknown => {
    if (typeof item === 'string') return change(item)
    if (typeof item !== 'object' || item === null || !changed.has(item)) return item
    const known = copies.get(item)
    if (known !== undefined) return known
    const empty = emptyLike(item)
    copies.set(item, empty)
    fill(empty, item, copy)
    return empty
  }
  return copy(value) as Value
}

/** Lists the objects that a value contains; `undefined` if no text in them changes. */
function objectsOf(
  value: unknown,
  isChanged: (text: string) => boolean,
  minLength: number,
): ReadonlySet<object> | undefined {
  const objects = new Set<object>()
  const state = { isFound: false }
  const visit = (item: unknown): void => {
    if (typeof item === 'object' && item !== null) objects.add(item)
    else if (typeof item === 'string' && item.length >= minLength) state.isFound ||= isChanged(item)
  }
  visit(value)
  // The iteration includes the objects that it adds.
  for (const object of objects) {
    if (Array.isArray(object)) object.forEach(visit)
    else if (isPlain(object))
      // The fastest way to visit each field, which is most of the time that this takes.
      for (const key in object) {
        visit(key)
        visit((object as Record<string, unknown>)[key])
      }
    else for (const item of itemsOf(object)) visit(item)
  }
  return state.isFound ? objects : undefined
}

function isPlain(item: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(item)
  return prototype === Object.prototype || prototype === null
}

/** Lists what an object contains, with keys that can be texts. Bytes, dates and the like have no texts. */
function* itemsOf(item: object): Generator {
  if (Array.isArray(item) || item instanceof Set) yield* item as Iterable<unknown>
  else if (item instanceof Map) for (const entry of item) yield* entry
  else if (isPlain(item)) for (const entry of Object.entries(item)) yield* entry
}

function emptyLike(item: object): object {
  if (Array.isArray(item)) return []
  if (item instanceof Set) return new Set()
  return item instanceof Map ? new Map() : {}
}

function fill(target: object, source: object, copy: (item: unknown) => unknown): void {
  if (Array.isArray(target))
    for (const item of source as readonly unknown[]) target.push(copy(item))
  else if (target instanceof Set) for (const item of source as Set<unknown>) target.add(copy(item))
  else if (target instanceof Map)
    for (const [key, value] of source as Map<unknown, unknown>) target.set(copy(key), copy(value))
  else
    for (const [key, value] of Object.entries(source)) {
      // A key such as `__proto__` cannot be assigned.
      const field = { value: copy(value), writable: true, enumerable: true, configurable: true }
      Object.defineProperty(target, copy(key) as string, field)
    }
}
