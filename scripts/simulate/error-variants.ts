import { readSections } from './failed-logs.ts'

/** An error as it stands in a log. */
export interface PlantedError {
  readonly name: string
  readonly lines: readonly string[]
}

const errors = readSections('variants')

/** Pairs of different errors that one word or number distinguishes, from `failed-logs/variants.txt`. */
export const errorVariants: readonly (readonly [PlantedError, PlantedError])[] = errors.flatMap(
  (one, at) => {
    const other = errors[at + 1]
    return at % 2 === 1 || other === undefined ? [] : [[one, other] as const]
  },
)
