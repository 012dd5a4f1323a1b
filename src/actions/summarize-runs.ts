import { messageOf } from '../github/errors/github-error.ts'
import type { ListedRun } from '../model/listed-run.ts'
import { type RunColumn, runsTable } from '../render/runs/table.ts'
import { escapeMarkdown } from '../render/text/markdown.ts'
import type { addSummary } from './command-files.ts'

interface RunsSummary<Listed> {
  /** Plain text. */
  readonly title: string
  /** Plain texts, each a paragraph. */
  readonly sentences: readonly string[]
  readonly runs: readonly Listed[]
  readonly columns: readonly RunColumn<Listed>[]
}

/**
 * Writes a table of runs to the job summary, if it is wanted.
 *
 * @returns the sentences, and why the summary could not be written; the action continues without it
 */
export async function summarizeRuns<Listed extends ListedRun>(
  { title, sentences, runs, columns }: RunsSummary<Listed>,
  write: typeof addSummary | undefined,
): Promise<string[]> {
  const parts = [
    `## ${escapeMarkdown(title)}`,
    ...sentences.map(escapeMarkdown),
    runsTable(runs, columns),
  ]
  try {
    await write?.(`${parts.filter((part) => part !== '').join('\n\n')}\n`)
    return [...sentences]
  } catch (error) {
    return [...sentences, `Could not write the job summary: ${messageOf(error)}`]
  }
}
