import type { JobView, ReportView } from './jobs.ts'
import type { Sort, SortKey, View } from './view.ts'

/** Lists the jobs that match every filter. */
export function filterJobs(jobs: readonly JobView[], view: View): readonly JobView[] {
  const words = view.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return jobs.filter(
    (job) =>
      (view.outcomes.length === 0 || view.outcomes.includes(job.outcome)) &&
      (view.label === undefined || job.label === view.label) &&
      (view.group === undefined || job.group.index === view.group) &&
      (!view.onlyPath || job.onPath) &&
      (!view.onlySlower || job.slower) &&
      words.every((word) => contains(job, word)),
  )
}

function contains({ job, label, group }: JobView, word: string): boolean {
  const has = (text: string) => text.toLowerCase().includes(word)
  return has(job.name) || has(label) || has(group.name) || job.steps.some(({ name }) => has(name))
}

/** A value to filter by, and how many of the jobs that match all other filters have it. */
interface Choice<T> {
  readonly value: T
  readonly count: number
}

/** What can be chosen in each filter. */
export interface Choices {
  readonly outcomes: readonly Choice<string>[]
  readonly labels: readonly Choice<string>[]
  readonly groups: readonly (Choice<number> & { readonly name: string })[]
  readonly path: number
  readonly slower: number
}

export function countChoices({ jobs, groups }: ReportView, view: View): Choices {
  const without = (change: Partial<View>) => filterJobs(jobs, { ...view, ...change })
  const inGroup = countBy(without({ group: undefined }), (job) => job.group.index)
  const seen = countBy(jobs, ({ outcome }) => outcome)
  const matching = countBy(without({ outcomes: [] }), ({ outcome }) => outcome)
  const labels = countBy(jobs, ({ label }) => label)
  const ofLabel = countBy(without({ label: undefined }), ({ label }) => label)
  return {
    outcomes: [...seen.keys()].map((value) => ({ value, count: matching.get(value) ?? 0 })),
    labels: [...labels.keys()]
      .filter((value) => value !== '')
      .sort()
      .map((value) => ({ value, count: ofLabel.get(value) ?? 0 })),
    groups: groups
      .filter(({ kind }) => kind !== 'job')
      .map(({ index, name }) => ({ value: index, name, count: inGroup.get(index) ?? 0 })),
    path: without({ onlyPath: true }).length,
    slower: without({ onlySlower: true }).length,
  }
}

function countBy<K>(jobs: readonly JobView[], key: (job: JobView) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const job of jobs) counts.set(key(job), (counts.get(key(job)) ?? 0) + 1)
  return counts
}

const VALUES: Record<SortKey, (job: JobView) => number | string | undefined> = {
  start: ({ ran, waited }) => ran?.[0] ?? waited?.span[0],
  status: ({ outcome }) => outcome,
  name: ({ job }) => job.name,
  label: ({ label }) => label,
  wait: ({ job }) => job.queueSeconds ?? job.approvalSeconds ?? undefined,
  duration: ({ job }) => job.durationSeconds ?? undefined,
  delta: ({ delta }) => delta,
}

/** Sorts jobs; those without a value come last in both directions. */
export function sortJobs(jobs: readonly JobView[], { by, descending }: Sort): readonly JobView[] {
  const value = VALUES[by]
  const direction = descending ? -1 : 1
  return jobs.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)]
    if (first === undefined || second === undefined) {
      return Number(first === undefined) - Number(second === undefined)
    }
    return direction * compare(first, second)
  })
}

const names = new Intl.Collator('en', { numeric: true })

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : names.compare(String(a), String(b))
}
