import { apiCommit } from './api-branch.ts'
import { slicePage } from './response.ts'
import type { Lookup } from './state.ts'
import { writeTime } from './time.ts'

/** Commits of the branch are this long apart. */
const COMMIT_SECONDS = 3_600

/** The comparison of two commits or branches; `undefined` if one of them is unknown. */
export function compareCommits({ state, name, url }: Lookup): object | undefined {
  const { shas, mergeBases, branch } = state.commits ?? { branch: '', shas: [], mergeBases: {} }
  /** The position at which a commit leaves the branch, and its commits that are not on the branch. */
  const positionOf = (sha: string) => {
    const position = shas.indexOf(mergeBases[sha] ?? sha)
    return { position, beyond: sha in mergeBases ? [sha] : [] }
  }
  const [base = '', head = ''] = name
    .split('...')
    .map((ref) => (ref === branch ? (shas.at(-1) ?? '') : ref))
  const [from, to] = [positionOf(base), positionOf(head)]
  const mergeBase = Math.min(from.position, to.position)
  if (mergeBase === -1) return undefined
  const ahead = [...shas.slice(mergeBase + 1, to.position + 1), ...to.beyond]
  const behind = from.position - mergeBase + from.beyond.length
  const page = `https://github.com/octo-org/octo-shop/compare/${name}`
  const commit = (sha: string) => {
    const { position } = positionOf(sha)
    const message = `Change number ${position}\n\nIt says more.`
    return apiCommit(sha, message, writeTime((position - 100) * COMMIT_SECONDS))
  }
  return {
    ...{ url: page, html_url: page, permalink_url: page },
    ...{ diff_url: `${page}.diff`, patch_url: `${page}.patch` },
    base_commit: commit(base),
    merge_base_commit: commit(shas[mergeBase] ?? ''),
    status: statusOf(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: slicePage(ahead, url.searchParams).map(commit),
    files: [],
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  return ahead > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical'
}
