import { isFoldable, type JobView, type ReportView } from './jobs.ts'
import { outcomeLabel, severityOf } from './labels.ts'
import { type Search, matches } from './search.ts'
import {
  type JobFilter,
  type Sort,
  type SortKey,
  type Switch,
  SWITCHES,
  switchesOf,
  type View,
} from './view.ts'

/** A value to filter by, and how many of the jobs that match all other filters have it. */
export interface Choice<T> {
  readonly value: T
  readonly name: string
  readonly count: number
}

/** The jobs that match every filter, and what can be chosen in each. */
export interface Filtered {
  readonly shown: readonly JobView[]
  readonly choices: {
    readonly outcomes: readonly Choice<string>[]
    readonly labels: readonly Choice<string>[]
    readonly groups: readonly Choice<number>[]
    readonly switches: readonly Choice<Switch>[]
  }
}

export function applyFilters(run: ReportView, view: View, search: Search): Filtered {
  const { jobs, groups } = run
  const tests = {
    text: (job: JobView) => matches(job, search),
    outcomes: ({ outcome }: JobView) =>
      view.outcomes.length === 0 || view.outcomes.includes(outcome),
    label: ({ label }: JobView) => view.label === undefined || label === view.label,
    group: ({ group }: JobView) => view.group === undefined || group.index === view.group,
    only: (job: JobView) => isKept(job, view.only),
  } satisfies Record<keyof JobFilter, (job: JobView) => boolean>
  const keys = Object.keys(tests) as (keyof typeof tests)[]
  const failed = jobs.map((job) => keys.filter((key) => !tests[key](job)))
  const matching = (except?: keyof typeof tests) =>
    jobs.filter((_, index) => failed[index]?.every((key) => key === except))
  const outcomes = Map.groupBy(matching('outcomes'), ({ outcome }) => outcome)
  const labels = Map.groupBy(matching('label'), ({ label }) => label)
  const inGroup = Map.groupBy(matching('group'), ({ group }) => group.index)
  return {
    shown: matching(),
    choices: {
      outcomes: distinct(jobs.map(({ outcome }) => outcome))
        .toSorted((a, b) => severityOf(a) - severityOf(b))
        .map((value) => ({
          value,
          name: outcomeLabel(value),
          count: outcomes.get(value)?.length ?? 0,
        })),
      labels: distinct(jobs.map(({ label }) => label))
        .filter((label) => label !== '')
        .toSorted(names.compare)
        .map((value) => ({ value, name: value, count: labels.get(value)?.length ?? 0 })),
      groups: groups
        .filter(isFoldable)
        .map(({ index, name }) => ({ value: index, name, count: inGroup.get(index)?.length ?? 0 })),
      switches: switchesOf(run).map((value) => ({
        value,
        name: SWITCHES[value].name,
        count: matching('only').filter((job) => isKept(job, [...view.only, value])).length,
      })),
    },
  }
}

function isKept(job: JobView, switches: readonly Switch[]): boolean {
  return switches.every((name) => SWITCHES[name].keeps(job))
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}

const VALUES: Record<SortKey, (job: JobView) => number | string | null | undefined> = {
  start: ({ from }) => from,
  status: ({ rank }) => rank,
  name: ({ name }) => name,
  label: ({ label }) => label || undefined,
  wait: ({ held, wait }) => (held ? undefined : wait),
  duration: ({ duration }) => duration,
  delta: ({ comparison }) => comparison?.delta,
}

/** Sorts jobs; those without a value come last in both directions. */
export function sortJobs(jobs: readonly JobView[], { by, descending }: Sort): readonly JobView[] {
  const value = VALUES[by]
  const direction = descending ? -1 : 1
  return jobs.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)]
    if (first == null || second == null) {
      return Number(first == null) - Number(second == null)
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
