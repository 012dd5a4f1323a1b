/**
 * Makes a function that remembers what a pure function gave: the names and times of a large run
 * repeat thousands of times, and looking one up costs less than making it again.
 *
 * @param most so many answers are kept before it begins anew
 */
export function memoize<Input, Output>(
  compute: (input: Input) => Output,
  most = 5_000,
): (input: Input) => Output {
  const known = new Map<Input, Output>()
  return (input) => {
    const remembered = known.get(input)
    if (remembered !== undefined) return remembered
    if (known.size >= most) known.clear()
    const output = compute(input)
    known.set(input, output)
    return output
  }
}
