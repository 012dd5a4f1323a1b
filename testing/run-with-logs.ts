import { expect } from '@jest/globals'
import { type LogHostOptions, startLogHost } from './fake-github/start-log-host.ts'
import { fakeState } from './fake-github/state.ts'
import { logLine, logOfStep } from './log-text.ts'
import { expectOnlyReads, runScenario, type Scenario } from './scenario.ts'
import { fileURLToPath } from 'node:url'

type Content = NonNullable<LogHostOptions['logs']>[string]

export interface LogScenario extends Scenario, Omit<LogHostOptions, 'logs' | 'held'> {
  /** What the host of the logs has of each job, by job id. */
  readonly logs: Readonly<Record<number, Content>>
  /** And of each artifact, by its id. @default none */
  readonly artifacts?: Readonly<Record<number, Content>>
}

/**
 * Runs the action as `runScenario` does, with a second host, to which GitHub leads for the logs and which
 * gets no token, whatever the scenario.
 */
export async function runWithLogs(scenario: LogScenario) {
  const { logs, artifacts = {}, ranges, faults, secured, github, ...rest } = scenario
  const kept = { logs, artifacts }
  const pathOf = (kind: keyof typeof kept, id: string) => `/${kind}/${id}?sig=abc`
  const contents = (['logs', 'artifacts'] as const).flatMap((kind) =>
    Object.entries(kept[kind]).map(([id, content]) => [pathOf(kind, id), content] as const),
  )
  const logHost = await startLogHost({
    logs: Object.fromEntries(contents),
    ...{ ranges, faults, secured, held: github?.held },
  })
  try {
    const addresses = (kind: keyof typeof kept) =>
      Object.fromEntries(
        Object.keys(kept[kind]).map((id) => [id, `${logHost.url}${pathOf(kind, id)}`]),
      )
    const result = await runScenario({
      ...rest,
      github: {
        artifacts: addresses('artifacts'),
        ...github,
        logs: { ...addresses('logs'), ...fakeState(github).logs },
      },
    })
    expectOnlyReads(logHost.requests)
    const withToken = logHost.requests.filter(({ headers }) => headers.authorization !== undefined)
    expect(withToken).toEqual([])
    return { ...result, logHost }
  } finally {
    await logHost.close()
  }
}

/** The log of the builders' failed job, whose step `Run npm test` ran from second 7 to 67 after its start. */
export function failedLog(output: readonly string[], exitCode = 1, start = 0): string {
  const exit = logLine(start + 64, `##[error]Process completed with exit code ${exitCode}.`)
  return logOfJob(output, start, [exit])
}

/** The log of the builders' job whose step passed. */
export function passedLog(output: readonly string[], start = 0): string {
  return logOfJob(output, start, [])
}

function logOfJob(output: readonly string[], start: number, end: readonly string[]): string {
  const lines = [
    logLine(start + 7, 'Complete job name: test'),
    ...logOfStep(start + 7, 'npm test', output),
    ...end,
    logLine(start + 68, 'Cleaning up orphan processes'),
  ]
  return `${lines.join('\n')}\n`
}

export type SubActionResult = Awaited<ReturnType<typeof runSubAction>>

/** Runs the bundle of an action that stands beside the report, with the inputs of its own manifest. */
export async function runSubAction(
  name: string,
  scenario: Scenario & Partial<Pick<LogScenario, 'logs'>>,
) {
  const result = await runWithLogs({
    logs: {},
    ...scenario,
    entry: pathTo(`dist/${name}/index.js`),
    manifest: pathTo(`${name}/action.yml`),
  })
  /** In order of arrival, each as `POST /repos/octo-org/octo-shop/actions/runs/7/rerun`. */
  const requests = result.github.requests.map(({ method, path }) => `${method} ${path}`)
  // The actions send only queries to GraphQL.
  const isRead = (request: string) => request.startsWith('GET ') || request.endsWith('/graphql')
  /** Those that could have changed something. */
  const writes = requests.filter((request) => !isRead(request))
  return { ...result, requests, writes }
}

function pathTo(file: string): string {
  return fileURLToPath(new URL(`../${file}`, import.meta.url))
}

/** Sorts the requests between two changes, some of which are sent in parallel. */
export function sortReads(requests: readonly string[] = []): string[] {
  const parts: string[][] = [[]]
  for (const request of requests) {
    if (request.startsWith('GET ')) parts.at(-1)?.push(request)
    else parts.push([request], [])
  }
  return parts.flatMap((part) => part.toSorted())
}
