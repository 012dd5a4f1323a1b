import { statSync, truncateSync } from 'node:fs'
import { setOutput, summary } from '@actions/core'

/**
 * Maximum length of the outputs. The runner accepts 1 MB per job, counted in UTF-16 units; the rest
 * is left to other steps.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
export const MAX_OUTPUT_UNITS = 400_000

/**
 * Writes outputs, all or none. They are written when it returns, also if nothing waits for the promise.
 *
 * @throws if the runner set no file for them, or the file cannot be written
 */
export function setOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((written) => {
    const restore = restorer('GITHUB_OUTPUT')
    try {
      for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
    } catch (error) {
      restore()
      throw error
    }
    written()
  })
}

/** Adds to the job summary. @throws as `setOutputs` */
export async function addSummary(markdown: string): Promise<void> {
  const restore = restorer('GITHUB_STEP_SUMMARY')
  try {
    await summary.addRaw(markdown).write()
  } catch (error) {
    restore()
    throw error
  }
}

/** Returns a function that removes an incomplete write: the runner fails the step if an output is cut off. */
function restorer(variable: string): () => void {
  const path = process.env[variable]
  // Without the variable, core would print a command that runners no longer obey.
  if (!path) throw new Error(`the variable ${variable} is not set`)
  const found = statSync(path)
  // Node would wait for a reader, also at its exit.
  if (found.isFIFO()) throw new Error(`${path} is a pipe`)
  return () => {
    try {
      truncateSync(path, found.size)
    } catch {
      // The first error says more.
    }
  }
}

/** Returns the first items as a JSON array, as many as fit into an output. */
export function boundedJson(
  items: readonly object[],
  maxUnits = MAX_OUTPUT_UNITS,
): { readonly json: string; readonly omitted: number } {
  const parts: string[] = []
  let units = '[]'.length
  for (const item of items) {
    const part = JSON.stringify(item)
    units += part.length + ','.length
    if (units > maxUnits) break
    parts.push(part)
  }
  return { json: `[${parts.join(',')}]`, omitted: items.length - parts.length }
}
