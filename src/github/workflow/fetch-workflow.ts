import type { Target } from '../../model/target.ts'
import type { FileRef } from '../../model/workflow-file.ts'
import type { Client } from '../http/client.ts'
import { asObject, asArray, asString } from '../json-values.ts'

/** The run's workflow file, and by what `uses` may say of them, those that it calls. */
export interface WorkflowResponses {
  readonly file: unknown
  readonly called: Readonly<Record<string, unknown>>
}

const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'

/** A workflow may call more files than a report should ask for. */
const MAX_CALLED = 20

/**
 * Fetches the workflow file, at once where the runner says where it is, else as soon as the run's
 * answer does; and the files that it calls. Never throws: without the permission to read contents
 * there is none.
 */
export async function fetchWorkflow(
  client: Client,
  target: Target,
  run: Promise<unknown>,
  signal: AbortSignal,
): Promise<WorkflowResponses | undefined> {
  const fetchOne = (place: FileRef | undefined) => place && fetchFile(client, place, signal)
  const own = target.current?.workflowFile
  const [file, called] = await Promise.all([
    own === undefined ? run.then((answer) => fetchOne(placeOf(answer, target))) : fetchOne(own),
    run.then((answer) =>
      Promise.all(
        calledFiles(answer).map(async ({ addresses, place }) => {
          const content = await fetchOne(place)
          return addresses.map((address): [string, unknown] => [address, content])
        }),
      ),
    ),
  ])
  return file === undefined ? undefined : { file, called: Object.fromEntries(called.flat()) }
}

async function fetchFile(client: Client, place: FileRef, signal: AbortSignal): Promise<unknown> {
  try {
    return await client.get(CONTENTS, { ...place }, signal)
  } catch (error) {
    client.debug(`Skipped the file ${place.path}: ${String(error)}`)
    return undefined
  }
}

function placeOf(run: unknown, { owner, repo }: Target): FileRef | undefined {
  // The path of a dynamic workflow is no file.
  const path = asString(asObject(run).path)?.replace(/@.*$/, '')
  const ref = asString(asObject(run).head_sha)
  if (path?.startsWith('.github/workflows/') !== true || ref === undefined) return undefined
  return { owner, repo, path, ref }
}

interface CalledFile {
  /** What `uses` may say of it. */
  readonly addresses: readonly string[]
  readonly place: FileRef
}

function calledFiles(run: unknown): CalledFile[] {
  const own = asString(asObject(asObject(run).repository).full_name)
  return asArray(asObject(run).referenced_workflows)
    .slice(0, MAX_CALLED)
    .flatMap((referenced) => {
      const address = asString(asObject(referenced).path) ?? ''
      const [, owner, repo, path] = /^([\w.-]+)\/([\w.-]+)\/(.+?)@/.exec(address) ?? []
      const ref = asString(asObject(referenced).sha)
      if (owner === undefined || repo === undefined || path === undefined || ref === undefined) {
        return []
      }
      // GitHub writes `uses: ./path` as the path at the run's own commit.
      const isLocal = `${owner}/${repo}` === own && address.endsWith(`@${ref}`)
      const local = isLocal ? [`./${path}`] : []
      return [{ addresses: [address, ...local], place: { owner, repo, path, ref } }]
    })
}

/** The text in an answer that carries a file. */
export function fileText(answer: unknown): string | undefined {
  const { content, encoding } = asObject(answer)
  if (typeof content !== 'string' || encoding !== 'base64') return undefined
  return Buffer.from(content, 'base64').toString('utf8')
}
