import type { Target } from '../../model/target.ts'
import type { FileRef } from '../../model/workflow-file.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asObject, asString } from '../json-values.ts'

/** The workflow file of a run, and the files that it calls by each form of `uses` that names them. */
export interface WorkflowResponses {
  readonly file: unknown
  readonly called: Readonly<Record<string, unknown>>
}

const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'

/** A workflow may call more files than a report should fetch. */
export const MAX_CALLED = 20

/**
 * Fetches the workflow file and the files that it calls. If the runner, or what is known of the run, names
 * the file, the function does not wait for the response for the run. Never throws: without the permission
 * to read contents, it returns `undefined`.
 */
export async function fetchWorkflow(
  { client, signal }: RepositorySource,
  target: Target,
  run: Promise<unknown>,
  knownRun?: unknown,
): Promise<WorkflowResponses | undefined> {
  const fetchOne = (ref: FileRef | undefined) =>
    ref && client.get(CONTENTS, { ...ref }, signal).catch(skipped(client, `the file ${ref.path}`))
  const current = target.current?.workflowFile ?? fileRef(knownRun, target)
  const [file, called] = await Promise.all([
    current === undefined
      ? run.then((response) => fetchOne(fileRef(response, target)))
      : fetchOne(current),
    run.then((response) =>
      Promise.all(
        calledFiles(response).map(async ({ uses, ref }) => {
          const content = await fetchOne(ref)
          return uses.map((name): [string, unknown] => [name, content])
        }),
      ),
    ),
  ])
  return file === undefined ? undefined : { file, called: Object.fromEntries(called.flat()) }
}

function fileRef(run: unknown, { owner, repo }: Target): FileRef | undefined {
  // The path of a workflow that GitHub generates is not a file.
  const path = asString(asObject(run).path)?.replace(/@.*$/, '')
  const ref = asString(asObject(run).head_sha)
  if (path?.startsWith('.github/workflows/') !== true || ref === undefined) return undefined
  return { owner, repo, path, ref }
}

interface CalledFile {
  /** The forms of `uses` that name it. */
  readonly uses: readonly string[]
  readonly ref: FileRef
}

function calledFiles(run: unknown): CalledFile[] {
  const repository = asString(asObject(asObject(run).repository).full_name)
  return asArray(asObject(run).referenced_workflows)
    .slice(0, MAX_CALLED)
    .flatMap((referenced) => {
      const name = asString(asObject(referenced).path) ?? ''
      const [, owner, repo, path] = /^([\w.-]+)\/([\w.-]+)\/(.+?)@/.exec(name) ?? []
      const ref = asString(asObject(referenced).sha)
      if (owner === undefined || repo === undefined || path === undefined || ref === undefined) {
        return []
      }
      // GitHub lists `uses: ./path` as the path at the commit of the run.
      const isLocal = `${owner}/${repo}` === repository && name.endsWith(`@${ref}`)
      const local = isLocal ? [`./${path}`] : []
      return [{ uses: [name, ...local], ref: { owner, repo, path, ref } }]
    })
}

/** Returns the text of a file from the response for its contents. */
export function fileText(response: unknown): string | undefined {
  const { content, encoding } = asObject(response)
  if (typeof content !== 'string' || encoding !== 'base64') return undefined
  return Buffer.from(content, 'base64').toString('utf8')
}
