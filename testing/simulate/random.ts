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

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.whole(0, items.length - 1)] as T
}

/** Draws small values as often as large ones. */
export function logUniform(random: Random, least: number, most: number): number {
  return Math.exp(random.real(Math.log(least), Math.log(most)))
}

/** Draws from the standard normal distribution, by Box and Muller. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.real(0, 1)))
  return radius * Math.cos(2 * Math.PI * random.real(0, 1))
}
