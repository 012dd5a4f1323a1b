import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import stringWidth from 'string-width'
import { manualPage } from '../../scripts/manual.ts'
import { readCommand } from '../../src/cli/arguments.ts'
import { helpText } from '../../src/cli/help.ts'
import { HISTORY_RUNS, LOG_LINES } from '../../src/cli/report-run.ts'
import {
  ENVIRONMENT,
  EXAMPLES,
  EXIT_CODES,
  MIN_NODE,
  OPERANDS,
  OPTIONS,
  SYNOPSIS,
  VERSION,
} from '../../src/cli/usage.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const entries = [...OPERANDS, ...OPTIONS, ...ENVIRONMENT, ...EXIT_CODES, ...EXAMPLES]
const joined = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('--help', () => {
  it('says all that there is to say', () => {
    const help = joined(helpText())
    const forms = [...SYNOPSIS, ...entries.flatMap(({ form, text }) => [form, text])]
    expect(forms.filter((text) => !help.includes(joined(text)))).toEqual([])
  })

  it('is 80 columns wide at most', () => {
    const lines = helpText().split('\n')
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([])
  })

  it('names every option that is read, and no other', () => {
    const named = OPTIONS.map(({ form }) => form.split(' ')[0] ?? '')
    const source = read('src/cli/arguments.ts')
    const known = [...source.matchAll(/^ {8}(\w+): \{ type: /gm)].map(([, name]) => `--${name}`)
    expect(named).toEqual(known)
  })

  it.each(EXAMPLES.map(({ form }) => form))('gives an example that is understood: %s', (form) => {
    const [command = ''] = form.split(' | ')
    expect(readCommand(command.split(' ').slice(1), {}).kind).toBe('report')
  })
})

describe('docs/run-report.1', () => {
  it('is what npm run manual writes', () => {
    expect(read('docs/run-report.1')).toBe(manualPage())
  })

  it('says what --help says', () => {
    const page = joined(
      read('docs/run-report.1')
        .replaceAll('\\-', '-')
        .replaceAll('\\(aq', "'")
        .replaceAll('\\e', '\\'),
    )
    const texts = entries.flatMap(({ form, text }) => [form, text])
    expect(texts.filter((text) => !page.includes(joined(text)))).toEqual([])
  })
})

describe('package.json', () => {
  const described = JSON.parse(read('package.json')) as {
    version: string
    bin: Record<string, string>
    man: string
    files: string[]
    engines: { node: string }
  }

  it('has the version that --version shows', () => {
    expect(VERSION).toBe(described.version)
  })

  it('requires the Node that the command requires, and so does the README', () => {
    expect(described.engines.node).toBe(`>=${MIN_NODE}`)
    const [, ...named] = read('README.md').split(/with Node (?=\d+ or later)/i)
    expect(named.map((text) => parseInt(text))).toEqual([MIN_NODE, MIN_NODE])
  })

  it('makes the bundle a command, and brings it and the manual page', () => {
    expect(described.bin).toEqual({ 'run-report': 'dist/cli/index.js' })
    expect(described.files).toEqual(['dist/cli/', described.man])
  })
})

it('the command compares with and shows as much as the action does by default', () => {
  const { inputs } = load(read('action.yml')) as { inputs: Record<string, { default: string }> }
  expect([inputs['history-runs']?.default, inputs['log-lines']?.default]).toEqual([
    String(HISTORY_RUNS),
    String(LOG_LINES),
  ])
})
