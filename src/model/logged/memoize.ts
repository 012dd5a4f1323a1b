const MAX_RESULTS = 5_000

/** Returns a function that computes a value when it is first needed, and once. */
export function once<Value>(compute: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: compute() }).value
}

/**
 * Caches the results of a pure function. Names and times repeat thousands of times in a large run:
 * summary and JSON of 1,000 jobs with 50 steps take 124 ms of CPU time, and 206 ms without caches.
 *
 * @param maxResults how many are kept; a full cache is cleared
 */
export function memoize<Input, Output>(
  compute: (input: Input) => Output,
  maxResults = MAX_RESULTS,
): (input: Input) => Output {
  const cache = new Map<Input, Output>()
  return (input) => {
    const cached = cache.get(input)
    if (cached !== undefined) return cached
    if (cache.size >= maxResults) cache.clear()
    const output = compute(input)
    cache.set(input, output)
    return output
  }
}
