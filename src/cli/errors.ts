/** What the command ends with. */
export const EXIT = { done: 0, couldNot: 1, misused: 2, runFailed: 3 } as const

/** What was asked for could not be done; the message says why. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'
}

/** The command line can't be understood; the message names the argument. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
}

/** Why something failed, as far as it says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
