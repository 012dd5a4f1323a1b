import { asObject, asString, parseJson } from '../github/json-values.ts'
import type { RepositoryRef } from '../model/target.ts'
import { readTextFile } from '../files.ts'

/** Reads the payload of the event; `undefined` if the file is unreadable. */
export async function readEvent(path: string | undefined): Promise<unknown> {
  return parseJson(await readTextFile(path ?? '').catch(() => ''))
}

/**
 * Returns the default branch of a repository; `undefined` if the event lacks it or is of another run.
 *
 * @param current the repository of this workflow, and so of the event that started it
 */
export function readDefaultBranch(
  event: unknown,
  repository: RepositoryRef,
  current: string | undefined,
): string | undefined {
  const { default_branch } = asObject(asObject(event).repository)
  return isEventOf(event, repository, current) ? asString(default_branch) : undefined
}

export function isEventOf(
  event: unknown,
  { owner, repo }: RepositoryRef,
  current: string | undefined,
): boolean {
  const { full_name } = asObject(asObject(event).repository)
  const repository = asString(full_name) ?? current
  return repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase()
}
