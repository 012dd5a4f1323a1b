// Shows what the source of the action does with the example run: npm run demo
// or what the command prints of it: npm run demo -- --format <format>
// With --dist, both show what dist/ does.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiPull } from '../testing/fake-github/api-conversation.ts'
import {
  BRANCH,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
  GREEN_NEEDS,
} from '../testing/fixtures/example-run.ts'
import { runAction } from '../testing/run-action.ts'
import { runInProcess } from '../testing/runner/run-in-process.ts'
import { type CommandSetup, TOKEN, withExample } from '../testing/run-command.ts'
import { renderPage } from '../testing/github-page/page.ts'
import { pageTemplate } from '../testing/page-template.ts'

const FOLDER = join(import.meta.dirname, '../tmp/demo')
const MAX_VALUE = 100

const { values } = parseArgs({
  options: {
    format: { type: 'string' },
    dist: { type: 'boolean', default: false },
  },
})
const { format, dist } = values
if (format === undefined) await showBoth()
// The event shows the base branch to the action; the command finds it by the pull request.
else
  await withExample((setup) => showCommand(setup, format), {
    pulls: [apiPull({ number: 341, branch: BRANCH })],
  })

/** Shows the red run of the example, then one in which nothing failed. */
async function showBoth(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  await withExample((setup) => showAction(setup, 'red', EXAMPLE_NEEDS))
  console.log('\nThe same run if nothing fails:')
  await withExample((setup) => showAction(setup, 'green', GREEN_NEEDS), {}, exampleRun(true))
}

/** Runs the action in the last job of the example, with a budget. */
async function showAction(
  { github }: CommandSetup,
  name: 'red' | 'green',
  needs: object,
): Promise<void> {
  const folder = join(FOLDER, name)
  mkdirSync(folder, { recursive: true })
  const [page, reportPage] = [join(folder, 'summary.html'), join(folder, 'report.html')]
  const source = dist ? {} : { entry: writeTemplate(folder), runInstead: runInProcess }
  const { stdout, stderr, outputs, summary, exitCode } = await runAction({
    job: { ...EXAMPLE_JOB, apiUrl: github.url, token: TOKEN },
    inputs: {
      needs: JSON.stringify(needs),
      budgets: name === 'red' ? 'e2e: 2m' : '',
      'html-path': reportPage,
    },
    folder: join(folder, 'runner'),
    ...source,
  })
  writeFileSync(join(folder, 'summary.md'), summary)
  writeFileSync(page, renderPage({ markdown: summary, title: 'report summary' }))
  console.log(asShown(`${stdout}${stderr}`))
  for (const [output, value] of name === 'red' ? Object.entries(outputs) : []) {
    const text = value.replaceAll('\n', ' ')
    console.log(`${output}: ${text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text}`)
  }
  console.log(`\nThe summary as GitHub shows it:\n${page}`)
  console.log(`The HTML page of the report:\n${reportPage}`)
  process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCode ?? 1)
}

/** Returns what GitHub shows of the log of a step: annotations as text. */
function asShown(log: string): string {
  return log.replace(/^::(\w+).*?::(.*)$/gm, (_, level: string, message: string) => {
    const text = message.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
    return `##[${level}]${text}`
  })
}

/** Writes the template of the page to where the source looks for it; returns the path of the file that starts the action. */
function writeTemplate(parent: string): string {
  const folder = join(parent, 'bundle')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'page.html'), pageTemplate())
  return join(parent, 'report/index.js')
}

async function showCommand({ run, address }: CommandSetup, format: string): Promise<void> {
  const { columns } = process.stdout
  const { stdout, stderr, exitCode } = await run([address, '--format', format], {
    // What this process captures is shown in its terminal.
    env: { COLUMNS: columns ? String(columns) : process.env['COLUMNS'] },
    inProcess: !dist,
  })
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode ?? 1
}
