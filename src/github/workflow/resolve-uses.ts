/**
 * Resolves the `uses` of a job to the file that it names. `./` and `$/` stand for the repository and the commit of
 * the file in which they stand, also in a called workflow. GitHub ignores the case of owners and repositories.
 *
 * @param caller what this function returned for the file in which it stands; `undefined` for the file of the run
 * @returns `./path` for a file of the repository and commit of the file of the run, else `owner/repo/path@ref`
 * @example resolveUses('$/.github/workflows/b.yml', 'o/r/.github/workflows/a.yml@v1')
 * → 'o/r/.github/workflows/b.yml@v1'
 * @see https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
export function resolveUses(uses: string, caller?: string): string {
  const [, path] = /^[.$]\/+(.*)$/s.exec(uses) ?? []
  const [, repository = '', file = '', ref = ''] =
    /^([^/.][^/]*\/[^/]+)\/(.*)(@[^@]*)$/s.exec(path === undefined ? uses : (caller ?? '')) ?? []
  if (repository === '') return path === undefined ? uses : `./${path}`
  return `${repository.toLowerCase()}/${path ?? file}${ref}`
}
