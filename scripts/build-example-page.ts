import { findingsIn } from '../src/render/findings/findings.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { readBudgets } from '../src/actions/report/inputs.ts'
import { createClient } from '../src/github/http/client.ts'
import { renderPage } from '../src/render/html/page.ts'
import { REPOSITORY } from '../testing/fake-github/api-run.ts'
import { fakeState } from '../testing/fake-github/state.ts'
import { testOptions } from '../testing/fake-client.ts'
import { EXAMPLE_COMMITS, exampleHistory } from '../testing/fixtures/example-history.ts'
import { exampleLogs } from '../testing/fixtures/example-logs.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../testing/fixtures/example-run.ts'
import { logUrl, OFFLINE_API, offlineTransport } from '../testing/offline-transport.ts'

/** Path of the page that docs/summary.md links to. */
export const EXAMPLE_PAGE = 'docs/page-example.html'

/** Half a minute after the end of the run, so that the same source gives the same bytes. */
const AFTER_RUN_MS = 30_000

/**
 * Returns the page of the example run, as the action writes it in the last job of that run, with a budget.
 *
 * @param template the text of `page.html`
 */
export async function buildExamplePage(template: string): Promise<string> {
  const run = exampleRun()
  const madeAt = Date.parse(String(run.run.updated_at)) + AFTER_RUN_MS
  const logs = Object.entries(exampleLogs()).map(([id, log]) => [Number(id), logUrl(log)] as const)
  const state = fakeState({
    runs: [run, ...exampleHistory()],
    files: EXAMPLE_FILES,
    commits: EXAMPLE_COMMITS,
    logs: Object.fromEntries(logs),
  })
  const options = { ...testOptions(OFFLINE_API, offlineTransport(state)), now: () => madeAt }
  const [owner = '', repo = ''] = REPOSITORY.split('/')
  const report = await buildReport({
    ...DEFAULTS,
    client: createClient(options),
    target: {
      ...{ serverUrl: 'https://github.com', owner, repo, runId: run.run.id, attempt: undefined },
      current: {
        jobId: EXAMPLE_JOB.checkRunId,
        runnerName: EXAMPLE_JOB.runnerName,
        jobStatus: 'success',
        needs: Object.entries(EXAMPLE_NEEDS).map(([key, { result }]) => ({ key, result })),
        facts: {
          number: run.run.run_number,
          workflow: undefined,
          event: run.run.event,
          branch: undefined,
          commit: undefined,
          actor: undefined,
        },
      },
    },
    budgets: readBudgets(['e2e: 2m']),
    baseBranch: 'main',
    defaultBranch: 'main',
    parts: true,
    signal: new AbortController().signal,
  })
  return renderPage(findingsIn(report), template)
}
