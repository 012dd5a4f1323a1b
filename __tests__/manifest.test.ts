import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as cancel from '../src/runs/actions/cancel.ts'
import * as comment from '../src/conversation/actions/comment/comment.ts'
import * as deleteLogs from '../src/runs/actions/delete-logs.ts'
import * as downloadLogs from '../src/runs/actions/download-logs.ts'
import type { Inputs } from '../src/actions/inputs.ts'
import * as issue from '../src/conversation/actions/issue/issue.ts'
import * as month from '../src/month/actions/month.ts'
import * as otlp from '../src/otlp/actions/otlp.ts'
import * as report from '../src/actions/report/report.ts'
import * as rerun from '../src/runs/actions/rerun.ts'
import * as runs from '../src/runs/actions/runs.ts'
import {
  ACTIONS,
  NESTED_REPORT,
  nestedManifest,
  partOf,
  REFERENCE,
} from '../testing/action-manifests.ts'
import { bundledPackages, type Lock } from '../testing/bundled-packages.ts'
import { withActionSections } from '../testing/manifest-tables.ts'

/** The inputs that each action reads, and its outputs. */
const DECLARED: Readonly<
  Record<string, { readonly action: { readonly inputs: Inputs; readonly outputs: object } }>
> = {
  ...{ cancel, comment, issue, month, otlp, report, rerun, runs },
  ...{ 'delete-logs': deleteLogs, 'download-logs': downloadLogs },
}

interface Package {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

interface Step {
  uses?: string
  with?: Record<string, unknown>
}

interface Job {
  permissions?: Record<string, string>
  steps?: Step[]
}

/** Steps, a job, a workflow, or a composite action. */
type Example = Step[] | (Job & { jobs?: Record<string, Job>; runs?: Job })

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

// `npm run check:workflows` validates these files with the platform's schemas.
const actions = ACTIONS.map((action) => ({
  ...action,
  readme: partOf(read(action.document), action.name),
}))
const subActions = actions.filter(({ folder }) => folder !== '')
const documents = globSync(['*.md', 'docs/*.md', '*/README.md'], { cwd: root })

describe.each(actions)('$path', ({ folder, name, path, manifest }) => {
  it('has the inputs, defaults and outputs of the code', () => {
    const defaults = Object.entries(manifest.inputs).map(([input, { default: value = '' }]) => [
      input,
      value,
    ])
    const { inputs = {}, outputs = {} } = DECLARED[name]?.action ?? {}
    const declared = Object.entries(inputs).map(([input, { fallback }]) => [input, fallback])
    expect(Object.fromEntries(defaults)).toEqual(Object.fromEntries(declared))
    expect(Object.keys(manifest.outputs).toSorted()).toEqual(Object.keys(outputs).toSorted())
  })

  it('runs a bundle of less than 1.4 MB with Node 24', () => {
    const { runs } = parse(read(path)) as { runs: { using: string; main: string } }
    expect(runs.using).toBe('node24')
    expect(statSync(join(root, folder, runs.main)).size).toBeLessThan(1_400_000)
  })

  // https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json, input-default-context
  it('uses only contexts in defaults that the runner provides there', () => {
    const known = ['github', 'job', 'matrix', 'runner', 'strategy']
    const used = Object.values(manifest.inputs).flatMap((input) => findContexts(input.default))
    expect(used.filter((context) => !known.includes(context))).toEqual([])
  })

  // The runner parses expressions in descriptions too, where no context is known, and then does not
  // load the action: ParseScalar in src/Sdk/DTObjectTemplating/ObjectTemplating/TemplateReader.cs.
  it('has expressions in defaults of inputs only', () => {
    const inputs = Object.entries(manifest.inputs).map(([input, fields]) => [
      input,
      { ...fields, default: '' },
    ])
    const rest = { ...manifest, inputs: Object.fromEntries(inputs) as object }
    expect(JSON.stringify(rest).match(/\$\{\{.*?\}\}/g)).toBeNull()
  })
})

describe('the actions', () => {
  // After 1.0 no name can go, so that each one has to be worth learning.
  it.each([
    ['the report', ACTIONS.filter(({ name }) => name === 'report'), 22, 21],
    ['all actions', ACTIONS, 97, 59],
  ])('have in %s at most that many inputs and outputs', (_, some, maxInputs, maxOutputs) => {
    const count = (kind: 'inputs' | 'outputs') =>
      some.reduce((sum, { manifest }) => sum + Object.keys(manifest[kind]).length, 0)
    expect(count('inputs')).toBeLessThanOrEqual(maxInputs)
    expect(count('outputs')).toBeLessThanOrEqual(maxOutputs)
  })
})

/** More is not read in a table: it is on the page of its purpose. */
const MAX_DESCRIPTION_CHARACTERS = 160

describe('each description of an input or an output', () => {
  type Described = Readonly<Record<string, { readonly description?: string }>>
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).flatMap((path) => {
    const { on } = parse(read(path)) as {
      readonly on: { readonly workflow_call?: Readonly<Record<string, Described>> }
    }
    return Object.values(on.workflow_call ?? {}).map((fields) => ({ path, fields }))
  })
  const declared = actions.flatMap(({ path, manifest: { inputs, outputs } }) =>
    [inputs, outputs].map((fields): { path: string; fields: Described } => ({ path, fields })),
  )

  it.each(['action.yml', '.github/workflows/report.yml', '.github/workflows/month.yml'])(
    'is checked in %s',
    (path) => {
      expect([...declared, ...workflows].map((one) => one.path)).toContain(path)
    },
  )

  it(`has at most ${MAX_DESCRIPTION_CHARACTERS} characters`, () => {
    const long = [...declared, ...workflows].flatMap(({ path, fields }) =>
      Object.entries(fields)
        .filter(([, { description = '' }]) => description.length > MAX_DESCRIPTION_CHARACTERS)
        .map(([name, { description }]) => `${path}: ${name}: ${description?.length}`),
    )
    expect(long).toEqual([])
  })
})

