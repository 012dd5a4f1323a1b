import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scriptHead } from '../log-text.ts'

/** The logs of a step that failed on the base branch, and with another error here. */
export type ErrorPair = ReturnType<typeof readErrorPairs>[number]

const EXIT = '##[error]Process completed with exit code 1.'
const SIDES = /⟦([^⟦⟧¦]*)¦([^⟦⟧¦]*)⟧/g

/**
 * Reads `different-errors/<set>.txt`: each pair has a heading `=== tool | what differs`, the command of the step
 * after `$ `, and its log, in which `⟦there¦here⟧` is all that differs.
 */
export function readErrorPairs(set: 'tests' | 'tools') {
  const file = join(import.meta.dirname, 'different-errors', `${set}.txt`)
  const sections = readFileSync(file, 'utf8').split(/^=== /m).slice(1)
  return sections.map((section) => {
    const [name = '', command = '', ...lines] = section.trimEnd().split('\n')
    const log = [...scriptHead(command.replace(/^\$ /, '')), ...lines, EXIT]
    return {
      name,
      tool: name.split(' | ')[0] ?? name,
      here: log.map((line) => line.replace(SIDES, '$2')),
      there: log.map((line) => line.replace(SIDES, '$1')),
    }
  })
}
