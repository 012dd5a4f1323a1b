import { redactor } from '../github/errors/redact.ts'
import type { Note } from '../model/note.ts'

/** Fails the step, because the user chose so or an input is invalid. */
export class StepFailure extends Error {
  override readonly name: string = 'StepFailure'
}

/** Returns the failure of a step that has read nothing, as notes explain. */
export function failureBy(notes: readonly Note[]): StepFailure {
  return new StepFailure(notes.map(({ text }) => text).join('\n\n'))
}

/** An invalid input. */
export class InputError extends StepFailure {
  override readonly name = 'InputError'
  readonly input: string

  /**
   * The runner masks only a whole secret, so a long value is not shown in part.
   *
   * @param accepted what the input accepts, to follow "expected"
   */
  constructor(input: string, value: string, accepted: string) {
    const is =
      value.length <= 100
        ? `is ${JSON.stringify(redactor([]).text(value))}`
        : `has ${value.length} characters`
    super(`The input ${input} ${is}: expected ${accepted}.`)
    this.input = input
  }
}
