/** A header lists the script, or the inputs of the action. */
export type HeaderForm = 'script' | 'action'

/** Position in a header; `list` is within the inputs or the environment. */
export type HeaderPosition = 'outside' | 'top' | 'script' | 'shell' | 'list'

type Follower = readonly [line: RegExp, position: HeaderPosition]

// eslint-disable-next-line no-control-regex -- the runner writes scripts in bright cyan
const SCRIPT: Follower = [/^\u001B\[36;1m/, 'script']
const SHELL: Follower = [/^shell: /, 'shell']
const VARIABLES: Follower = [/^env:$/, 'list']
const END: Follower = [/^##\[endgroup\]$/, 'outside']

/**
 * The lines that may follow each position, in the order in which the runner writes them. A program's group of the
 * same name lacks them:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
const NEXT: Readonly<Record<Exclude<HeaderPosition, 'outside'>, readonly Follower[]>> = {
  top: [SCRIPT, SHELL, VARIABLES, [/^with:$/, 'list'], END],
  script: [SCRIPT, SHELL],
  shell: [VARIABLES, END],
  list: [[/^ {2}\S[^:]*: ?/, 'list'], VARIABLES, END],
}

/** Returns the form of a header by its second line; `undefined` if the runner writes no such line. */
export function headerFormOf(line: string): HeaderForm | undefined {
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
