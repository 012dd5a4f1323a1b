import { stringify, parse } from 'yaml'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A workflow to run, and how it should finish. */
export interface Case {
  readonly name: string
  readonly text: string
  readonly event: string
  /** The event of the run in a `workflow_run` event. */
  readonly about: string
  /** The conclusion of an earlier run of the workflow. */
  readonly before: string
  /** Steps that fail, as the key of the job and the id or position of the step. */
  readonly fails: readonly string[]
  /** Outputs of the action, as `name=value`. */
  readonly outputs: readonly string[]
  /** A part of what a step prints. */
  readonly prints: string
  /** Requests that change something, as `POST /issues`. */
  readonly requests: readonly string[]
  /** A part of what such a request sends. */
  readonly sends: string
  /** Steps that fail when a collaborator has followed the link of the summary to a new issue; `undefined` without it. */
  readonly failsWithIssue: readonly string[] | undefined
  /** Inputs that a warning says are invalid. */
  readonly warns: readonly string[]
}

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '__tests__/workflows')

/** Lists the workflows of `__tests__/workflows`; comments at their start say how they finish. */
export function readCases(): Case[] {
  return globSync('*.yml', { cwd: FOLDER, exclude: ['called.yml'] })
    .sort()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8')
      return caseOf(basename(file), text, text)
    })
}

/** Returns a workflow in which each input that has rules is invalid once. */
export function invalidInputs(): Case {
  const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object }
  const names = Object.keys(inputs).filter((name) => !ANY_TEXT.test(name))
  const steps = names.map((id) => {
    return { id, uses: 'OWNER/run-report@v1', 'continue-on-error': true, with: { [id]: '?' } }
  })
  const outcomes = names.map((id) => `\${{ steps.${id}.outcome }}`).join(' ')
  const expected = names
    .map((id) => ([...REFUSED, ...GATES].includes(id) ? 'failure' : 'success'))
    .join(' ')
  const check = { run: `test '${expected}' = "$OUTCOMES"`, env: { OUTCOMES: outcomes } }
  const report = { 'runs-on': 'ubuntu-slim', steps: [...steps, check] }
  const warned = names.filter((id) => !REFUSED.includes(id)).join(', ')
  return caseOf('invalid inputs', stringify({ on: 'push', jobs: { report } }), `# warns: ${warned}`)
}

/** An error says so of these. */
const REFUSED = ['repository', 'run-id', 'on-error']

/** What else fails the step: a gate that cannot be read is closed. */
const GATES = ['fail-on', 'fail-on-jobs', 'budgets']

const ANY_TEXT = /^(?:github-token|known-issues|test-results|allowed-\w+|\w+-path)$/

/** Documents with workflows to paste, and a workflow to copy. */
const DOCUMENTS = [
  'README.md',
  ...['gates', 'test-results', 'commit', 'chat', 'maintainer', 'platform', 'runs'].map(
    (name) => `docs/${name}.md`,
  ),
  'docs/otlp/run-report-again.yml',
]

/** How the recipes finish that do not just pass, by document and heading, like the comments above. */
const RECIPES: Readonly<Record<string, string>> = {
  'docs/gates.md: Gate': '# fails: report/0, test/0',
  'docs/gates.md: Budgets': '# output: over-budget=[]',
  'docs/platform.md: One file': `
# about: pull_request
# output: done=true
# requests: POST /issues/12/comments`,
  'docs/otlp/run-report-again.yml': '# prints: spans of 1 run to',
  'docs/gates.md: Gate for new failures': `
# fails: report/0, test/0
# logs: Error: read ECONNRESET after $((RANDOM % 9)).$((RANDOM % 9))s: 'cart' & shop
# issue: test/0`,
  'docs/gates.md: Gate for each package': `
# fails: cart/0, gate/0
# prints: the gate passes: it only looks at shop`,
  'docs/maintainer.md: The gate': '# fails: report/0, test/0',
  'docs/maintainer.md: All else in one file': `
# about: pull_request
# output: done=true
# requests: POST /issues/12/comments`,
  'docs/runs.md: delete-logs': '# requests: DELETE /actions/runs/22399999999/logs',
  'docs/runs.md: Minutes of a month': '# prints: | workflow | labels | team | jobs | minutes |',
  'docs/chat.md: Slack': '# fails: test/0',
  'docs/chat.md: One line': '# fails: test/0',
  'docs/commit.md: Report on another workflow': `
# about: pull_request
# output: done=true
# requests: POST /issues/12/comments
# sends: [Full report](https://github.com/octo-org/octo-shop/actions/runs/1/artifacts/2)`,
}

