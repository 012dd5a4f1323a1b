/** The same value, which tells the name of each field that is looked at in it, there or not. */
export function watchFields<Value>(value: Value, seen: (name: string) => void): Value {
  if (typeof value !== 'object' || value === null) return value
  const told = (key: string | symbol) => {
    if (typeof key === 'string' && !Array.isArray(value)) seen(key)
  }
  return new Proxy(value, {
    get(target, key, receiver) {
      told(key)
      return watchFields(Reflect.get(target, key, receiver) as unknown, seen)
    },
    has(target, key) {
      told(key)
      return Reflect.has(target, key)
    },
  })
}
