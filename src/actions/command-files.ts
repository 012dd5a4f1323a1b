import { stat, truncate } from 'node:fs/promises'
import * as core from '@actions/core'

/**
 * Writes outputs, all or none.
 *
 * @throws if the runner named no file for them, or it can't be written
 */
export async function setOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  await writeWhole('GITHUB_OUTPUT', () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  })
}

/**
 * Adds to the job summary.
 *
 * @throws as `setOutputs`
 */
export async function addSummary(markdown: string): Promise<void> {
  await writeWhole('GITHUB_STEP_SUMMARY', () => core.summary.addRaw(markdown).write())
}

/** Removes what was written if not all of it was: half an output makes the runner fail the step. */
async function writeWhole(variable: string, write: () => unknown): Promise<void> {
  const path = process.env[variable]
  // Without it, core would print a command that runners no longer obey.
  if (!path) throw new Error(`the variable ${variable} is not set`)
  const { size } = await stat(path)
  try {
    await write()
  } catch (error) {
    await truncate(path, size).catch(() => undefined)
    throw error
  }
}
