import type { Job } from '../../model/run.ts'
import type { Need } from '../../model/shapes/report.ts'
import { CUT, CALLS } from '../jobs/job-name.ts'
import {
  explains,
  needKey,
  type ListedJobs,
  OTHER_KEY,
  type PossibleKeys,
} from './possible-keys.ts'

/**
 * Guesses from names alone which keys each listed job may belong to: without `name:`, GitHub names a
 * job `key`, `key (leg)` or `key / called job`. A job that is named after no key of `needs` may belong
 * to every key that no job is named after.
 */
export function keysByName({ jobs, current, needs }: ListedJobs): PossibleKeys {
  const others = jobs.filter((job) => job !== current)
  const prefix = callerOf(current, others)
  const claims = needs.map((need) => findClaim(need, others, prefix))
  const hidden = claims.flatMap(({ key, jobs }) => (jobs.length === 0 ? [key] : []))
  const claimOf = new Map(claims.flatMap((claim) => claim.jobs.map((job) => [job, claim])))
  const waitedFor = new Set(needs.map(needKey))
  const anyKey = new Set([...waitedFor, OTHER_KEY])
  const unnamed = new Set([...hidden, OTHER_KEY])
  const keyed = others.map((job) => {
    const claim = claimOf.get(job)
    if (claim?.certain) return { job, keys: new Set([claim.key]) }
    // The prefix is a guess too, so a job without it may belong to any key.
    if (!job.name.startsWith(prefix)) return { job, keys: anyKey }
    return { job, keys: claim ? new Set([...hidden, claim.key, OTHER_KEY]) : unnamed }
  })
  return { basis: 'name', jobs: keyed, waitedFor }
}

/**
 * Returns `deploy / ` if the current job is `deploy / report` and another job has this prefix: `needs`
 * then contains keys of the called workflow.
 */
function callerOf(current: Job | undefined, others: readonly Job[]): string {
  const prefix = /^.* \/ /s.exec(current?.name ?? '')?.[0] ?? ''
  return others.some(({ name }) => name.startsWith(prefix)) ? prefix : ''
}

/**
 * Finds the jobs that are named after a key. (1) If a job has the name of the key, legs and calls do not
 * belong to the key. (2) A key has either legs or calls. (3) If the jobs can't explain the result, they
 * do not belong to the key.
 */
function findClaim(need: Need, jobs: readonly Job[], prefix: string) {
  const name = prefix + need.key
  const exact = jobs.filter((job) => job.name === name)
  const legs = jobs.filter((job) => isLegOf(job.name, name))
  const calls = jobs.filter((job) => job.name.startsWith(name + CALLS))
  const named = exact.length > 0 ? exact : [...legs, ...calls] // (1)
  const isRefuted =
    named.every(({ state }) => state.kind === 'finished') &&
    !named.some((job) => explains(job, need))
  const certain = exact.length > 0 ? exact.length === 1 : legs.length === 0 || calls.length === 0 // (2)
  return { key: needKey(need), jobs: isRefuted ? [] : named, certain } // (3)
}

/** Whether GitHub names a job, a leg or a called job so, if its key is all that names it. */
export function isNamedAfter(name: string, key: string): boolean {
  return name === key || isLegOf(name, key) || name.startsWith(key + CALLS)
}

function isLegOf(name: string, key: string): boolean {
  if (!name.startsWith(`${key} (`)) return false
  return name.endsWith(')') || name.endsWith(CUT) || name.includes(`)${CALLS}`)
}
