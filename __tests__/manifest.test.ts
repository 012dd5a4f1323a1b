import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import * as cancel from '../src/actions/cancel/cancel.ts'
import * as deleteLogs from '../src/actions/delete-logs/delete-logs.ts'
import * as downloadLogs from '../src/actions/download-logs/download-logs.ts'
import * as otlp from '../src/actions/otlp/otlp.ts'
import { INPUT_NAMES } from '../src/actions/report/inputs.ts'
import { OUTPUT_NAMES } from '../src/actions/report/outputs.ts'
import * as rerun from '../src/actions/rerun/rerun.ts'
import * as runs from '../src/actions/runs/runs.ts'

interface Manifest {
  inputs: Record<string, { description: string; default?: string }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string }
}

interface Action {
  /** Its folder; '' for the one at the top. */
  name: string
  manifest: Manifest
  /** What the code reads and writes. */
  inputNames: readonly string[]
  outputNames: readonly string[]
  /** The part of the README that is about it. */
  readme: string
}

interface Package {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

interface Step {
  uses?: string
  with?: Record<string, unknown>
}

/** Steps, a job, or a workflow. */
type Example = Step[] | { steps?: Step[]; jobs?: Record<string, { steps?: Step[] }> }

const SUB_ACTIONS = {
  cancel,
  'delete-logs': deleteLogs,
  'download-logs': downloadLogs,
  otlp,
  rerun,
  runs,
}

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

// `npm run check:workflows` holds these files against the platform's schemas.
const actions = globSync('{action.yml,*/action.yml}', { cwd: root }).sort().map(readAction)
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map(
  (path) => load(read(path)) as Example,
)

describe('the actions', () => {
  it('were found, the one at the top among them', () => {
    expect(actions.map(({ name }) => name)).toContain('')
  })
})

describe.each(actions)('$name/action.yml', ({ name, manifest, inputNames, outputNames }) => {
  it('has the inputs that the code reads, in the same order', () => {
    expect(Object.keys(manifest.inputs)).toEqual([...inputNames])
  })

  it('has the outputs that the code writes, in the same order', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputNames])
  })

  it('runs a bundle of less than 1.1 MB under Node 24', () => {
    const bundle = join(root, name, manifest.runs.main)
    expect(manifest.runs.using).toBe('node24')
    expect(relative(root, bundle)).toBe(join('dist', name || 'report', 'index.js'))
    expect(statSync(bundle).size).toBeLessThan(1_100_000)
  })

  // https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json, input-default-context
  it('has defaults from contexts only that the runner knows at that place', () => {
    const known = ['github', 'job', 'matrix', 'runner', 'strategy']
    const used = Object.values(manifest.inputs).flatMap((input) => findContexts(input.default))
    expect(used.filter((context) => !known.includes(context))).toEqual([])
  })
})

describe.each(actions)('README.md on $name/action.yml', ({ manifest, readme }) => {
  it('lists the inputs with their defaults', () => {
    const inputs = Object.entries(manifest.inputs).map(([name, input]) => [
      code(name),
      input.default === undefined ? '' : code(input.default),
    ])
    expect(readTable(readme, 'input').map((row) => row.slice(0, 2))).toEqual(inputs)
  })

  it('lists the outputs', () => {
    const outputs = Object.keys(manifest.outputs).map(code)
    expect(readTable(readme, 'output').map((row) => row[0])).toEqual(outputs)
  })

  it('says something of each input and output', () => {
    const texts = [...readTable(readme, 'input'), ...readTable(readme, 'output')].map((row) =>
      row.at(-1),
    )
    expect(texts).not.toContain('')
  })
})

describe('CONTRIBUTING.md', () => {
  it('gives a reason for each dependency', () => {
    const named = readTable(read('CONTRIBUTING.md'), 'package').flatMap(
      (row) => row[0]?.split(', ') ?? [],
    )
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
    const installed = Object.keys({ ...dependencies, ...devDependencies })
    expect(named.sort()).toEqual(installed.map(code).sort())
  })
})

describe('every use of an action', () => {
  it.each([
    ['in the workflows', workflows, './'],
    ['in the README', readExamples(), 'OWNER/run-report/'],
  ])('%s hands it only inputs that it has', (_, examples, place) => {
    const given = examples.flatMap(stepsOf).flatMap((step) => {
      const path = `${step.uses?.replace(/@v1$/, '')}/`
      const name = path.slice(place.length, -1)
      return path.startsWith(place)
        ? Object.keys(step.with ?? {}).map((input) => [name, input])
        : []
    })
    const inputs = actions.flatMap(({ name, manifest }) =>
      Object.keys(manifest.inputs).map((input) => [name, input]),
    )
    expect(given).toContainEqual(['', 'needs'])
    expect(inputs).toEqual(expect.arrayContaining(given))
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

/** The action whose code is that of its name, and whose part of the README has its name as heading. */
function readAction(path: string): Action {
  const name = dirname(path) === '.' ? '' : dirname(path)
  const manifest = load(read(path)) as Manifest
  const readme = read('README.md')
  if (name === '') {
    return { name, manifest, readme, inputNames: INPUT_NAMES, outputNames: OUTPUT_NAMES }
  }
  const source = SUB_ACTIONS[name as keyof typeof SUB_ACTIONS]
  const [, section = ''] = readme.split(`\n### ${code(name)}\n`)
  return {
    name,
    manifest,
    inputNames: source.INPUT_NAMES,
    outputNames: source.OUTPUT_NAMES,
    readme: section.replace(/\n##.*/s, ''),
  }
}

/** Each a workflow, or a part of one. */
function readExamples(): Example[] {
  const blocks = read('README.md').matchAll(/^```yaml\n(.*?)^```$/gms)
  return Array.from(blocks, ([, block = '']) => load(block) as Example)
}

function stepsOf(example: Example): Step[] {
  if (Array.isArray(example)) return example
  return example.steps ?? Object.values(example.jobs ?? {}).flatMap(stepsOf)
}

/** The cells of the table whose first heading is this word. */
function readTable(text: string, heading: string): string[][] {
  const lines = text.split('\n')
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
