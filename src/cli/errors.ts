import { redactor } from '../github/errors/redact.ts'

/** Reason why the command failed, as a message for the user, without passwords and tokens. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError'

  constructor(message: string, options?: ErrorOptions) {
    super(redactor([]).text(message), options)
  }
}

/** An invalid command line; the message names the argument. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
}
