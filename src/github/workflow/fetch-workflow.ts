import type { Target } from '../../model/target.ts'
import type { FileRef } from '../../model/workflow-file.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asObject, asString } from '../json-values.ts'
import { resolveUses } from './workflow-file.ts'

/** The workflow file of a run, and the files that it calls by what `resolveUses` returns for them. */
export interface WorkflowResponses {
  readonly file: unknown
  readonly called: Readonly<Record<string, unknown>>
}

export const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'

/** A workflow may call more files than a report should fetch. */
const MAX_CALLED = 20

/**
 * Fetches the workflow file and the files that it calls. If the runner, or what is known of the run, names
 * the file, the function does not wait for the response for the run. Never throws: without the permission
 * to read contents, it returns `undefined`.
 */
export async function fetchWorkflow(
  source: RepositorySource,
  target: Target,
  run: Promise<unknown>,
  knownRun?: unknown,
): Promise<WorkflowResponses | undefined> {
  const fetchOne = (ref: FileRef | undefined) =>
    ref && source.get(CONTENTS, ref).catch(skipped(source.client, `the file ${ref.path}`))
  const current = target.current?.workflowFile ?? fileRef(knownRun, target)
  const caller = run.then((response) => current ?? fileRef(response, target))
  const [file, called] = await Promise.all([
    current === undefined ? caller.then(fetchOne) : fetchOne(current),
    Promise.all([run, caller]).then(([response, from]) =>
      Promise.all(
        calledFiles(response, from).map(async ({ names, ref }) => {
          const content = await fetchOne(ref)
          return names.map((name): [string, unknown] => [name, content])
        }),
      ),
    ),
  ])
  return file && { file, called: Object.fromEntries(called.flat()) }
}

function fileRef(run: unknown, { owner, repo }: Target): FileRef | undefined {
  // The path of a workflow that GitHub generates is not a file.
  const path = asString(asObject(run).path)?.replace(/@.*/s, '')
  const ref = asString(asObject(run).head_sha)
  if (path?.startsWith('.github/workflows/') !== true || ref === undefined) return undefined
  return { owner, repo, path, ref }
}

/** Form in which GitHub lists a called workflow: `octo-org/shared/.github/workflows/deploy.yml@v1`. */
const NAMED_FILE = /^([\w.-]+)\/([\w.-]+)\/(.[^@]*)@(.*)$/

/**
 * Lists the files that a run calls, each with what `resolveUses` returns for a `uses` that names it. GitHub lists a
 * call without a ref at the commit of the file in which it stands; refs of its repository can resolve to that, too.
 *
 * @param caller the file of the run
 */
function calledFiles(run: unknown, caller: FileRef | undefined) {
  const listed = asArray(asObject(run).referenced_workflows)
    .slice(0, MAX_CALLED)
    .flatMap((referenced) => {
      const name = asString(asObject(referenced).path) ?? ''
      const [, owner = '', repo = '', path = '', ref = ''] = NAMED_FILE.exec(name) ?? []
      const commit = asString(asObject(referenced).sha)
      if (owner === '' || commit === undefined) return []
      return [{ ref, repository: `${owner}/${repo}`, file: { owner, repo, path, ref: commit } }]
    })
  const isSame = (one: string, other = '') => one.toLowerCase() === other.toLowerCase()
  const own = caller && `${caller.owner}/${caller.repo}`
  const local = listed.filter(
    ({ repository, ref, file }) => isSame(repository, own) && ref === file.ref,
  )
  // The run of a pull request uses the commit of its merge, which only this list has.
  const [commit, ...others] = new Set(local.map(({ file }) => file.ref))
  const ofRun = others.length === 0 ? commit : caller?.ref
  return listed.map(({ repository, file }) => {
    const names = listed
      .filter((other) => isSame(other.repository, repository) && other.file.ref === file.ref)
      .map(({ ref }) => `${repository}/${file.path}@${ref}`)
    const isLocal = isSame(repository, own) && file.ref === ofRun
    return {
      names: [...(isLocal ? [`./${file.path}`] : []), ...names].map((name) => resolveUses(name)),
      ref: file,
    }
  })
}

/** Returns the text of a file from the response for its contents. */
export function fileText(response: unknown): string | undefined {
  const { content, encoding } = asObject(response)
  if (typeof content !== 'string' || encoding !== 'base64') return undefined
  return Buffer.from(content, 'base64').toString('utf8')
}
