// Shows what the action does with a run: npm run demo [-- [<recorded jobs> [--run <recorded run>]] [--sections <names>]]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { exampleHistory } from '../__tests__/fixtures/example-history.ts'
import { exampleLog, FAILED_JOB } from '../__tests__/fixtures/example-log.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../__tests__/fixtures/example-run.ts'
import {
  startFakeGitHub,
  type FakeGitHubOptions,
} from '../__tests__/helpers/fake-github/start-fake-github.ts'
import { startLogHost } from '../__tests__/helpers/fake-github/start-log-host.ts'
import { readRecorded } from '../__tests__/helpers/recorded-answers.ts'
import {
  runAction,
  type ActionOptions,
  type ActionResult,
} from '../__tests__/helpers/run-action.ts'
import { describeResult } from './demo/description.ts'
import { renderPage } from './github-page/page.ts'

type Options = Omit<ActionOptions, 'job'> & { readonly job: Omit<ActionOptions['job'], 'apiUrl'> }

const FOLDER = fileURLToPath(new URL('../tmp/demo/', import.meta.url))
const PAGE = join(FOLDER, 'summary.html')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { run: { type: 'string' }, sections: { type: 'string', default: '' } },
})
const [recorded] = positionals

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const result = recorded === undefined ? await showExample() : await replay(recorded, values.run)
writeFileSync(join(FOLDER, 'summary.md'), result.summary)
writeFileSync(PAGE, renderPage({ markdown: result.summary, title: 'report summary' }))

console.log(describeResult(result))
console.log('The summary as GitHub shows it, to be opened in a browser:')
console.log(PAGE)
process.exitCode = result.exitCode ?? 1

/** The example, with ten runs before it, the log of what failed, and a budget. */
async function showExample(): Promise<ActionResult> {
  const path = `/logs/${FAILED_JOB.id}`
  const logHost = await startLogHost({ logs: { [path]: exampleLog() } })
  try {
    return await runAgainst(
      {
        runs: [exampleRun(), ...exampleHistory()],
        files: EXAMPLE_FILES,
        logs: { [FAILED_JOB.id]: `${logHost.url}${path}` },
      },
      {
        job: EXAMPLE_JOB,
        inputs: {
          needs: JSON.stringify(EXAMPLE_NEEDS),
          budgets: 'e2e: 2m',
          sections: values.sections,
        },
      },
    )
  } finally {
    await logHost.close()
  }
}

/** Reports a recorded run from the job of another one, as from `workflow_run`. */
function replay(jobsFile: string, runFile: string | undefined): Promise<ActionResult> {
  const run = readRecorded(
    readJson(jobsFile),
    runFile === undefined ? undefined : readJson(runFile),
  )
  return runAgainst(
    { runs: [run] },
    {
      job: { repository: run.repository, runId: run.id + 1, eventName: 'workflow_run' },
      inputs: {
        'run-id': String(run.id),
        'run-attempt': String(run.attempt),
        sections: values.sections,
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
