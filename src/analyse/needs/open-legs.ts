import type { Job } from '../../model/run.ts'
import type { Need } from '../../model/shapes/report.ts'
import {
  isNamedAfter,
  type ListedJobs,
  needKey,
  onlyKey,
  type PossibleKeys,
} from './possible-keys.ts'

/** An unfinished job that may be a leg of a key. */
export interface OpenLeg {
  readonly job: Job
  /** Whether it can be nothing else by the workflow file. */
  readonly certain: boolean
}

interface LegsOfKey {
  readonly need: Need
  /** The finished jobs that account for the key. */
  readonly finishedLegs: readonly Job[]
}

/**
 * Lists the unfinished jobs that may be legs of a key for which other jobs have finished. With the workflow file, these
 * are all that may have the key, and no key that can still run. Without it, a job is no leg in the cases below. If the
 * current job was not recognised, it can be any of them, and nothing excludes a job.
 *
 * 1. It is named as the current job is, except for the brackets at the end.
 * 2. It is named after another key.
 * 3. The finished jobs are named after the key, and it is not.
 * 4. The finished jobs have one name, except for brackets, and it looks like the name of another job.
 */
export function openLegs(
  { need, finishedLegs }: LegsOfKey,
  { current, needs }: ListedJobs,
  { basis, jobs, prefix, waitedFor }: PossibleKeys,
): readonly OpenLeg[] {
  const key = needKey(need)
  const open = jobs.filter(({ job }) => job.state.kind !== 'finished')
  if (basis === 'file')
    return open
      .filter(({ keys }) => keys.has(key))
      .filter(({ keys }) => current === undefined || [...keys].every((one) => waitedFor.has(one)))
      .map(({ job, ...keyed }) => ({ job, certain: onlyKey(keyed) === key }))
  const isOf = (job: Job, named: Need) => isNamedAfter(job.name, prefix + named.key)
  const others = needs.filter((other) => other !== need)
  const areNamedAfter = finishedLegs.every((job) => isOf(job, need))
  const [name, otherName] = new Set(finishedLegs.map(nameWithoutLeg))
  const mayBeLeg = (job: Job) =>
    nameWithoutLeg(job) !== nameWithoutLeg(current ?? job) && // 1
    !others.some((other) => isOf(job, other)) && // 2
    (areNamedAfter
      ? isOf(job, need) // 3
      : name === undefined || otherName !== undefined || looksAlike(nameWithoutLeg(job), name)) // 4
  return open.flatMap(({ job }) =>
    current === undefined || mayBeLeg(job) ? { job, certain: false } : [],
  )
}

/** Returns the name of a job without what a matrix adds to it: `Unit tests` of `Unit tests (20)`. */
function nameWithoutLeg({ name }: Pick<Job, 'name'>): string {
  return name.replace(/ \([^()]*\)$/, '')
}

/**
 * Whether two names can be those of two legs, such as `Node 18` and `Node 20`, or `linux` and `macos`: they share a
 * word, or each has only one, with or without a number.
 */
function looksAlike(one: string, other: string): boolean {
  const [parts, otherParts] = [partsOf(one), partsOf(other)]
  const [words, otherWords] = [lettersOf(parts), lettersOf(otherParts)]
  if (words.some((word) => otherWords.includes(word))) return true
  const areSingle = parts.length === 1 && otherParts.length === 1
  const haveNumber = words.length < parts.length && otherWords.length < otherParts.length
  return areSingle || (haveNumber && words.length === 1 && otherWords.length === 1)
}

function partsOf(name: string): readonly string[] {
  return name.split(/[\s\-_/]+/).filter((part) => part !== '')
}

/** Returns the letters of each part that has some, since the legs of a matrix often differ in a number. */
function lettersOf(parts: readonly string[]): readonly string[] {
  return parts
    .map((part) => part.replace(/\P{L}/gu, '').toLowerCase())
    .filter((word) => word !== '')
}
