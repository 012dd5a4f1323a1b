import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inspect } from 'node:util'
import { replaceTexts } from '../../../src/github/errors/redact.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'

const hide = (text: string) => text.replaceAll('secret', '***')

/** A value with lists, objects, Maps and Sets, whose parts are shared, and which may contain itself. */
const anyValue = fc
  .record({
    texts: fc.array(fc.constantFrom('a', 'b', 'a secret', 'secret'), {
      minLength: 1,
      maxLength: 6,
    }),
    shapes: fc.array(
      fc.tuple(
        fc.constantFrom('list', 'object', 'map', 'keys', 'set', 'date', 'bytes'),
        fc.array(fc.nat(9), { maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    cycle: fc.option(fc.nat(7)),
  })
  .map(({ texts, shapes, cycle }) => {
    const made: unknown[] = [...texts]
    for (const [shape, picks] of shapes) {
      const parts = picks.map((pick) => made[pick % made.length])
      made.push(makers[shape](parts))
    }
    const root = { made, byIndex: new Map(made.entries()), self: undefined as unknown }
    const list = cycle === null ? undefined : made[cycle % made.length]
    if (Array.isArray(list)) list.push(root)
    if (cycle !== null && cycle % 2 === 0) root.self = root
    return root
  })

const makers = {
  list: (parts: unknown[]) => [...parts],
  object: (parts: unknown[]) => Object.fromEntries(parts.map((part, at) => [`key ${at}`, part])),
  map: (parts: unknown[]) => new Map(parts.map((part, at) => [at, part])),
  keys: (parts: unknown[]) => new Map(parts.map((part) => [part, 1])),
  set: (parts: unknown[]) => new Set(parts),
  date: () => new Date(0),
  bytes: () => Buffer.from('secret'),
}

/** Lists the texts that a value contains, and its objects. */
function visit(value: unknown, texts: string[] = [], objects = new Set<object>()) {
  if (typeof value === 'string') texts.push(value)
  if (typeof value !== 'object' || value === null || objects.has(value)) return { texts, objects }
  objects.add(value)
  if (value instanceof Map) for (const entry of value) visit([...entry], texts, objects)
  else if (Array.isArray(value) || value instanceof Set)
    for (const item of value as Iterable<unknown>) visit(item, texts, objects)
  else if (!(value instanceof Date) && !Buffer.isBuffer(value))
    for (const item of Object.values(value)) visit(item, texts, objects)
  return { texts, objects }
}

describe('replaceTexts', () => {
  it('changes each text, nothing in place, and copies what is shared once', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const before = inspect(value, { depth: Infinity })
        const changed = replaceTexts(value, hide)
        expect(inspect(value, { depth: Infinity })).toBe(before)
        const [old, now] = [visit(value), visit(changed)]
        expect(now.texts.some((text) => text.includes('secret'))).toBe(false)
        expect(now.texts.toSorted()).toEqual(old.texts.map(hide).toSorted())
        if (!old.texts.some((text) => text.includes('secret'))) expect(changed).toBe(value)
        if (value.self !== undefined) expect(changed.self).toBe(changed)
        // The same objects are the same ones afterwards.
        const same = (items: readonly unknown[]) => items.map((item) => items.indexOf(item))
        const parts = (items: readonly unknown[]) =>
          items.filter((item) => typeof item === 'object')
        expect(same(parts(changed.made))).toEqual(same(parts(value.made)))
        for (const item of value.made)
          if (item instanceof Date || Buffer.isBuffer(item)) expect(changed.made).toContain(item)
      }),
      fuzzOptions(250, 10_000),
    )
  })

  it('keeps a key that is no field of its own', () => {
    const value = JSON.parse('{"__proto__": {"a": "secret"}}') as object
    expect(JSON.stringify(replaceTexts(value, hide))).toBe('{"__proto__":{"a":"***"}}')
  })
})
