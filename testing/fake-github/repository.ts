import { fill, without } from './fill.ts'
import { GITHUB_COM, type Host } from './host.ts'

export interface ApiAccount {
  readonly login: string
}

export interface ApiRepository {
  readonly id: number
  readonly name: string
  readonly full_name: string
  readonly url: string
  readonly html_url: string
}

export const REPOSITORY_ID = 701_205_363

/** A user or organization as it is nested in other bodies. */
export function apiAccount(
  login: string,
  { apiUrl: api, serverUrl: server }: Host,
  type: 'User' | 'Organization' = 'User',
): ApiAccount {
  return fill('account', {
    login,
    type,
    api,
    server,
    path: encodeURIComponent(login.toWellFormed()),
  }) as ApiAccount
}

/** The repository `owner/name` as it is nested in a run. */
export function apiRepository(fullName: string, host: Host): ApiRepository {
  const [owner = '', name] = fullName.split('/')
  return fill('repository', {
    fullName,
    name,
    owner: apiAccount(owner, host, 'Organization'),
    url: `${host.apiUrl}/repos/${fullName}`,
    page: `${host.serverUrl}/${fullName}`,
  }) as ApiRepository
}

/** A fork of the builders' repository as it is nested in a run. */
export const FORK: ApiRepository = { ...apiRepository('mona/octo-shop', GITHUB_COM), id: 5 }

/** A repository as its own endpoint returns it. */
export function fullRepository(nested: object, lacks: readonly string[] = []): object {
  return without({ ...nested, ...fill('fullRepository', {}) }, lacks)
}
