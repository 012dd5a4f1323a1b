import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { INPUT_NAMES } from '../src/actions/inputs.ts'
import { OUTPUT_NAMES } from '../src/actions/outputs.ts'

interface Manifest {
  inputs: Record<string, { description: string; default?: string }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string }
}

interface Package {
  devDependencies: Record<string, string>
}

interface Workflow {
  jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>
}

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

// `npm run check:workflows` holds these files against the platform's schemas.
const manifest = load(read('action.yml')) as Manifest
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map(
  (path) => load(read(path)) as Workflow,
)

describe('action.yml', () => {
  it('has the inputs that the code reads, in the same order', () => {
    expect(Object.keys(manifest.inputs)).toEqual([...INPUT_NAMES])
  })

  it('has the outputs that the code writes, in the same order', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...OUTPUT_NAMES])
  })

  it('runs a bundle of less than 800 kB under Node 24', () => {
    expect(manifest.runs.using).toBe('node24')
    expect(statSync(join(root, manifest.runs.main)).size).toBeLessThan(800_000)
  })

  // https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json, input-default-context
  it('has defaults from contexts only that the runner knows at that place', () => {
    const known = ['github', 'job', 'matrix', 'runner', 'strategy']
    const used = Object.values(manifest.inputs).flatMap((input) => findContexts(input.default))
    expect(used).toContain('github')
    expect(used.filter((context) => !known.includes(context))).toEqual([])
  })
})

describe('README.md', () => {
  it('lists the inputs with their defaults', () => {
    const inputs = Object.entries(manifest.inputs).map(([name, input]) => [
      code(name),
      input.default === undefined ? '' : code(input.default),
    ])
    expect(readTable('README.md', 'input').map((row) => row.slice(0, 2))).toEqual(inputs)
  })

  it('lists the outputs', () => {
    const outputs = Object.keys(manifest.outputs).map(code)
    expect(readTable('README.md', 'output').map((row) => row[0])).toEqual(outputs)
  })

  it('says something of each input and output', () => {
    const texts = [...readTable('README.md', 'input'), ...readTable('README.md', 'output')].map(
      (row) => row.at(-1),
    )
    expect(texts).not.toContain('')
  })
})

describe('CONTRIBUTING.md', () => {
  it('gives a reason for each dependency', () => {
    const named = readTable('CONTRIBUTING.md', 'package').flatMap(
      (row) => row[0]?.split(', ') ?? [],
    )
    const { devDependencies } = JSON.parse(read('package.json')) as Package
    expect(named.sort()).toEqual(Object.keys(devDependencies).map(code).sort())
  })
})

describe('the workflows', () => {
  it('hand only inputs that exist to this action', () => {
    const steps = workflows.flatMap(({ jobs }) => Object.values(jobs)).flatMap(({ steps }) => steps)
    const given = steps
      .filter(({ uses }) => uses === './')
      .flatMap((step) => Object.keys(step.with ?? {}))
    expect(given).toContain('needs')
    expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(given))
  })
})

describe('findContexts', () => {
  it.each([
    ['${{ github.token }}', ['github']],
    ["${{ toJSON(matrix) }} and ${{ env['A'] || 'job.status' }}", ['matrix', 'env']],
    ['github.token', []],
    [undefined, []],
  ])('%s => %j', (text, contexts) => {
    expect(findContexts(text)).toEqual(contexts)
  })
})

/** The names at the start of a chain in each expression: not a function, not within quotes. */
function findContexts(text = ''): string[] {
  const expressions = text.match(/\$\{\{.*?\}\}/g) ?? []
  return expressions.flatMap(
    (expression) =>
      expression.replaceAll(/'[^']*'/g, "''").match(/(?<![\w.-])[a-z][\w-]*\b(?!\()/gi) ?? [],
  )
}

function code(text: string): string {
  return `\`${text}\``
}

/** The cells of the table whose first heading is this word. */
function readTable(path: string, heading: string): string[][] {
  const lines = read(path).split('\n')
  const start = lines.findIndex((line) => new RegExp(`^\\| *${heading}s? *\\|`, 'i').test(line))
  const body = lines.slice(start + 2)
  const rows = body.slice(
    0,
    body.findIndex((line) => !line.startsWith('|')),
  )
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
