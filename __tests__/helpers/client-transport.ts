import { GitHubError } from '../../src/github/errors/github-error.ts'
import type { Client } from '../../src/github/http/client.ts'
import type { Parameters, Path } from '../../src/github/http/request.ts'
import type { ApiResponse, Transport } from '../../src/github/http/transport.ts'

const API = 'https://api.github.com'

const REPOSITORY = '/repos/{owner}/{repo}'
const RUN = `${REPOSITORY}/actions/runs/{run_id}` as const

/** The paths that a report requests. */
const PATHS: readonly Path<'GET'>[] = [
  REPOSITORY,
  RUN,
  `${RUN}/attempts/{attempt_number}`,
  `${RUN}/attempts/{attempt_number}/jobs`,
  `${RUN}/jobs`,
  `${RUN}/timing`,
  `${RUN}/approvals`,
  `${REPOSITORY}/actions/workflows/{workflow_id}/runs`,
  `${REPOSITORY}/contents/{path}`,
  `${REPOSITORY}/check-runs/{check_run_id}/annotations`,
  `${REPOSITORY}/actions/jobs/{job_id}/logs`,
]

/** Returns a transport whose responses are what a client returns; for tests of what is around one. */
export function clientTransport(client: Client): Transport {
  return {
    async send({ url, signal }) {
      const { path, parameters } = requestOf(new URL(url))
      try {
        if (path.endsWith('/logs')) {
          return respond(302, '', { location: await client.redirect(path, parameters, signal) })
        }
        const read = path.endsWith('/annotations') ? client.list : client.get
        return respond(200, JSON.stringify(await read(path, parameters, signal)))
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error
        const { status = 200, reason } = error
        return respond(status, status === 200 ? 'no JSON' : JSON.stringify({ message: reason }))
      }
    },
    openHost: (signal) => async (url) => {
      const { body } = await client.log(url, signal)()
      return { status: 200, headers: {}, body, close: () => undefined }
    },
  }
}

function respond(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { status, headers, body }
}

function requestOf({ origin, pathname, searchParams }: URL) {
  if (origin !== API) throw new Error(`expected a request to ${API}`)
  for (const path of PATHS) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`)
    const values = pattern.exec(pathname)?.slice(1)
    if (values === undefined) continue
    const inPath = names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')])
    const parameters = Object.fromEntries([...inPath, ...searchParams]) as Record<string, string>
    return { path, parameters: withNumbers(parameters) }
  }
  throw new Error(`no path for ${pathname}`)
}

function withNumbers(parameters: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      /^\d+$/.test(value) ? Number(value) : value,
    ]),
  )
}
