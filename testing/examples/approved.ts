import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXAMPLES } from './examples.ts'

export const APPROVED_FOLDER = fileURLToPath(new URL('../approved/', import.meta.url))

interface ApprovedText {
  /** Path of its file. */
  readonly path: string
  readonly render: () => string | Promise<string>
}

/** Returns what each approved text has to be, by its name: `one-failed-step/summary.md`. */
export function approvedTexts(): ReadonlyMap<string, ApprovedText> {
  return new Map(
    EXAMPLES.flatMap(({ name, files }) =>
      Object.entries(files).map(([file, render]) => {
        const text = `${name}/${file}`
        return [text, { path: join(APPROVED_FOLDER, text), render }] as const
      }),
    ),
  )
}
