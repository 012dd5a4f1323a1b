import fc from 'fast-check'
import type { Schema } from '../../../scripts/openapi/excerpt.ts'

/** Typical values of a field, by its name. */
export type TypicalValues = Readonly<Record<string, fc.Arbitrary<unknown>>>

const DAY = { min: new Date('2026-03-01T00:00:00Z'), max: new Date('2026-03-02T00:00:00Z') }

const anyTime = fc
  .date({ ...DAY, noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.\d+/, ''))

/** Returns values that a schema describes; mostly the typical ones, for fields that have them. */
export function fromSchema(
  schema: Schema,
  typical: TypicalValues,
  name = '',
): fc.Arbitrary<unknown> {
  const types = [schema.type ?? []].flat()
  const arbitrary = ofType(schema, types, { typical, name })
  return types.includes('null') ? fc.option(arbitrary, { nil: null, freq: 10 }) : arbitrary
}

interface Context {
  readonly typical: TypicalValues
  readonly name: string
}

function ofType(schema: Schema, types: readonly string[], context: Context): fc.Arbitrary<unknown> {
  const { anyOf, items = {}, properties } = schema
  const { typical, name } = context
  if (anyOf) return fc.oneof(...anyOf.map((one) => fromSchema(one, typical, name)))
  if (types.includes('array')) return fc.array(fromSchema(items, typical, name), { maxLength: 4 })
  if (properties) return ofObject(schema, typical)
  const plain = ofValue(schema, types)
  const own = typical[name]
  if (own === undefined) return plain
  return fc.oneof({ weight: 15, arbitrary: own }, { weight: 1, arbitrary: plain })
}

function ofObject({ properties = {}, required = [] }: Schema, typical: TypicalValues) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, fromSchema(field, typical, name)]),
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
  if (types.every((type) => type === 'null')) return fc.constant(null)
  if (!types.includes('string')) throw new Error(`no values for ${JSON.stringify(schema)}`)
  if (schema.format === 'date-time') return anyTime
  return schema.format === 'uri' ? fc.constant('https://github.com/octo-org') : fc.string()
}
