/** A header lists the script, or the inputs of the action. */
export type HeaderForm = 'script' | 'action'

/** Position in a header; `list` is within the inputs or the environment. */
type HeaderPosition = 'outside' | 'top' | 'script' | 'shell' | 'list'

/** The lines that may follow each position, in the order in which the runner writes them. */
const NEXT: Readonly<
  Record<Exclude<HeaderPosition, 'outside'>, readonly (readonly [RegExp, HeaderPosition])[]>
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
 * Recognises the lines of a header by their form, which a program's group of the same name lacks. The runner writes it:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
export function headerReader() {
  let position: HeaderPosition = 'outside'
  return {
    /** Begins a header: a group named `Run ...`. */
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
      const next = nextPosition(position, line)
      position = next ?? 'outside'
      return next !== undefined
    },
  }
}

/** Returns the form of a header by its second line; `undefined` if the runner writes no such line. */
export function formOf(line: string): HeaderForm | undefined {
  const position = nextPosition('top', line)
  return position && (position === 'script' || position === 'shell' ? 'script' : 'action')
}

function nextPosition(position: keyof typeof NEXT, line: string): HeaderPosition | undefined {
  return NEXT[position].find(([pattern]) => pattern.test(line))?.[1]
}
