import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { mersenne } from 'pure-rand/generator/mersenne'

/** Draws that are the same for the same seed on every machine. */
export type Random = ReturnType<typeof seededRandom>

export function seededRandom(seed: number) {
  const generator = mersenne(seed)
  const draw = () => uniformFloat64(generator)
  const real = (least: number, most: number) => least + draw() * (most - least)
  return {
    real,
    /** From `least` to `most`, both included. */
    whole: (least: number, most: number) => Math.floor(real(least, most + 1)),
    chance: (probability: number) => draw() < probability,
    shuffle: <Item>(items: readonly Item[]) =>
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
