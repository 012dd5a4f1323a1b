/**
 * Reads the values of a command file such as `GITHUB_OUTPUT`: lines `name=value`, and
 * `name<<delimiter` followed by the value and a line that is the delimiter.
 *
 * Strict as the runner is, which fails the step for what throws here:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
export function readCommandFile(text: string): Record<string, string> {
  const lines = text.split('\n')
  // What follows the last line end is a line only when there is something.
  if (lines.at(-1) === '') lines.pop()

  const values = new Map<string, string>()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const { name, value, delimiter } = splitLine(line)
    if (delimiter === undefined) {
      values.set(name, value)
      continue
    }
    const end = lines.indexOf(delimiter, at + 1)
    if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    values.set(name, lines.slice(at + 1, end).join('\n'))
    at = end
  }
  // A plain object by way of entries, so that `__proto__` is a name like any other.
  return Object.fromEntries(values)
}

function splitLine(line: string): { name: string; value: string; delimiter?: string } {
  const equals = line.indexOf('=')
  const heredoc = line.indexOf('<<')
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    const name = line.slice(0, equals)
    if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`)
    return { name, value: line.slice(equals + 1) }
  }
  if (heredoc < 0) throw new Error(`Invalid format '${line}'`)
  const name = line.slice(0, heredoc)
  const delimiter = line.slice(heredoc + 2)
  if (name === '' || delimiter === '') {
    throw new Error(`Invalid format '${line}'. Name and delimiter must not be empty`)
  }
  return { name, value: '', delimiter }
}
