import fc from 'fast-check'
import type { Schema } from '../../../scripts/openapi/excerpt.ts'

/** What is usual for the values of a field, by its name. */
export type TypicalValues = Readonly<Record<string, fc.Arbitrary<unknown>>>

const DAY = { min: new Date('2026-03-01T00:00:00Z'), max: new Date('2026-03-02T00:00:00Z') }

const anyTime = fc
  .date({ ...DAY, noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.\d+/, ''))

/** Values that a schema describes; those of a field with a usual value have it most of the time. */
export function fromSchema(schema: Schema, usual: TypicalValues, name = ''): fc.Arbitrary<unknown> {
  const types = [schema.type ?? []].flat()
  const arbitrary = ofType(schema, types, { usual, name })
  return types.includes('null') ? fc.option(arbitrary, { nil: null, freq: 10 }) : arbitrary
}

interface Context {
  readonly usual: TypicalValues
  readonly name: string
}

function ofType(schema: Schema, types: readonly string[], context: Context): fc.Arbitrary<unknown> {
  const { anyOf, items = {}, properties } = schema
  const { usual, name } = context
  if (anyOf) return fc.oneof(...anyOf.map((one) => fromSchema(one, usual, name)))
  if (types.includes('array')) return fc.array(fromSchema(items, usual, name), { maxLength: 4 })
  if (properties) return ofObject(schema, usual)
  const plain = ofValue(schema, types)
  const own = usual[name]
  if (own === undefined) return plain
  return fc.oneof({ weight: 15, arbitrary: own }, { weight: 1, arbitrary: plain })
}

function ofObject({ properties = {}, required = [] }: Schema, usual: TypicalValues) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, fromSchema(field, usual, name)]),
  )
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(fields) },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [...required] }) },
  )
}

function ofValue(schema: Schema, types: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (types.includes('integer')) return schema.format === 'int64' ? fc.maxSafeNat() : fc.nat()
  if (types.includes('boolean')) return fc.boolean()
  if (!types.includes('string')) throw new Error(`no values for ${JSON.stringify(schema)}`)
  if (schema.format === 'date-time') return anyTime
  return schema.format === 'uri' ? fc.constant('https://github.com/octo-org') : fc.string()
}
