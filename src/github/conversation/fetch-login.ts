import type { Client } from '../http/client.ts'
import type { ApiPath } from '../http/request.ts'
import type { WriteClient } from '../http/write-client.ts'
import { asObject, asString } from '../json-values.ts'

// The types of octokit have only the routes of the REST API.
const GRAPHQL = '/graphql' as ApiPath<'POST'>

const QUERY = 'query { viewer { login } }'

/**
 * Fetches the login that a token writes as; `undefined` if GitHub does not report it. Only GraphQL knows
 * that of an app, and some servers have only the REST API.
 *
 * @param graphql client for the URL of which `/graphql` is below
 */
export async function fetchLogin(
  client: Pick<Client, 'get'>,
  graphql: Pick<WriteClient, 'create'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const viewer = await graphql.create(GRAPHQL, { query: QUERY }, signal).then(
    ({ data }) => asString(asObject(asObject(data).viewer).login),
    () => undefined,
  )
  if (viewer !== undefined) return viewer
  return await client.get('/user', {}, signal).then(
    ({ login }) => asString(login),
    () => undefined,
  )
}

/** Returns whether two logins are the same account. */
export function isSameLogin(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase()
}
