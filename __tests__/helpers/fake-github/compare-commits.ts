import { apiAccount } from './account.ts'
import { ACTOR } from './api-run.ts'
import { GITHUB_COM } from './host.ts'
import { readPage, slicePage } from './page.ts'
import type { Lookup } from './route.ts'
import { type Commits, runsOf } from './state.ts'
import { writeTime } from './time.ts'

/** Commits of the branch are this long apart. */
const COMMIT_SECONDS = 3_600

const NO_COMMITS: Commits = { branch: 'main', shas: [], mergeBases: {} }

/** The comparison of two commits or branches; `undefined` if one of them is unknown. */
export function compareCommits({ world, repository, question }: Lookup): object | undefined {
  const { shas, mergeBases, branch } = world.commits ?? NO_COMMITS
  const [, basehead = ''] = /\/compare\/(.+)$/.exec(decodeURIComponent(question.path)) ?? []
  const [base, head] = basehead.split('...').map((ref) => (ref === branch ? shas.at(-1) : ref))
  const [from, to] = [base, head].map((sha) => positionOf(sha))
  const [run] = runsOf(world, repository)
  if (from === undefined || to === undefined || base === undefined || head === undefined) {
    return undefined
  }
  const mergeBase = Math.min(from.on, to.on)
  const ahead = [...shas.slice(mergeBase + 1, to.on + 1), ...to.beyond]
  const behind = from.on - mergeBase + from.beyond.length
  const url = `${GITHUB_COM.apiUrl}/repos/${run?.repository ?? ''}`
  const commit = (sha: string) => apiCommit(sha, positionOf(sha)?.on ?? 0, url)
  return {
    url: `${url}/compare/${basehead}`,
    html_url: `${url}/compare/${basehead}`,
    permalink_url: `${url}/compare/${basehead}`,
    diff_url: `${url}/compare/${basehead}.diff`,
    patch_url: `${url}/compare/${basehead}.patch`,
    base_commit: commit(base),
    merge_base_commit: commit(shas[mergeBase] ?? ''),
    status: statusOf(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: slicePage(ahead, readPage(question.query)).map(commit),
    files: [],
  }

  /** Where a commit leaves the branch, and its commits that are not on the branch. */
  function positionOf(sha = ''): { on: number; beyond: readonly string[] } | undefined {
    const on = shas.indexOf(mergeBases[sha] ?? sha)
    if (on === -1) return undefined
    return { on, beyond: sha in mergeBases ? [sha] : [] }
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  return ahead > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical'
}

function apiCommit(sha: string, position: number, url: string): object {
  const date = writeTime((position - 100) * COMMIT_SECONDS)
  const person = { name: 'Mona Octocat', email: 'mona@example.com', date }
  return {
    sha,
    node_id: `C_${sha}`,
    commit: {
      author: person,
      committer: person,
      message: `Change number ${position}\n\nIt says more.`,
      tree: { sha, url: `${url}/git/trees/${sha}` },
      url: `${url}/git/commits/${sha}`,
      comment_count: 0,
    },
    url: `${url}/commits/${sha}`,
    html_url: `${url}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    author: apiAccount(ACTOR, GITHUB_COM),
    committer: apiAccount(ACTOR, GITHUB_COM),
    parents: [],
  }
}
