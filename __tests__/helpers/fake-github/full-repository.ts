import type { FakeRun } from './fake-run.ts'
import { writeTime } from './time.ts'
import { without } from './without.ts'

/** Returns the repository of a run as its own endpoint does. */
export function fullRepository({ run, repositoryLacks = [] }: FakeRun): object | undefined {
  if (!('repository' in run) || typeof run.repository !== 'object') return undefined
  const repository = {
    ...run.repository,
    clone_url: 'https://github.com/octo-org/octo-shop.git',
    git_url: 'git://github.com/octo-org/octo-shop.git',
    ssh_url: 'git@github.com:octo-org/octo-shop.git',
    svn_url: 'https://github.com/octo-org/octo-shop',
    mirror_url: null,
    homepage: null,
    language: 'TypeScript',
    license: null,
    default_branch: 'main',
    archived: false,
    disabled: false,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    forks: 3,
    forks_count: 3,
    network_count: 3,
    open_issues: 12,
    open_issues_count: 12,
    size: 4_096,
    stargazers_count: 80,
    subscribers_count: 42,
    watchers: 80,
    watchers_count: 80,
    created_at: '2023-05-04T08:00:00Z',
    pushed_at: writeTime(-30),
    updated_at: writeTime(-20),
  }
  return without(repository, repositoryLacks)
}
