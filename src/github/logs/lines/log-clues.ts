import { headerFormOf, type HeaderForm } from './header-forms.ts'

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

/** A line that the runner writes before or after a step of a composite action. */
export type StepMarker =
  | { readonly kind: 'start-action'; readonly id: string; readonly name: string | undefined }
  | {
      readonly kind: 'end-action'
      readonly id: string
      /** Result before `continue-on-error`. */
      readonly outcome: string | undefined
      /** Result after `continue-on-error`. */
      readonly conclusion: string | undefined
    }

const inSteps = (steps: RegExp): Clue => ({ kind: 'runner', steps })

/** Clues by the text alone: https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs and its neighbours */
const CLUES: readonly (readonly [line: RegExp, clue: Clue])[] = [
  [/^Current runner version: '/, inSteps(/^Set up job$/)],
  [
    /^A job (?:started|completed) hook has been configured by /,
    inSteps(/^(?:Set up|Complete) runner$/),
  ],
  [/^##\[group\]Checking docker version$/, inSteps(/^Initialize containers$/)],
  [/^##\[group\]Pull down action image '/, inSteps(/^Pull /)],
  [/^##\[group\]Build container for action use: '/, inSteps(/^Build /)],
  [/^(?:Print service container logs|Stop and remove container): /, inSteps(/^Stop containers$/)],
  [
    /^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,
    inSteps(/^Complete job$/),
  ],
  [/^Prepare all required actions$/, { kind: 'preparation' }],
  [/^Post job cleanup\.$/, { kind: 'cleanup' }],
  [/^Complete job name: /, { kind: 'set-up' }],
  // The default shell of `run` on Linux and macOS; `shell: bash` has more arguments.
  [/^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/, { kind: 'shell', byDefault: true }],
  [/^shell: /, { kind: 'shell', byDefault: false }],
  // https://github.com/actions/runner/blob/main/src/Runner.Worker/BackgroundStepCoordinator.cs
  [
    /^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/,
    { kind: 'wait' },
  ],
  [
    /^##\[error\](?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/,
    { kind: 'error', unstarted: true },
  ],
  [/^##\[error\]/, { kind: 'error', unstarted: false }],
]

const MARKER = /^##\[(start|end)-action ([^]*)\]$/

/** Rejects most lines. */
const ANY_CLUE = new RegExp(
  [MARKER, ...CLUES.map(([line]) => line)].map(({ source }) => source).join('|'),
)

/**
 * Reads the clue in a line; `undefined` for most lines.
 *
 * @param next text of the next line
 */
export function readClue(line: string, next = ''): Clue | undefined {
  if (line.startsWith('##[group]Run '))
    return { kind: 'header', name: line.slice('##[group]'.length), form: headerFormOf(next) }
  if (!ANY_CLUE.test(line)) return undefined
  return CLUES.find(([pattern]) => pattern.test(line))?.[1] ?? readStepMarker(line)
}

/**
 * Reads a marker; `undefined` for any other line. The runner rewrites the start of a marker in a line that
 * a program prints, but not in the further lines of a message, so a program can forge one on purpose:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
 */
function readStepMarker(text: string): StepMarker | undefined {
  const [, edge, list = ''] = MARKER.exec(text) ?? []
  const values = readValues(list)
  const id = values.get('id') ?? ''
  if (id === '') return undefined
  if (edge === 'start') return { kind: 'start-action', id, name: values.get('display') }
  return {
    kind: 'end-action',
    id,
    outcome: asConclusion(values.get('outcome')),
    conclusion: asConclusion(values.get('conclusion')),
  }
}

/** More than a marker has. */
const MAX_VALUES = 20

/** Reads `name=value;name=value`. */
function readValues(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';', MAX_VALUES).map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=').replace(/%(?:25|3B|5D|0D|0A)/g, decodeURIComponent)]
    }),
  )
}

/** A secret that is masked in the log can hide any value. */
function asConclusion(value: string | undefined): string | undefined {
  return value !== undefined && /^\w+$/.test(value) ? value : undefined
}
