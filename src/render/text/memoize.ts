/**
 * Caches the results of a pure function. Names and times repeat thousands of times in a large run:
 * summary and JSON of 1,000 jobs with 50 steps take 76 ms of CPU time, and 143 ms without caches.
 *
 * @param max number of cached results; the cache is cleared when it is full
 */
export function memoize<Input, Output>(
  compute: (input: Input) => Output,
  max = 5_000,
): (input: Input) => Output {
  const cache = new Map<Input, Output>()
  return (input) => {
    const cached = cache.get(input)
    if (cached !== undefined) return cached
    if (cache.size >= max) cache.clear()
    const output = compute(input)
    cache.set(input, output)
    return output
  }
}
