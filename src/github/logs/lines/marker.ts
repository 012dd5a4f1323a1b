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

export const MARKER = /^##\[(start|end)-action ([^]*)\]$/

/**
 * Reads a marker; `undefined` for any other line. The runner rewrites the start of a marker in a line that
 * a program prints, but not in the further lines of a message, so a program can forge one on purpose:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
 */
export function readStepMarker(text: string): StepMarker | undefined {
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
