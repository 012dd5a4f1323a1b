import type { RawLine } from './split-lines.ts'

/** What a line says about the steps of its job. */
export type Clue =
  /** A group named `Run ...`. Its form is known if its next line is one that the runner writes there. */
  | { readonly kind: 'header'; readonly name: string; readonly form: HeaderForm | undefined }
  /** A line that the runner writes in one kind of step only; `steps` matches the names of those. */
  | { readonly kind: 'runner'; readonly steps: RegExp }
  /** The first line of a step that cleans up after an action. */
  | { readonly kind: 'cleanup' }
  /** The shell of a script in a header. Composite actions have to name theirs. */
  | { readonly kind: 'shell'; readonly byDefault: boolean }
  /** The last line of `Set up job`. */
  | { readonly kind: 'set-up' }
  /** A local composite action downloads the actions that it uses before it writes its header. */
  | { readonly kind: 'preparation' }
  /** A step that waits for steps in the background, or cancels them. */
  | { readonly kind: 'wait' }
  /** With debug logging, the runner names the step. */
  | { readonly kind: 'named'; readonly name: string }
  /** `exit`: the last line of a script that failed. `unstarted`: the step failed before its header. */
  | { readonly kind: 'error'; readonly exit: boolean; readonly unstarted: boolean }
  /** The start and the end of a step within a composite action. */
  | { readonly kind: 'start-action'; readonly id: string }
  | { readonly kind: 'end-action'; readonly id: string; readonly failed: boolean }

/** A script is listed in its header, the inputs of an action are. */
type HeaderForm = 'script' | 'action'

/** Far more than a line needs to be recognized. */
const MAX_CLUE_BYTES = 1_200

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs and its neighbours */
const RUNNER_LINES: readonly (readonly [line: RegExp, steps: RegExp])[] = [
  [/^Current runner version: '/, /^Set up job$/],
  [/^A job (?:started|completed) hook has been configured by /, /^(?:Set up|Complete) runner$/],
  [/^##\[group\]Checking docker version$/, /^Initialize containers$/],
  [/^##\[group\]Pull down action image '/, /^Pull /],
  [/^##\[group\]Build container for action use: '/, /^Build /],
  [/^(?:Print service container logs|Stop and remove container): /, /^Stop containers$/],
  [
    /^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,
    /^Complete job$/,
  ],
]

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/BackgroundStepCoordinator.cs */
const WAIT =
  /^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/

/** The default of `run` on Linux and macOS; `shell: bash` has more arguments. */
const DEFAULT_SHELL = /^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/

const GROUP = '##[group]'
const EXIT = /^Process completed with exit code \d{1,10}\.$/
const UNSTARTED =
  /^(?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/
const NAMED = /^##\[debug\](?:Evaluating condition for step: '(.+)'|Starting: (.+))$/
const START_ACTION = /^##\[start-action (?:.*;)?id=([^;\]]*)\]$/
const END_ACTION = /^##\[end-action id=([^;\]]*);(?:.*;)?conclusion=(\w+)[;\]]/
/** The runner writes scripts in bright cyan. */
const SCRIPT_COLOUR = '\u001B[36;1m'

/**
 * Reads what a line says about steps; `undefined` for most lines.
 *
 * @param textAt where its text begins
 * @param next the text of the line after it
 */
export function readClue({ bytes }: RawLine, textAt: number, next = ''): Clue | undefined {
  const line = textOf(bytes, textAt)
  if (line.startsWith(`${GROUP}Run `)) {
    return { kind: 'header', name: line.slice(GROUP.length), form: readForm(next) }
  }
  const runner = RUNNER_LINES.find(([pattern]) => pattern.test(line))
  if (runner !== undefined) return { kind: 'runner', steps: runner[1] }
  if (line === 'Prepare all required actions') return { kind: 'preparation' }
  if (line === 'Post job cleanup.') return { kind: 'cleanup' }
  if (line.startsWith('Complete job name: ')) return { kind: 'set-up' }
  if (line.startsWith('shell: ')) return { kind: 'shell', byDefault: DEFAULT_SHELL.test(line) }
  if (WAIT.test(line)) return { kind: 'wait' }
  return line.startsWith('##[') ? readTag(line) : undefined
}

/** Returns the text of a line as far as clues need it. */
export function textOf(bytes: Buffer, textAt: number): string {
  return bytes.toString('utf8', textAt, textAt + MAX_CLUE_BYTES).replace(/\r$/, '')
}

function readTag(line: string): Clue | undefined {
  if (line.startsWith('##[error]')) {
    const text = line.slice('##[error]'.length)
    return { kind: 'error', exit: EXIT.test(text), unstarted: UNSTARTED.test(text) }
  }
  const [, evaluated, started] = NAMED.exec(line) ?? []
  const name = evaluated ?? started
  if (name !== undefined) return { kind: 'named', name }
  const [, startId] = START_ACTION.exec(line) ?? []
  if (startId !== undefined) return { kind: 'start-action', id: startId }
  const [, endId, conclusion] = END_ACTION.exec(line) ?? []
  if (endId === undefined) return undefined
  return { kind: 'end-action', id: endId, failed: conclusion === 'failure' }
}

function readForm(next: string): HeaderForm | undefined {
  if (next.startsWith(SCRIPT_COLOUR) || next.startsWith('shell: ')) return 'script'
  return /^(?:with:|env:|##\[endgroup\])$/.test(next) ? 'action' : undefined
}
