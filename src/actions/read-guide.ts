import { readCurrentAction } from './read-target.ts'
import type { Env } from './read-values.ts'

const GITHUB_COM = 'https://github.com'
/** The page and its heading: a reader of any version finds them there. */
const GUIDE = 'docs/summary.md#the-summary'

/**
 * Returns the address of the page that explains the words of a report, at the version that runs; `undefined` if the step
 * names no repository and ref of this action, as a composite or a local action, or if it is not on github.com.
 */
export function readGuide(env: Env, serverUrl: string): string | undefined {
  const action = readCurrentAction(env)
  if (action?.kind !== 'repository' || serverUrl !== GITHUB_COM) return undefined
  const { repository, ref } = action
  if (!/^[\w-]+\/[\w.-]+$/.test(repository) || ref === '') return undefined
  return `${GITHUB_COM}/${repository}/blob/${encodeURIComponent(ref)}/${GUIDE}`
}
