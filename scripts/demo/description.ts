import { styleText } from 'node:util'
import type { ActionResult } from '../../__tests__/helpers/run-action.ts'
import { alignColumns } from '../../src/render/terminal/columns.ts'
import { printable, renderForTerminal } from './terminal.ts'

const MAX_VALUE = 100

/** What the action did, for the terminal: its log, its outputs, and its summary. */
export function describeResult({ stdout, stderr, outputs, summary }: ActionResult): string {
  const log = `${stdout}${stderr}`.trimEnd()
  const rows = Object.entries(outputs).map(([name, value]) => [name, shorten(value)])
  return [
    heading('What the action printed'),
    log === '' ? '(nothing)' : printable(log),
    heading('Its outputs'),
    ...alignColumns(rows),
    heading('Its summary'),
    renderForTerminal(summary),
  ].join('\n')
}

function heading(title: string): string {
  return `\n${styleText(['bold', 'underline'], title)}\n`
}

/** `[{"id":1,"name":"build"...` → `[{"id":1,… (5,120 characters)` */
function shorten(value: string): string {
  const line = printable(value).replaceAll('\n', ' ')
  if (line.length <= MAX_VALUE) return line
  return `${line.slice(0, MAX_VALUE)}… (${value.length.toLocaleString('en')} characters)`
}
