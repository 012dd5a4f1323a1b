import { redactedMessage } from '../../github/errors/github-error.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { CellColumn } from '../../render/findings/section.ts'
import { runsTable } from '../render/table.ts'
import { escapeMarkdown } from '../../render/text/markdown.ts'
import { joinTexts, plural, textsIn } from '../../render/text/units.ts'
import { type addSummary, boundedJson, MAX_OUTPUT } from '../../actions/command-files.ts'

interface RunsSummary<Listed> {
  /** Plain text. */
  readonly title: string
  /** Plain texts, each a paragraph; `false` for none. */
  readonly sentences: readonly (string | false)[]
  /** The same, after what the output omits. */
  readonly notes?: readonly string[]
  readonly runs: readonly Listed[]
  readonly columns: readonly CellColumn<Listed>[]
  /** Returns a run for the output `runs`. */
  readonly toJson: (run: Listed) => object
  /** Output with the path of a file that has all runs. */
  readonly file?: string | undefined
}

/**
 * Writes a table of runs to the job summary, if it is wanted.
 *
 * @returns the output `runs`, and the sentences, with what it omits and why the summary could not be written; the action
 * continues without it
 */
export async function summarizeRuns<Listed extends ListedRun>(
  { title, sentences, notes = [], runs, columns, toJson, file }: RunsSummary<Listed>,
  write: typeof addSummary | undefined,
): Promise<{ readonly json: string; readonly said: readonly string[] }> {
  const { json, omitted } = boundedJson(runs.map(toJson))
  const omission = `The output runs omits the oldest ${plural(omitted, 'run')}: no output has more than ${MAX_OUTPUT}.${file === undefined ? '' : ` The file of the output ${file} has them.`}`
  const said = textsIn([...sentences, omitted > 0 && omission, ...notes])
  const parts = [
    `## ${escapeMarkdown(title)}`,
    ...said.map(escapeMarkdown),
    runsTable(runs, columns),
  ]
  try {
    await write?.(`${joinTexts(parts, '\n\n')}\n`)
    return { json, said }
  } catch (error) {
    return { json, said: [...said, `Could not write the job summary: ${redactedMessage(error)}`] }
  }
}
