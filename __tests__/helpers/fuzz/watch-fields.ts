/** Returns the same value; reports the name of each field that is read, present or not. */
export function watchFields<Value>(value: Value, seen: (name: string) => void): Value {
  if (typeof value !== 'object' || value === null) return value
  const report = (key: string | symbol) => {
    if (typeof key === 'string' && !Array.isArray(value)) seen(key)
  }
  return new Proxy(value, {
    get(target, key, receiver) {
      report(key)
      return watchFields(Reflect.get(target, key, receiver) as unknown, seen)
    },
    has(target, key) {
      report(key)
      return Reflect.has(target, key)
    },
  })
}
