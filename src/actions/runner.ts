import { randomUUID } from 'node:crypto'
import { appendFile, stat, truncate } from 'node:fs/promises'
import { EOL } from 'node:os'

/**
 * What an action says to the runner, in the words of `@actions/core`, which the tests hold it
 * against. The package itself loads an HTTP client that takes longer than everything else before
 * the first request.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */

/** An input, trimmed; '' when it is not given. */
export function getInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}

/** A variable that the runner sets; it sets what it does not know to ''. */
export function getVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

export function info(line: string): void {
  process.stdout.write(`${line}${EOL}`)
}

/**
 * `debug` is shown only where the user turned on debug logging, and the text of `add-mask` nowhere
 * from then on; the others become annotations.
 */
export function command(
  name: 'debug' | 'notice' | 'warning' | 'error' | 'add-mask',
  message: string,
): void {
  const data = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  info(`::${name}::${data}`)
}

/** @throws where the runner named no file, or it can't be written */
export async function setOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  const delimiter = `ghadelimiter_${randomUUID()}`
  const lines = Object.entries(outputs).flatMap(([name, value]) => [
    `${name}<<${delimiter}`,
    value,
    delimiter,
  ])
  await appendTo('GITHUB_OUTPUT', lines.map((line) => `${line}${EOL}`).join(''))
}

/** @throws where the runner named no file, or it can't be written */
export async function addSummary(markdown: string | Buffer): Promise<void> {
  await appendTo('GITHUB_STEP_SUMMARY', markdown)
}

async function appendTo(variable: string, text: string | Buffer): Promise<void> {
  const path = process.env[variable]
  if (!path) throw new Error(`the variable ${variable} is not set`)
  // Where the runner will look, there is a file.
  const { size } = await stat(path)
  try {
    await appendFile(path, text)
  } catch (error) {
    // Half a value, as on a full disk, would make the runner fail the step.
    await truncate(path, size).catch(() => undefined)
    throw error
  }
}
