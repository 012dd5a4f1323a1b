import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { mersenne } from 'pure-rand/generator/mersenne'

/** Draws that are the same for the same seed on every machine. */
export interface Random {
  /** From `least` to `most`. */
  readonly real: (least: number, most: number) => number
  /** From `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly shuffle: <T>(items: readonly T[]) => T[]
}

export function seededRandom(seed: number): Random {
  const generator = mersenne(seed)
  const draw = () => uniformFloat64(generator)
  const real = (least: number, most: number) => least + draw() * (most - least)
  return {
    real,
    whole: (least, most) => Math.floor(real(least, most + 1)),
    chance: (probability) => draw() < probability,
    shuffle: (items) =>
      items
        .map((item) => ({ item, at: draw() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
  }
}
