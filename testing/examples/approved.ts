import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXAMPLES } from './examples.ts'

export const APPROVED_FOLDER = fileURLToPath(new URL('../approved/', import.meta.url))

/** Returns the path of each approved text, and what it has to be, by its name: `one-failed-step/summary.md`. */
export function approvedTexts() {
  return new Map(
    EXAMPLES.flatMap(({ name, files, report }) =>
      Object.entries(files).map(([file, render]) => {
        const text = `${name}/${file}`
        const hasCauses = (report?.causes.length ?? 0) > 0
        return [text, { path: join(APPROVED_FOLDER, text), render, hasCauses }] as const
      }),
    ),
  )
}
