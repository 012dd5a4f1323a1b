import { apiCommit } from './api-branch.ts'
import { slicePage } from './response.ts'
import { historyOf, type Lookup } from './state.ts'
import { writeTime } from './time.ts'

/** Commits of the branch are this long apart. */
const COMMIT_SECONDS = 3_600

/** The comparison of two commits or branches; `undefined` if one of them is unknown. */
export function compareCommits({ state, name, url }: Lookup): object | undefined {
  const commits: NonNullable<Lookup['state']['commits']> = state.commits ?? {
    branch: '',
    shas: [],
    mergeBases: {},
  }
  const { branch, shas, files } = commits
  const [base = '', head = ''] = name
    .split('...')
    .map((ref) => (ref === branch ? (shas.at(-1) ?? '') : ref))
  const [from, to] = [historyOf(commits, base), historyOf(commits, head)]
  const mergeBase = to.find((sha) => from.includes(sha))
  if (mergeBase === undefined) return undefined
  const ahead = to.slice(0, to.indexOf(mergeBase)).toReversed()
  const behind = from.indexOf(mergeBase)
  const [isAhead, isBehind] = [ahead.length > 0, behind > 0]
  const straight = isAhead ? 'ahead' : isBehind ? 'behind' : 'identical'
  const status = isAhead && isBehind ? 'diverged' : straight
  const page = `https://github.com/octo-org/octo-shop/compare/${name}`
  const commit = (sha: string) => {
    const position = shas.indexOf(historyOf(commits, sha).find((one) => shas.includes(one)) ?? '')
    const message = `Change number ${position}\n\nIt says more.`
    return apiCommit(sha, message, writeTime((position - 100) * COMMIT_SECONDS))
  }
  return {
    ...{ url: page, html_url: page, permalink_url: page },
    ...{ diff_url: `${page}.diff`, patch_url: `${page}.patch` },
    base_commit: commit(base),
    merge_base_commit: commit(mergeBase),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: slicePage(ahead, url.searchParams).map(commit),
    files: (files ?? []).map(apiFile),
  }
}

/** A changed file: `old.ts > new.ts` for a renamed one, `a.ts + kit` for one in which a line is added, `a.png without lines`. */
function apiFile(text: string) {
  const [names = '', added = 'line'] = text.replace(' without lines', '').split(' + ')
  const [old = '', filename = old] = names.split(' > ')
  const page = `https://github.com/octo-org/octo-shop/raw/main/${filename}`
  return {
    ...{ sha: '0'.repeat(40), filename, status: filename === old ? 'modified' : 'renamed' },
    ...(filename !== old && { previous_filename: old }),
    ...{ additions: 1, deletions: 1, changes: 2 },
    ...(!text.endsWith(' without lines') && { patch: `@@ -1 +1 @@\n-old\n+${added}` }),
    ...{ blob_url: page, raw_url: page, contents_url: page },
  }
}
