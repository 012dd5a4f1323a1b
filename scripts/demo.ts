// Shows what the action does with a run: npm run demo [-- [<recorded jobs> [--run <recorded run>]] [--sections <names>]]
// or what the command prints of it: npm run demo -- [<recorded jobs>] --format <format>
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { EXAMPLE_COMMITS, exampleHistory } from '../__tests__/fixtures/example-history.ts'
import { exampleLogs } from '../__tests__/fixtures/example-logs.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../__tests__/fixtures/example-run.ts'
import type { FakeRun } from '../__tests__/helpers/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../__tests__/helpers/fake-github/start-fake-github.ts'
import { startLogHost } from '../__tests__/helpers/fake-github/start-log-host.ts'
import { readRecorded } from '../__tests__/helpers/recorded-responses.ts'
import {
  type ActionOptions,
  type ActionResult,
  runAction,
} from '../__tests__/helpers/run-action.ts'
import { printReport } from './demo/command.ts'
import { renderPage } from './github-page/page.ts'

type Options = Omit<ActionOptions, 'job'> & { readonly job: Omit<ActionOptions['job'], 'apiUrl'> }

const FOLDER = fileURLToPath(new URL('../tmp/demo/', import.meta.url))
const MAX_VALUE = 100
const PAGE = join(FOLDER, 'summary.html')
const REPORT_PAGE = join(FOLDER, 'report.html')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    run: { type: 'string' },
    sections: { type: 'string', default: '' },
    format: { type: 'string' },
  },
})
const [recorded] = positionals

process.exitCode =
  values.format === undefined ? await showAction() : await showCommand(values.format)

async function showAction(): Promise<number> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const result = recorded === undefined ? await showExample() : await replay(recorded)
  writeFileSync(join(FOLDER, 'summary.md'), result.summary)
  writeFileSync(PAGE, renderPage({ markdown: result.summary, title: 'report summary' }))

  console.log(`${result.stdout}${result.stderr}\n${describeOutputs(result.outputs)}\n`)
  console.log('The summary as GitHub shows it:')
  console.log(PAGE)
  console.log('The HTML page of the report:')
  console.log(REPORT_PAGE)
  return result.exitCode ?? 1
}

async function showCommand(format: string): Promise<number> {
  if (recorded === undefined) {
    return await withExample((world) => printReport(world, exampleRun(), format))
  }
  const run = recordedRun(recorded)
  return await printReport({ runs: [run] }, run, format)
}

/** The example's run, with the runs before it and the logs of what failed. */
async function withExample<T>(use: (world: FakeGitHubOptions) => Promise<T>): Promise<T> {
  const logs = Object.entries(exampleLogs())
  const logHost = await startLogHost({
    logs: Object.fromEntries(logs.map(([id, log]) => [`/logs/${id}`, log])),
  })
  try {
    return await use({
      runs: [exampleRun(), ...exampleHistory()],
      files: EXAMPLE_FILES,
      commits: EXAMPLE_COMMITS,
      logs: Object.fromEntries(logs.map(([id]) => [id, `${logHost.url}/logs/${id}`])),
    })
  } finally {
    await logHost.close()
  }
}

/** The example in its own last job, with a budget. */
function showExample(): Promise<ActionResult> {
  const inputs = {
    needs: JSON.stringify(EXAMPLE_NEEDS),
    budgets: 'e2e: 2m',
    sections: values.sections,
    'html-path': REPORT_PAGE,
  }
  return withExample((world) => runAgainst(world, { job: EXAMPLE_JOB, inputs }))
}

function recordedRun(jobsFile: string): FakeRun {
  return readRecorded(
    readJson(jobsFile),
    values.run === undefined ? undefined : readJson(values.run),
  )
}

/** Reports a recorded run from the job of another one, as from `workflow_run`. */
function replay(jobsFile: string): Promise<ActionResult> {
  const run = recordedRun(jobsFile)
  return runAgainst(
    { runs: [run] },
    {
      job: { repository: run.repository, runId: run.id + 1, eventName: 'workflow_run' },
      inputs: {
        'run-id': String(run.id),
        'run-attempt': String(run.attempt),
        sections: values.sections,
        'html-path': REPORT_PAGE,
      },
    },
  )
}

/** Runs the committed bundle as a runner would, against a GitHub that knows nothing else. */
async function runAgainst(
  world: FakeGitHubOptions,
  { job, ...options }: Options,
): Promise<ActionResult> {
  const github = await startFakeGitHub(world)
  try {
    const folder = join(FOLDER, 'runner')
    return await runAction({ ...options, job: { ...job, apiUrl: github.url }, folder })
  } finally {
    await github.close()
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Shows long values, such as JSON, by their beginning. */
function describeOutputs(outputs: ActionResult['outputs']): string {
  const lines = Object.entries(outputs).map(([name, value]) => {
    const text = value.replaceAll('\n', ' ')
    return `${name}: ${text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text}`
  })
  return lines.join('\n')
}
