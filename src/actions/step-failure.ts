/** Fails the step: the user asked for it, or wrote an input that can't be understood. */
export class StepFailure extends Error {
  override readonly name: string = 'StepFailure'
}

/** An input that can't be understood. */
export class InputError extends StepFailure {
  override readonly name = 'InputError'

  /**
   * @param input the input's name
   * @param came what it was given
   * @param accepted what it takes, to follow "expected"
   */
  constructor(input: string, came: string, accepted: string) {
    const shown = came.length <= 100 ? came : `${came.slice(0, 100)}…`
    super(`The input ${input} is ${JSON.stringify(shown)}: expected ${accepted}.`)
  }
}
