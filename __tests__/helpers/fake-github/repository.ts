import { apiAccount } from './account.ts'
import type { ApiRepository } from './api-body.ts'
import type { Host } from './host.ts'

export const REPOSITORY_ID = 701_205_363

/** Every address of a repository: the field without `_url`, and what follows the repository's own. */
const ADDRESSES = {
  archive: '{archive_format}{/ref}',
  assignees: 'assignees{/user}',
  blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}',
  collaborators: 'collaborators{/collaborator}',
  comments: 'comments{/number}',
  commits: 'commits{/sha}',
  compare: 'compare/{base}...{head}',
  contents: 'contents/{+path}',
  contributors: 'contributors',
  deployments: 'deployments',
  downloads: 'downloads',
  events: 'events',
  forks: 'forks',
  git_commits: 'git/commits{/sha}',
  git_refs: 'git/refs{/sha}',
  git_tags: 'git/tags{/sha}',
  hooks: 'hooks',
  issue_comment: 'issues/comments{/number}',
  issue_events: 'issues/events{/number}',
  issues: 'issues{/number}',
  keys: 'keys{/key_id}',
  labels: 'labels{/name}',
  languages: 'languages',
  merges: 'merges',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}',
  releases: 'releases{/id}',
  stargazers: 'stargazers',
  statuses: 'statuses/{sha}',
  subscribers: 'subscribers',
  subscription: 'subscription',
  tags: 'tags',
  teams: 'teams',
  trees: 'git/trees{/sha}',
}

/** The repository `owner/name` as it is nested in a run. */
export function apiRepository(fullName: string, host: Host): ApiRepository {
  const [owner = '', name = ''] = fullName.split('/')
  const url = `${host.apiUrl}/repos/${fullName}`
  const addresses = Object.entries(ADDRESSES).map(
    ([field, tail]) => [`${field}_url`, `${url}/${tail}`] as const,
  )
  const repository = {
    id: REPOSITORY_ID,
    node_id: 'R_kgDOKcvZsw',
    name,
    full_name: fullName,
    private: false,
    owner: apiAccount(owner, host, 'Organization'),
    html_url: `${host.serverUrl}/${fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(addresses),
  }
  return repository
}
