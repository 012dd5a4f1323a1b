/** The middle of the values, or the mean of the two in the middle; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted.at(-half - 1), sorted[half]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
