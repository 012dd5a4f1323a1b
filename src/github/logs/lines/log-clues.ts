import { formOf, type HeaderForm } from './header-forms.ts'
import { readStepMarker, type StepMarker } from './marker.ts'

/** A clue in a line to the steps of its job. */
export type Clue =
  /** A group named `Run ...`. Its form is known if the next line is one that the runner writes. */
  | { readonly kind: 'header'; readonly name: string; readonly form: HeaderForm | undefined }
  /** A line that the runner writes only in one kind of step; `steps` matches their names. */
  | { readonly kind: 'runner'; readonly steps: RegExp }
  /** The first line of a step that cleans up after an action. */
  | { readonly kind: 'cleanup' }
  /** The shell of a script in a header. Composite actions must name one. */
  | { readonly kind: 'shell'; readonly byDefault: boolean }
  /** The last line of `Set up job`. */
  | { readonly kind: 'set-up' }
  /** A local composite action downloads its actions before it writes its header. */
  | { readonly kind: 'preparation' }
  /** A step waits for background steps or cancels them. */
  | { readonly kind: 'wait' }
  /** `unstarted`: the step failed before its header. */
  | { readonly kind: 'error'; readonly unstarted: boolean }
  | StepMarker

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

/** Default shell of `run` on Linux and macOS; `shell: bash` has more arguments. */
const DEFAULT_SHELL = /^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/

const GROUP = '##[group]'
const UNSTARTED =
  /^(?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/

/** Rejects most lines. */
const ANY_CLUE = new RegExp(
  [
    /^(?:##\[|Prepare all |Post job |Complete job name: |shell: )/,
    WAIT,
    ...RUNNER_LINES.map(([line]) => line),
  ]
    .map(({ source }) => source)
    .join('|'),
)

/**
 * Reads the clue in a line; `undefined` for most lines.
 *
 * @param next text of the next line
 */
export function readClue(line: string, next = ''): Clue | undefined {
  if (line.startsWith(`${GROUP}Run `)) {
    return { kind: 'header', name: line.slice(GROUP.length), form: formOf(next) }
  }
  if (!ANY_CLUE.test(line)) return undefined
  const runner = RUNNER_LINES.find(([pattern]) => pattern.test(line))
  if (runner !== undefined) return { kind: 'runner', steps: runner[1] }
  if (line === 'Prepare all required actions') return { kind: 'preparation' }
  if (line === 'Post job cleanup.') return { kind: 'cleanup' }
  if (line.startsWith('Complete job name: ')) return { kind: 'set-up' }
  if (line.startsWith('shell: ')) return { kind: 'shell', byDefault: DEFAULT_SHELL.test(line) }
  if (WAIT.test(line)) return { kind: 'wait' }
  if (line.startsWith('##[error]')) {
    return { kind: 'error', unstarted: UNSTARTED.test(line.slice('##[error]'.length)) }
  }
  return readStepMarker(line)
}