const OWN_ACCOUNT = /\b[\w-]+(?=\/run-report\b)/g
const HEADING_OR_BLOCK = /^#+ ([^\n]+)$|^```yaml\n(.*?)^```$/gms

/**
 * Lists the YAML blocks of the documents. A block that is part of a workflow is completed: jobs in `needs` get a step,
 * steps and permissions get a job, and inputs, or steps that read outputs of the report, get a step of the report.
 */
export function readRecipes(): Case[] {
  const recipes = DOCUMENTS.flatMap((document) => {
    // `npm run owner` writes another account.
    const text = readFileSync(join(ROOT, document), 'utf8')
      .replaceAll(OWN_ACCOUNT, 'OWNER')
      .replaceAll('https://otlp.example.com:4318', '${{ vars.COLLECTOR }}')
      .replaceAll('https://clickhouse.example.com:8443', '${{ vars.COLLECTOR }}')
      // The runs of the fake GitHub are of a fixed day.
      .replaceAll("'3 days ago'", "'2000 days ago'")
    if (!document.endsWith('.md')) return [caseOf(document, text, RECIPES[document] ?? '')]
    let heading = ''
    let count = 0
    return [...text.matchAll(HEADING_OR_BLOCK)].flatMap(([, title, yaml = '']) => {
      if (title !== undefined) {
        ;[heading, count] = [title, 0]
        return []
      }
      count++
      const name = `${document}: ${heading}${count > 1 ? ` ${count}` : ''}`
      const expected = RECIPES[name] ?? ''
      return [caseOf(name, complete(yaml, expected), expected)]
    })
  })
  const unknown = Object.keys(RECIPES).filter((name) => !recipes.some((one) => one.name === name))
  if (unknown.length > 0) throw new Error(`No such recipes: ${unknown.join('; ')}`)
  return recipes
}

interface Workflow {
  readonly on?: string | Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, { readonly needs?: string | readonly string[] }>>
}

function complete(yaml: string, expected: string): string {
  const part = parse(yaml) as Workflow | readonly object[] | Readonly<Record<string, string>>
  const report = { id: 'report', uses: 'OWNER/run-report@v1' }
  const isOfReport = yaml.includes('steps.report.') && !yaml.includes('id: report')
  const isOfJob = 'permissions' in part
  const steps = Array.isArray(part)
    ? [...(isOfReport ? [report] : []), ...(part as readonly object[])]
    : [isOfJob ? report : { ...report, with: part }]
  const job = {
    if: 'always()',
    needs: 'test',
    'runs-on': 'ubuntu-slim',
    ...(isOfJob && part),
    steps,
  }
  const workflow = isWorkflow(part) ? part : { jobs: { report: job } }
  const needed = Object.values(workflow.jobs).flatMap(({ needs = [] }) => needs)
  const logs = listAt('logs', expected)
  const added = needed.map((key) => {
    const isFailing = listAt('fails', expected).includes(`${key}/0`)
    const exit = `exit ${isFailing ? 1 : 0}`
    const lines = isFailing ? logs.map((line) => `sleep 1; echo "${line}"; `) : []
    const step = { name: `Run ${exit}`, run: `${lines.join('')}${exit}` }
    return [key, { 'runs-on': 'ubuntu-latest', steps: [step] }]
  })
  const jobs = { ...Object.fromEntries(added), ...workflow.jobs } as object
  return stringify({ on: 'push', ...workflow, jobs })
}

function isWorkflow(part: object): part is Workflow {
  return 'jobs' in part
}

function caseOf(name: string, text: string, expected: string): Case {
  const { on = '' } = parse(text) as Workflow
  return {
    ...{ name, text, event: typeof on === 'string' ? on : (Object.keys(on)[0] ?? '') },
    about: listAt('about', expected)[0] ?? 'push',
    before: listAt('before', expected)[0] ?? 'success',
    fails: listAt('fails', expected),
    outputs: Array.from(expected.matchAll(/^# output: (.+)$/gm), ([, output = '']) => output),
    prints: listAt('prints', expected)[0] ?? '',
    requests: listAt('requests', expected),
    sends: listAt('sends', expected)[0] ?? '',
    warns: listAt('warns', expected),
    failsWithIssue: expected.includes('# issue: ') ? listAt('issue', expected) : undefined,
  }
}

function listAt(key: string, text: string): string[] {
  const [, list = ''] = new RegExp(`^# ${key}: (.+)$`, 'm').exec(text) ?? []
  return list.split(', ').filter((item) => item !== '')
}
