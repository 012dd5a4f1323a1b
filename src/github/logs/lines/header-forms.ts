/** A header lists the script, or the inputs of the action. */
export type HeaderForm = 'script' | 'action'

/** Position in a header; `list` is within the inputs or the environment. */
export type HeaderPosition = 'outside' | 'top' | 'script' | 'shell' | 'list'

/**
 * The lines that may follow each position, in the order in which the runner writes them. A program's group of the
 * same name lacks them:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
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

/** Returns the form of a header by its second line; `undefined` if the runner writes no such line. */
export function formOf(line: string): HeaderForm | undefined {
  const position = nextPosition('top', line)
  return position && (position === 'script' || position === 'shell' ? 'script' : 'action')
}

/** Returns the position of the line after one in a header; `undefined` if the runner writes no such line there. */
export function nextPosition(
  position: keyof typeof NEXT,
  line: string,
): HeaderPosition | undefined {
  return NEXT[position].find(([pattern]) => pattern.test(line))?.[1]
}
