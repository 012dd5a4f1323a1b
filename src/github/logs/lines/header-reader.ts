/** Recognizes the lines of a header by their form: a program's group of the same name has none of it. */
interface HeaderReader {
  /** A group named `Run ...` has begun. */
  readonly start: () => void
  /** Whether the next line may be part of a header. */
  readonly isOpen: () => boolean
  /**
   * Whether this line is part of the header.
   *
   * @param line its raw text, with colours and without its time
   * @param timed whether the line has a time; the further lines of an input or a variable do not
   */
  readonly accepts: (line: string, timed: boolean) => boolean
}

/** `script` and `list`: within the script; within the inputs or the environment. */
type Place = 'outside' | 'top' | 'script' | 'shell' | 'list'

/** What may follow each place, in the order in which the runner writes it. */
const NEXT: Readonly<Record<Exclude<Place, 'outside'>, readonly (readonly [RegExp, Place])[]>> = {
  top: [
    // eslint-disable-next-line no-control-regex -- the runner writes scripts in bright cyan
    [/^\u001B\[36;1m/, 'script'],
    [/^shell: /, 'shell'],
    [/^(?:with|env):$/, 'list'],
    [/^##\[endgroup\]$/, 'outside'],
  ],
  script: [
    // eslint-disable-next-line no-control-regex -- see above
    [/^\u001B\[36;1m/, 'script'],
    [/^shell: /, 'shell'],
  ],
  shell: [
    [/^env:$/, 'list'],
    [/^##\[endgroup\]$/, 'outside'],
  ],
  list: [
    [/^ {2}\S[^:]*: ?/, 'list'],
    [/^env:$/, 'list'],
    [/^##\[endgroup\]$/, 'outside'],
  ],
}

/**
 * Returns a reader of the headers that the runner writes:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
export function headerReader(): HeaderReader {
  let place: Place = 'outside'
  return {
    start() {
      place = 'top'
    },
    isOpen: () => place !== 'outside',
    accepts(line, timed) {
      if (place === 'outside') return false
      if ((!timed && place !== 'top') || line.startsWith('##[debug]')) return true
      const next = NEXT[place].find(([pattern]) => pattern.test(line))
      place = next?.[1] ?? 'outside'
      return next !== undefined
    },
  }
}
