/** Fails the step, because the user chose so or an input is invalid. */
export class StepFailure extends Error {
  override readonly name: string = 'StepFailure'
}

/** An invalid input. */
export class InputError extends StepFailure {
  override readonly name = 'InputError'

  /** @param accepted what the input accepts, to follow "expected" */
  constructor(input: string, value: string, accepted: string) {
    const shown = value.length <= 100 ? value : `${value.slice(0, 100)}…`
    super(`The input ${input} is ${JSON.stringify(shown)}: expected ${accepted}.`)
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
