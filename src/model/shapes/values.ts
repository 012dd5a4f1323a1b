import * as z from 'zod'
import { WORST_FIRST } from '../conclusion.ts'
import { SCHEMA_VERSION } from '../schema-version.ts'
import type { Some } from '../some.ts'
import { SECOND } from '../time.ts'

export const Id = z.int().min(0).meta({
  id: 'Id',
  description: 'A number that JSON carries exactly.',
})

export const Count = z.int().min(0).meta({ id: 'Count', description: 'A whole number.' })

export const Flag = z.boolean()

/** Any text, also none. */
export const AnyText = z.string()

export const Ordinal = z.int().min(1).meta({
  id: 'Ordinal',
  description: 'A whole number above 0.',
})

/** Read in milliseconds, as in the model. */
export const Seconds = z
  .number()
  .min(0)
  .meta({ id: 'Seconds', description: 'Seconds with at most three decimals, never negative.' })
  .transform(toMilliseconds)

export const Difference = z
  .number()
  .meta({ id: 'Difference', description: 'Seconds with at most three decimals.' })
  .transform(toMilliseconds)

/** Read as an `Instant`. */
export const Time = z
  .string()
  .refine((text) => text.endsWith('Z') && !Number.isNaN(Date.parse(text)), {
    error: 'expected an ISO 8601 time in UTC',
  })
  .meta({
    id: 'Time',
    description: 'An ISO 8601 time in UTC.',
    format: 'date-time',
    pattern: 'Z$',
  })
  .transform((text) => Date.parse(text))

export const Url = z.url({ protocol: /^https?$/, error: 'expected a URL' }).meta({
  id: 'Url',
  description: 'URL of a page.',
})

export const Text = z.string().min(1).meta({
  id: 'Text',
  description: 'Text as GitHub shows it.',
})

const NAMED = WORST_FIRST.filter((conclusion) => conclusion !== 'unknown')
  .map((conclusion) => `\`${conclusion}\``)
  .join(', ')

export const Conclusion = z
  .string()
  .min(1)
  .meta({
    id: 'Conclusion',
    description: `GitHub's conclusion: ${NAMED}, or one that GitHub adds later; \`unknown\` if it finished and GitHub does not say how.`,
  })

export const Counts = z.record(z.string(), Ordinal).meta({
  id: 'Counts',
  description:
    'How many finished jobs have each conclusion, the worst first. The job that reports counts if it has failed.',
})

export const Repository = z.string().regex(/^[^/]+\/[^/]+$/)

/** The current version of the report: another version needs other readers. */
export const Version = z
  .literal(SCHEMA_VERSION)
  .describe('Changes if readers of the report have to change. New fields do not change it.')

/** Returns an object that the schema has under a name. */
export function shape<Fields extends z.ZodRawShape>(
  id: string,
  description: string,
  fields: Fields,
) {
  return z.object(fields).meta({ id, description })
}

/** Fields that the model has of a shape. */
export type FieldsOf<Shape extends z.ZodType> = WithoutUnits<z.output<Shape>>

/** Durations are in milliseconds, so their names lack the unit. */
export type WithoutUnits<Value> = Value extends readonly unknown[]
  ? { readonly [Index in keyof Value]: WithoutUnits<Value[Index]> }
  : Value extends object
    ? {
        readonly [
          Name in keyof Value as Name extends `${infer Time}Seconds` ? Time : Name
        ]: WithoutUnits<Value[Name]>
      }
    : Value

/** Returns a list that is not changed. */
export function list<Item extends z.ZodType>(item: Item, description?: string) {
  return described(z.array(item).readonly(), description)
}

/** Returns a list that is read as empty if an older report lacks it. */
export function emptyByDefault<Item extends z.ZodType>(item: Item, description: string) {
  return list(item).default([]).describe(description)
}

/** Returns a list with at least one item. */
export function listOfSome<Item extends z.ZodType>(item: Item, description: string) {
  return z
    .array(item)
    .min(1)
    .readonly()
    .transform((items) => items as unknown as Some<z.output<Item>>)
    .describe(description)
}

/** Returns a choice of names. */
export function choice<const Name extends string>(names: readonly Name[], description?: string) {
  return described(z.enum(names), description)
}

/** Returns a choice of names, each of which the schema describes. */
export function oneOf<Name extends string>(meanings: Readonly<Record<Name, string>>) {
  const names = Object.keys(meanings) as [Name, ...Name[]]
  return z.enum(names).describe(names.map((name) => `\`${name}\`: ${meanings[name]}.`).join(' '))
}

/** Returns a value that is `null` in JSON and read as `undefined` if it is unknown. */
export function orNull<Value extends z.ZodType>(value: Value, description?: string) {
  return described(
    z.nullable(value).transform((found): z.output<Value> | undefined => found ?? undefined),
    description,
  )
}

/** Returns the same for a field that an older report can lack. */
export function nullByDefault<Value extends z.ZodType>(value: Value, description?: string) {
  return described(orNull(value).prefault(null), description)
}

/** Returns a shape with what it says, unless its name says that. */
function described<Shape extends z.ZodType>(value: Shape, description: string | undefined) {
  return description === undefined ? value : value.describe(description)
}

/** Above any duration of a run; a longer one has so many digits that GitHub would link it as a commit. */
const MAX_SECONDS = 1_000_000_000

function toMilliseconds(seconds: number): number {
  return Math.round(Math.max(-MAX_SECONDS, Math.min(seconds, MAX_SECONDS)) * SECOND)
}
