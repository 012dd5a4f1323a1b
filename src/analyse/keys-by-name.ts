import { isPass } from '../model/conclusion.ts'
import type { Need } from '../model/report.ts'
import type { Job } from '../model/run.ts'
import { keyOf, OTHER_KEY, type ListedJobs, type PossibleKeys } from './possible-keys.ts'

const CALLS = ' / '
const CUT = '...'

/**
 * Guesses from names alone which keys each listed job may belong to: without a `name:` GitHub names a
 * job after its key, `key (leg)` or `key / called job`. A job that no key of `needs` names may belong
 * to every key that no job is named after.
 */
export function keysByName({ jobs, current, needs }: ListedJobs): PossibleKeys {
  const prefix = callerOf(current)
  const within = jobs.filter((job) => job !== current && job.name.startsWith(prefix))
  const claims = needs.map((need) => claim(need, within, prefix))
  const hidden = claims.flatMap(({ key, jobs }) => (jobs.length === 0 ? [key] : []))
  const keyed = within.map((job) => {
    const own = claims.find(({ jobs }) => jobs.includes(job))
    const keys = own === undefined ? [] : [own.key]
    return { job, keys: new Set(own?.certain === true ? keys : [...keys, ...hidden, OTHER_KEY]) }
  })
  return { basis: 'name', jobs: keyed, waitedFor: new Set(needs.map(keyOf)) }
}

/** Whether a job finished in a way that explains the result that `needs` reports for its key. */
export function explains({ state }: Job, { result }: Need): boolean {
  if (state.kind !== 'finished') return false
  if (result === 'success') return true
  return result === 'skipped' ? state.conclusion === 'skipped' : !isPass(state.conclusion)
}

/** `deploy / ` if the current job is `deploy / report`: `needs` then names jobs of the called workflow. */
function callerOf(current: Job | undefined): string {
  const end = current?.name.lastIndexOf(CALLS) ?? -1
  return end === -1 ? '' : (current?.name.slice(0, end + CALLS.length) ?? '')
}

interface Claim {
  readonly key: string
  /** Jobs that are named after the key. */
  readonly jobs: readonly Job[]
  readonly certain: boolean
}

/**
 * Finds the jobs that are named after a key. (1) A job with the name of the key runs alone, so no leg
 * or call beside it is the key's. (2) A key has either legs or calls. (3) If the jobs cannot explain
 * the result, they are not the key's.
 */
function claim(need: Need, jobs: readonly Job[], prefix: string): Claim {
  const name = prefix + need.key
  const exact = jobs.filter((job) => job.name === name)
  const legs = jobs.filter((job) => isLeg(job.name, name))
  const calls = jobs.filter((job) => job.name.startsWith(name + CALLS))
  const named = exact.length > 0 ? exact : [...legs, ...calls] // (1)
  const isRefuted =
    named.every(({ state }) => state.kind === 'finished') &&
    !named.some((job) => explains(job, need))
  const certain = exact.length > 0 ? exact.length === 1 : legs.length === 0 || calls.length === 0 // (2)
  return { key: keyOf(need), jobs: isRefuted ? [] : named, certain } // (3)
}

function isLeg(name: string, key: string): boolean {
  if (!name.startsWith(`${key} (`)) return false
  return name.endsWith(')') || name.endsWith(CUT) || name.includes(`)${CALLS}`)
}