describe(REFERENCE, () => {
  const reference = read(REFERENCE)

  it('has the inputs and outputs of each action.yml', () => {
    // `npm run build` writes the sections.
    expect(withActionSections(reference)).toBe(reference)
  })

  it.each(actions)('describes each input and output of $name', ({ name, manifest }) => {
    const section = partOf(reference, name)
    const rows = [...readTable(section, 'input'), ...readTable(section, 'output')]
    const seen = Array.from(section.matchAll(/^See (?=\[).*$/gm), ([line]) =>
      line.match(/`[^`]+`/g),
    )
    const described = [...rows.map(([key]) => key), ...seen.flat()]
    const declared = [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]
    expect(described.toSorted()).toEqual(declared.map(code).toSorted())
    expect(rows.map((row) => row.at(-1))).not.toContain('')
  })
})

describe.each(actions)('$document, $name', ({ folder, readme }) => {
  const listed = readTable(readme, 'permission')

  it('describes the permissions that its first example with permissions grants', () => {
    const jobs = readExamples(readme).flatMap(jobsOf)
    // The trace needs a report, whose permissions are in the README of the report.
    const permissions = folder === 'otlp' ? {} : jobs.find((job) => job.permissions)?.permissions
    const scopes = Object.entries(permissions ?? {}).map((scope) => scope.join(': '))
    const described = new RegExp(`^ *(?:${scopes.join('|')}) # \\S`, 'gm')
    const comments = readme.match(described)?.map((line) => code(line.trim().split(' #')[0] ?? ''))
    const rows = listed.map((row) => row[0])
    expect([...rows, ...(comments ?? [])]).toEqual(expect.arrayContaining(scopes.map(code)))
  })
})

describe('README.md', () => {
  const readme = read('README.md')

  it('is smaller than 15 kB', () => {
    expect(Buffer.byteLength(readme)).toBeLessThan(15_000)
  })

  it('has both commands of a clone in one block, which package.json has and .ci/run calls', () => {
    const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
    const commands = blocks.map((block) => block.replaceAll(/ #.*$/gm, '').trim().split('\n'))
    expect(commands).toEqual([['npm ci && npm run demo', 'npm ci && npm test']])
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object }
    expect(scripts).toMatchObject({ demo: expect.any(String), test: expect.any(String) })
    const called = read('.ci/run').match(/^check npm (?:ci|test)\b/gm)
    expect(called).toEqual(['check npm ci', 'check npm test'])
  })

  it('lists each sub-action with a link to its document', () => {
    const links = subActions.map(({ folder, document }) => {
      const target = document.startsWith('docs/') ? `${document}#${folder}` : document
      return `[${code(folder)}](${target})`
    })
    expect(
      readTable(readme, 'action')
        .map((row) => row[0])
        .toSorted(),
    ).toEqual(links.toSorted())
  })

  it('lists the permission that each sub-action always needs', () => {
    const rows = readTable(readme, 'action')
    const needed = subActions.map(({ folder, readme: text }) => [
      folder,
      readTable(text, 'permission')[0]?.[0] ?? firstPermission(text) ?? 'none',
    ])
    expect(
      needed.filter(([name, permission]) => {
        const row = rows.find(([link]) => link?.includes(code(`${name}`)))
        return row?.at(-1)?.startsWith(`${permission}`) !== true
      }),
    ).toEqual([])
  })
})

describe('CONTRIBUTING.md', () => {
  it('lists each package of package.json that is in a bundle', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
    const lock = JSON.parse(read('package-lock.json')) as Lock
    const licences = read('dist/bundle/licenses.txt')
    const bundled = bundledPackages(licences, lock).map(({ name }) => code(name))
    const direct = Object.keys({ ...dependencies, ...devDependencies }).map(code)
    const listed = readTable(read('CONTRIBUTING.md'), 'package').flatMap(
      (row) => row[0]?.split(', ') ?? [],
    )
    expect(listed).toEqual(expect.arrayContaining(direct.filter((name) => bundled.includes(name))))
    expect(direct).toEqual(expect.arrayContaining(listed))
  })
})

describe.each(documents)('%s', (path) => {
  it('links only to files and headings that exist', () => {
    const links = [...read(path).matchAll(/\]\((?!https:)([^)#\s]*)(?:#([^)\s]*))?\)/g)]
    const broken = links.filter(([, file = '', heading]) => {
      const target = file === '' ? path : join(dirname(path), file)
      if (!exists(target)) return true
      return heading !== undefined && !headingsOf(read(target)).includes(heading)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })
})

describe('the documents', () => {
  const summaries = globSync('testing/approved/*/summary.md', { cwd: root }).map(read)
  /** No sections, or the name of one in a rare run. */
  const others = ['Jobs that this one needs', 'Steps of every job', 'What was cancelled']

  it.each([
    ['docs/summary.md', /^## \S+ (?!Commit|Pull request)/],
    ['docs/commit.md', /^## \S+ (?:Commit|Pull request)/],
  ])('list in %s the sections that summaries have', (path, heading) => {
    const found = summaries
      .filter((summary) => heading.test(summary))
      .flatMap((summary) => [
        ...summary.matchAll(/^(?:### |<details><summary><strong>)([^<\n]+)/gm),
      ])
      .map(([, title = '']) => title)
    const titles = new Set(found.filter((title) => !others.includes(title)))
    const [sections = ''] = /^Sections: .*$/m.exec(read(path)) ?? []
    const listed = Array.from(sections.matchAll(/_([^_]+)_/g), ([, title]) => title)
    expect(listed.toSorted()).toEqual([...titles].toSorted())
  })
})

describe('the first lines that documents quote', () => {
  const summaries = globSync('testing/approved/*/summary.md', { cwd: root }).map(read)
  const quotes = documents.flatMap((document) =>
    [...read(document).matchAll(/[_`](❌ [^_`]+)[_`]/g)].map(([, line = '']) => [document, line]),
  )

  it.each(quotes)('are what a summary says: %s, %s', (_, line) => {
    expect(summaries.some((summary) => summary.startsWith(`## ${line}\n`))).toBe(true)
  })
})

describe('every use of an action', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map(
    (path) => parse(read(path)) as Example,
  )
  const examples = [
    ...documents.flatMap((path) => readExamples(read(path))),
    parse(read('docs/otlp/run-report-again.yml')) as Example,
  ]

  it.each([
    ['in the workflows', workflows, './'],
    ['in the documents', examples, 'OWNER/run-report/'],
  ])('%s passes only inputs that exist', (_, uses, prefix) => {
    const passed = uses.flatMap(stepsOf).flatMap((step) => {
      const path = `${step.uses?.replace(/@v1$/, '').replace(/^[\w-]+(?=\/run-report)/, 'OWNER')}/`
      const name = path.slice(prefix.length, -1)
      return path.startsWith(prefix)
        ? Object.keys(step.with ?? {}).map((input) => [name, input])
        : []
    })
    const inputs = actions.flatMap(({ folder, manifest }) =>
      Object.keys(manifest.inputs).map((input) => [folder, input]),
    )
    expect(passed).toContainEqual(['', 'needs'])
    expect(inputs).toEqual(expect.arrayContaining(passed))
  })
})

describe('the inputs of each action', () => {
  const sources = globSync(['src/**/*.ts'], { cwd: root }).map((path) => read(path))

  it.each(Object.entries(DECLARED))('are read: %s', (_, { action }) => {
    const unread = Object.keys(action.inputs).filter((name) => {
      const read = name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
      // Where it is declared, it has a colon behind it.
      const use = new RegExp(`\\b${read}\\b(?! ?:)`)
      return !sources.some((text) => use.test(text))
    })
    expect(unread).toEqual([])
  })
})

/** Inputs of actions that the workflow lacks: they are of the job that runs the action, or choose one run. */
const OF_JOBS = [
  ...['current-job-id', 'current-job-status', 'fail-on-jobs', 'needs', 'summary'],
  ...['repository', 'run-attempt', 'run-id'],
]

describe('report.yml', () => {
  const text = read('.github/workflows/report.yml')
  const { on, jobs } = parse(text) as {
    readonly on: { readonly workflow_call: { readonly inputs: Readonly<Record<string, object>> } }
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Required<Step>[] }>>
  }
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  const own = steps.filter(({ uses }) => uses.startsWith('$/'))

  it('uses a copy of the manifest of the action at the root', () => {
    expect(read(NESTED_REPORT)).toBe(nestedManifest(read('action.yml')))
    const { runs } = parse(read(NESTED_REPORT)) as { runs: { main: string } }
    expect(join(root, dirname(NESTED_REPORT), runs.main)).toBe(join(root, 'dist/report/index.js'))
  })

  it.each(own)('passes only inputs that exist to $uses', ({ uses, with: passed }) => {
    const { inputs } = parse(read(uses.replace('$/', '') + '/action.yml')) as {
      inputs: Readonly<Record<string, object>>
    }
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(passed)))
  })

  it('has each input of the actions that it uses, sets it, or does not need it', () => {
    const inputs = own.flatMap(({ uses }) => {
      const { inputs: declared } = parse(read(`${uses.replace('$/', '')}/action.yml`)) as {
        inputs: Readonly<Record<string, object>>
      }
      return Object.keys(declared)
    })
    const given = [
      ...Object.keys(on.workflow_call.inputs),
      ...own.flatMap((step) => Object.keys(step.with)),
    ]
    expect(new Set(inputs.filter((name) => !given.includes(name)))).toEqual(new Set(OF_JOBS))
  })

  it('passes the token, and what an action does if it fails, to each', () => {
    const token = { 'github-token': '${{ secrets.report-token || github.token }}' }
    for (const { uses, with: passed } of own) {
      const rest = { 'on-error': '${{ inputs.on-error }}' }
      expect(passed).toMatchObject(uses === '$/otlp' ? rest : { ...token, ...rest })
    }
  })

  it('sends the trace directly after the report, unless the job is cancelled', () => {
    const [report, trace] = steps
    expect([report?.uses, trace?.uses]).toEqual(['$/.github/report', '$/otlp'])
    expect(trace).toMatchObject({
      if: "${{ !cancelled() && inputs.otlp-endpoint != '' }}",
      with: { 'report-path': '${{ steps.report.outputs.report-path }}' },
    })
  })

  it('reads each of its inputs, those of the actions under their names', () => {
    for (const [name, fields] of Object.entries(on.workflow_call.inputs)) {
      expect(text).toContain(`inputs.${name}`)
      if (!('description' in fields)) expect(text).toContain(`${name}: \${{ inputs.${name} }}`)
    }
  })
})

/** Returns the first name of each chain in each expression, without functions and quoted text. */
function findContexts(text = ''): string[] {
  const expressions = text.match(/\$\{\{.*?\}\}/g) ?? []
  return expressions.flatMap(
    (expression) =>
      expression.replaceAll(/'[^']*'/g, "''").match(/(?<![\w.-])[a-z][\w-]*\b(?!\()/gi) ?? [],
  )
}

/** Returns the first permission of the first example, if it has a comment: without a table, this describes it. */
function firstPermission(text: string): string | undefined {
  const [, permission] = /^ *permissions:\n *([\w-]+: \w+) #/m.exec(text) ?? []
  return permission && code(permission)
}

function code(text: string): string {
  return `\`${text}\``
}

function exists(path: string): boolean {
  return globSync(path, { cwd: root }).length > 0
}

/** Returns the anchors that GitHub makes for the headings. */
function headingsOf(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Returns the YAML examples; each is a workflow or a part of one. */
function readExamples(text: string): Example[] {
  const blocks = text.matchAll(/^```yaml\n(.*?)^```$/gms)
  return Array.from(blocks, ([, block = '']) => parse(block) as Example)
}

function jobsOf(example: Example): Job[] {
  if (Array.isArray(example)) return [{ steps: example }]
  return [example, example.runs ?? {}, ...Object.values(example.jobs ?? {})]
}

function stepsOf(example: Example): Step[] {
  return jobsOf(example).flatMap(({ steps = [] }) => steps)
}

/** Returns the cells of the tables whose first heading is this word. */
function readTable(text: string, heading: string): string[][] {
  const tables = text.matchAll(
    new RegExp(`^\\| *${heading}s? *\\|.*\\n\\|.*((?:\\n\\|.*)*)`, 'gim'),
  )
  return Array.from(tables, ([, rows = '']) => rows.trim().split('\n'))
    .flat()
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
