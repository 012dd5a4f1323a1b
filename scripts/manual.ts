/** `npm run manual`: what --help says -> docs/run-report.1, the manual page. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DESCRIPTION,
  type Entry,
  ENVIRONMENT,
  EXAMPLES,
  EXIT_CODES,
  NAME,
  OPERANDS,
  OPTIONS,
  PURPOSE,
  SYNOPSIS,
} from '../src/cli/usage.ts'

/**
 * The manual page in the macros of man(7).
 * https://man7.org/linux/man-pages/man7/man.7.html
 */
export function manualPage(): string {
  return `${[
    `.TH ${NAME.toUpperCase()} 1`,
    '.SH NAME',
    `${text(NAME)} \\- ${text(PURPOSE)}`,
    '.SH SYNOPSIS',
    SYNOPSIS.map((form) => `.B ${text(NAME)}\n${text(form)}`).join('\n.br\n'),
    '.SH DESCRIPTION',
    text(DESCRIPTION),
    ...section('OPTIONS', [...OPERANDS, ...OPTIONS]),
    ...section('ENVIRONMENT', ENVIRONMENT),
    ...section('EXIT STATUS', EXIT_CODES),
    '.SH EXAMPLES',
    ...EXAMPLES.map(
      (example) => `.PP\n${text(example.text)}\n.PP\n.in +4n\n.EX\n${text(example.form)}\n.EE\n.in`,
    ),
  ].join('\n')}\n`
}

function section(title: string, entries: readonly Entry[]): string[] {
  return [
    `.SH ${title}`,
    ...entries.map((entry) => `.TP\n.B ${text(entry.form)}\n${text(entry.text)}`),
  ]
}

/** Text in which roff sees no request, no dash that it may change, and no quote. */
function text(raw: string): string {
  return raw
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/'/g, '\\(aq')
    .replace(/^\./gm, '\\&.')
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, '../docs/run-report.1'), manualPage())
}
