/** Position in a header; `list` is within the inputs or the environment. */
type Position = 'outside' | 'top' | 'script' | 'shell' | 'list'

/** The lines that may follow each position, in the order in which the runner writes them. */
const NEXT: Readonly<
  Record<Exclude<Position, 'outside'>, readonly (readonly [RegExp, Position])[]>
> = {
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
 * Returns a reader of the headers that the runner writes. It recognises their lines by their form, which
 * a program's group of the same name lacks:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
export function headerReader() {
  let position: Position = 'outside'
  return {
    /** A group named `Run ...` has begun. */
    start(): void {
      position = 'top'
    },
    /** Whether the next line may be part of a header. */
    isOpen: () => position !== 'outside',
    /**
     * Whether this line is part of the header.
     *
     * @param line its raw text, with colours but without its time
     * @param timed whether the line has a time; the further lines of an input or a variable have none
     */
    accepts(line: string, timed: boolean): boolean {
      if (position === 'outside') return false
      if ((!timed && position !== 'top') || line.startsWith('##[debug]')) return true
      const next = NEXT[position].find(([pattern]) => pattern.test(line))
      position = next?.[1] ?? 'outside'
      return next !== undefined
    },
  }
}
