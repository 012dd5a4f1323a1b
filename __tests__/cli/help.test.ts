import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import stringWidth from 'string-width'
import { readArguments } from '../../src/cli/arguments.ts'
import { HELP, MIN_NODE, VERSION } from '../../src/cli/help.ts'
import { FORMATS } from '../../src/cli/render.ts'
import { DEFAULTS } from '../../src/build-report.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Returns the lines of a section of the help, without the two spaces before each. */
function linesOf(section: string): string[] {
  const [, text = ''] = new RegExp(`^${section}:\n(.*?)\n(?:\n|$)`, 'ms').exec(HELP) ?? []
  return text.split('\n').map((line) => line.slice(2))
}

describe('HELP', () => {
  it('is at most 80 columns wide', () => {
    expect(HELP.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([])
  })

  it('lists the options that the code reads, in the same order', () => {
    const listed = linesOf('Options').flatMap((line) => /^--[\w-]+/.exec(line) ?? [])
    const source = read('src/cli/arguments.ts')
    const options = [...source.matchAll(/^ {8}'?([\w-]+)'?: \{ type: /gm)].map(
      ([, name]) => `--${name}`,
    )
    expect(listed).toEqual(options)
  })

  it('lists the formats that the code writes, in the same order', () => {
    expect(HELP.replace(/\s+/g, ' ')).toContain(`One of ${FORMATS.join(', ')};`)
  })

  it.each(linesOf('Examples').filter((line) => !line.startsWith('#')))(
    'shows a valid command line: %s',
    (form) => {
      const [command = ''] = form.split(' | ')
      expect(readArguments(command.split(' ').slice(1), {}).kind).toMatch(/^(?:report|diff)$/)
    },
  )
})

describe('package.json', () => {
  const described = JSON.parse(read('package.json')) as {
    version: string
    bin: Record<string, string>
    files: string[]
    engines: { node: string }
  }

  it('has the version that --version shows', () => {
    expect(VERSION).toBe(described.version)
  })

  it('requires the same Node as the command and the documents', () => {
    expect(described.engines.node).toBe(`>=${MIN_NODE}`)
    const documents = ['README.md', ...globSync('docs/*.md', { cwd: root })].map(read).join('\n')
    const versions = [...documents.matchAll(/with Node ([\d.]+) or later/gi)].map(
      ([, node]) => node,
    )
    expect(new Set(versions)).toEqual(new Set([MIN_NODE]))
  })

  it('publishes the bundle as the command', () => {
    expect(described.bin).toEqual({ 'run-report': 'dist/cli/index.js' })
    expect(described.files).toEqual(['dist/cli/'])
  })
})

describe('reportRun', () => {
  it('has the defaults of the action for history-runs and log-lines', () => {
    const { inputs } = load(read('action.yml')) as { inputs: Record<string, { default: string }> }
    expect([inputs['history-runs']?.default, inputs['log-lines']?.default]).toEqual([
      String(DEFAULTS.historyRuns),
      String(DEFAULTS.logLines),
    ])
  })
})
