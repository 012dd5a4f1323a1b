import { type Losses, startLosses } from '../../model/report/losses.ts'
import { collapseBlanks } from '../../model/note.ts'
import { type Redactor, redactor } from './redact.ts'

/**
 * Starts a report of which an error of the program loses one part alone.
 *
 * @param print writes a line to the log: what was lost, and the stack
 * @param redactShown removes a secret; what has the form of a token of GitHub is removed anyway
 */
export function reportLosses(
  print: (line: string) => void,
  redactShown: Redactor['shown'] = (text) => text,
): Losses {
  const safe = (text: string) => collapseBlanks(redactShown(redactor([]).text(text)))
  return startLosses((what, error) => {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
    print(safe(`Lost ${what}: ${stack}`))
    return safe(message)
  })
}
