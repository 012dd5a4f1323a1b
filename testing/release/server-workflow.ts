/** A commit of the repository with the actions. */
interface ReleasedCommit {
  readonly owner: string
  readonly commit: string
  /** Such as `v1.0.0`. */
  readonly tag: string
}

/** The name of the file in a release. */
export const SERVER_WORKFLOW = 'report-ghes.yml'

/** The last version of upload-artifact that GitHub Enterprise Server takes. */
const UPLOAD = 'actions/upload-artifact@c24449f33cd45d4826c6702db7e49f7cdb9b551d # v3.2.1-node20'

/** Version 3 has no output with the URL of the page. */
const PAGE_URL =
  "${{ steps.page.outcome == 'success' && format('{0}/{1}/actions/runs/{2}', github.server_url, github.repository, github.run_id) || '' }}"

/**
 * Returns `report.yml` for GitHub Enterprise Server, which knows neither `$/` nor version 7 of upload-artifact, and has
 * no runners but those of its users.
 *
 * @throws Error if `report.yml` no longer has what is replaced
 */
export function serverWorkflow(text: string, released: ReleasedCommit): string {
  const { owner, commit, tag } = released
  return replaceEach(pinnedWorkflow(text, released), [
    [
      /^(?:#.*\n)+/,
      `# report.yml of ${owner}/run-report ${tag} (${commit}) for GitHub Enterprise Server.\n`,
    ],
    [/\bubuntu-slim\b/g, 'self-hosted'],
    [/actions\/upload-artifact@[\da-f]{40} # v[\d.]+/, UPLOAD],
    ['archive: false', 'name: run-report-${{ github.run_id }}-${{ github.run_attempt }}'],
    [/\$\{\{ steps\.page\.outputs\.artifact-url \}\}/g, PAGE_URL],
  ])
}

/** Returns `report.yml` with the actions of a commit, and without `queue`, which neither a server nor `act` knows. */
export function pinnedWorkflow(text: string, { owner, commit, tag }: ReleasedCommit): string {
  const pinned = (path: string) => `${owner}/run-report${path}@${commit} # ${tag}`
  return replaceEach(text, [
    ['$/.github/report', pinned('')],
    [/queue: max.*/, 'cancel-in-progress: false'],
    ['$/otlp', pinned('/otlp')],
    ['$/comment', pinned('/comment')],
    ['$/issue', pinned('/issue')],
  ])
}

function replaceEach(
  text: string,
  replacements: readonly (readonly [found: string | RegExp, by: string])[],
): string {
  return replacements.reduce((replaced, [found, by]) => {
    const next = replaced.replace(found, () => by)
    if (next === replaced) throw new Error(`report.yml no longer has ${String(found)}`)
    return next
  }, text)
}
