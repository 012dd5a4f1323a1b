import { fileURLToPath } from 'node:url'
import { type LogScenario, runWithLogs } from './run-with-logs.ts'
import type { Scenario, ScenarioResult } from './scenario.ts'

export interface SubActionResult extends ScenarioResult {
  /** In order of arrival, each as `POST /repos/octo-org/octo-shop/actions/runs/7/rerun`. */
  readonly requests: readonly string[]
  /** Those that could have changed something. */
  readonly writes: readonly string[]
}

/** Runs the bundle of an action that stands beside the report, with the inputs of its own manifest. */
export async function runSubAction(
  name: string,
  scenario: Scenario & Partial<Pick<LogScenario, 'logs'>>,
): Promise<SubActionResult> {
  const played = await runWithLogs({
    logs: {},
    ...scenario,
    entry: pathTo(`dist/${name}/index.js`),
    manifest: pathTo(`${name}/action.yml`),
  })
  const requests = played.github.requests.map(({ method, path }) => `${method} ${path}`)
  return { ...played, requests, writes: requests.filter((request) => !request.startsWith('GET ')) }
}

function pathTo(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url))
}
