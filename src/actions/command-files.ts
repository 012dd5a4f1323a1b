import { statSync, truncateSync } from 'node:fs'
import { setOutput, summary } from '@actions/core'

/**
 * Maximum length of an output in UTF-16 units, so that a step can pass it on in a variable: Windows limits one to
 * 32,767 units with its name, Linux to 131,072 bytes, and a unit has at most 3 bytes. The runner's own limit, 1 MB of
 * outputs per job, is then not reached either.
 * https://learn.microsoft.com/en-us/windows/win32/procthread/environment-variables
 * https://man7.org/linux/man-pages/man2/execve.2.html
 */
export const MAX_OUTPUT_UNITS = 32_000

export const MAX_OUTPUT = `${MAX_OUTPUT_UNITS.toLocaleString('en')} characters`

/**
 * Writes outputs, all or none. They are written when it returns, also if nothing waits for the promise.
 *
 * @throws if the runner set no file for them, or the file cannot be written
 */
export async function setOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  await writeWhole('GITHUB_OUTPUT', () => {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
  })
}

/** Adds to the job summary. @throws as `setOutputs` */
export async function addSummary(markdown: string): Promise<void> {
  await writeWhole('GITHUB_STEP_SUMMARY', () => summary.addRaw(markdown).write())
}

/** Removes an incomplete write: the runner fails the step if an output is cut off. */
async function writeWhole(variable: string, write: () => unknown): Promise<void> {
  const path = process.env[variable]
  // Without the variable, core would print a command that runners no longer obey.
  if (!path) throw new Error(`the variable ${variable} is not set`)
  const found = statSync(path)
  // Node would wait for a reader, also at its exit.
  if (found.isFIFO()) throw new Error(`${path} is a pipe`)
  try {
    await write()
  } catch (error) {
    try {
      truncateSync(path, found.size)
    } catch {
      // The first error says more.
    }
    throw error
  }
}

/** Returns the first items as a JSON array, as many as fit into an output. */
export function boundedJson(
  items: readonly unknown[],
  maxUnits = MAX_OUTPUT_UNITS,
): { readonly json: string; readonly omitted: number } {
  const parts: string[] = []
  let units = '['.length
  for (const item of items) {
    const part = JSON.stringify(item)
    // A comma or the closing bracket follows.
    units += part.length + 1
    if (units > maxUnits) break
    parts.push(part)
  }
  return { json: `[${parts.join(',')}]`, omitted: items.length - parts.length }
}
