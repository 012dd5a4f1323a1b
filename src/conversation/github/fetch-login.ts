import type { RepositorySource } from '../../github/http/client.ts'
import { asArray, asObject, asString } from '../../github/json-values.ts'

/**
 * Fetches the login that a token writes as; `undefined` if GitHub does not report it. Only GraphQL knows
 * that of an app, and some servers have only the REST API.
 */
export async function fetchLogin({
  client,
  signal,
}: RepositorySource): Promise<string | undefined> {
  const query = 'query { viewer { login } }'
  const data = await client.query(query, {}, signal).catch(() => undefined)
  const login = asString(asObject(data?.viewer).login)
  if (login !== undefined) return login
  return asString((await client.get('/user', {}, signal).catch(() => undefined))?.login)
}

/**
 * Fetches which issues an account other than the author edited last; `undefined` if GitHub
 * does not report it. Only GraphQL knows it.
 */
export async function fetchEdited(
  { client, signal }: RepositorySource,
  nodeIds: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const fields = '... on Comment { id author { login } editor { login } }'
  const query = `query { nodes(ids: ${JSON.stringify(nodeIds)}) { ${fields} } }` as const
  const data = await client.query(query, {}, signal).catch(() => undefined)
  const issues = asArray(data?.nodes).map((node) => {
    const { id, author, editor } = asObject(node)
    const [by, last] = [author, editor].map((actor) => asString(asObject(actor).login))
    return { id: asString(id), isEdited: last !== undefined && !isSameLogin(last, by) }
  })
  if (data === undefined || issues.length !== nodeIds.length) return undefined
  const ids = issues.flatMap(({ id = '', isEdited }) => (id === '' || isEdited ? id : []))
  return ids.includes('') ? undefined : new Set(ids)
}

/** Returns whether two logins are the same account. */
export function isSameLogin(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase()
}
