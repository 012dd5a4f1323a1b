import type { ApiAccount } from './api-body.ts'
import type { Host } from './host.ts'

/** A user or organization as it is nested in other bodies. */
export function apiAccount(
  login: string,
  host: Host,
  type: 'User' | 'Organization' = 'User',
): ApiAccount {
  const path = encodeURIComponent(login.toWellFormed())
  const url = `${host.apiUrl}/users/${path}`
  const account = {
    login,
    id: 583_231,
    node_id: 'MDQ6VXNlcjU4MzIzMQ==',
    avatar_url: 'https://avatars.githubusercontent.com/u/583231?v=4',
    gravatar_id: '',
    url,
    html_url: `${host.serverUrl}/${path}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  }
  return account
}
