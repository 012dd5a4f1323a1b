import { GitHubError } from '../../../src/github/errors/github-error.ts'
import type { Client } from '../../../src/github/http/client.ts'
import { logReader } from '../../../src/github/http/log-host.ts'
import { toolkit } from '../../../src/github/http/transport.ts'
import { httpError, QUIET_CLIENT } from '../fake-client.ts'
import { type AllResponses, type ResponseName, RUN_ID } from './any-responses.ts'
import { Refusal } from './changes.ts'

type Parameters = Readonly<Record<string, string | number>>

/**
 * A client without a network that has all responses. It refuses what the real one does: a response that
 * is not the JSON it should be.
 *
 * @param attempt the one that is reported; all others of the run are earlier ones
 * @param addressOf where a log can be read
 */
export function responsesClient(
  responses: AllResponses,
  attempt: number,
  addressOf: (log: string) => string,
  responded: (response: ResponseName) => void = () => undefined,
): Client {
  const handOver = <Value>(
    response: ResponseName,
    value: unknown,
    is: (one: unknown) => one is Value,
  ) => {
    responded(response)
    if (value instanceof Refusal) return Promise.reject(httpError(value.status, 'refused'))
    if (!is(value))
      return Promise.reject(new GitHubError('the response is not that JSON', { kind: 'not-json' }))
    return Promise.resolve(value)
  }
  return {
    ...QUIET_CLIENT,
    get(route, parameters) {
      const response = responseTo(route, parameters, attempt)
      return handOver(response, contentOf(response, responses), isObject)
    },
    log: (address, signal) => logReader(toolkit.openHost(signal), address),
    list: () => handOver('annotations', responses.annotations, Array.isArray),
    redirect: () => {
      const { log } = responses
      return handOver('log', log instanceof Refusal ? log : addressOf(textOf(log)), isText)
    },
  }
}

function responseTo(
  route: string,
  { run_id: runId, attempt_number: number, path }: Parameters,
  attempt: number,
): ResponseName {
  if (route.endsWith('/attempts/{attempt_number}/jobs')) {
    if (runId !== RUN_ID) return 'earlierJobs'
    return number === attempt ? 'jobs' : 'attemptJobs'
  }
  if (route.endsWith('/contents/{path}')) {
    return String(path).endsWith('/deploy.yml') ? 'calledFile' : 'file'
  }
  if (route.endsWith('/workflows/{workflow_id}/runs')) return 'earlierRuns'
  if (route.endsWith('/compare/{basehead}')) return 'comparison'
  if (route.endsWith('/timing')) return 'timing'
  return route === '/repos/{owner}/{repo}' ? 'repository' : 'run'
}

/** A response that carries a file carries that of its name. */
function contentOf(response: ResponseName, responses: AllResponses): unknown {
  const value = responses[response]
  const file =
    response === 'file'
      ? responses.workflow
      : response === 'calledFile'
        ? responses.calledWorkflow
        : undefined
  if (file === undefined || !isObject(value) || typeof value.content !== 'string') return value
  return file instanceof Refusal ? file : { ...value, content: base64(file) }
}

function base64(value: unknown): string {
  return Buffer.from(textOf(value)).toString('base64')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
