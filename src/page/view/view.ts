import { type Milliseconds, SECOND } from '../../model/time.ts'
import { extentOf, isFoldable, isSlower, type JobView, type ReportView, type Span } from './jobs.ts'

/** The timeline shows at least this much time. */
export const MIN_VISIBLE: Milliseconds = 500

/** Which jobs the reader chose to see. */
export interface JobFilter {
  /** Words, or phrases in quotation marks, that a job must contain: see `search.ts`. */
  readonly text: string
  /** Empty for all. */
  readonly outcomes: readonly string[]
  readonly label: string | undefined
  /** Index of a group. */
  readonly group: number | undefined
  readonly only: readonly Switch[]
}

/** The filters that are set or not, by their word in the fragment: their name, and the jobs that they keep. */
export const SWITCHES = {
  path: { name: 'critical path', colour: 'var(--path)', keeps: ({ onPath }) => onPath },
  slower: { name: 'slower than before', colour: undefined, keeps: isSlower },
} satisfies Record<string, SwitchFilter>

interface SwitchFilter {
  readonly name: string
  /** Of what it keeps, in the timeline. */
  readonly colour: string | undefined
  readonly keeps: (job: JobView) => boolean
}

export type Switch = keyof typeof SWITCHES

/** Returns the switches that keep a job of the run. */
export function switchesOf({ jobs }: ReportView): Switch[] {
  const names = Object.keys(SWITCHES) as Switch[]
  return names.filter((name) => jobs.some(SWITCHES[name].keeps))
}

/** What the reader chose to see. */
export interface View extends JobFilter {
  readonly sort: Sort
  /** The visible part of the time axis; `undefined` for all of it. */
  readonly zoom: Span | undefined
  /** `undefined`: open in a small run, closed in a large one. */
  readonly groups: 'open' | 'closed' | undefined
  /** Indexes of the groups that are not as `groups` says. */
  readonly toggled: readonly number[]
  /** Ids of the jobs whose steps are shown. */
  readonly opened: readonly number[]
  /** Id of the job whose details are shown. */
  readonly selected: number | undefined
}

export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

const SORT_KEYS = ['start', 'status', 'name', 'label', 'wait', 'duration', 'delta'] as const

export type SortKey = (typeof SORT_KEYS)[number]

export type ChangeView = (change: Partial<View>) => void

export const NO_FILTER: JobFilter = {
  text: '',
  outcomes: [],
  label: undefined,
  group: undefined,
  only: [],
}

const DEFAULT_SORT: Sort = { by: 'status', descending: false }

export function hasFilter(view: View): boolean {
  // Its keys are those of the filter.
  const keys = Object.keys(NO_FILTER) as (keyof JobFilter)[]
  return keys.some((key) => String(view[key] ?? '').trim() !== String(NO_FILTER[key] ?? ''))
}

/** On each side, as a part of what the reader zooms to. */
const ZOOM_MARGIN = 0.1

/** Returns the part of the time axis that shows when jobs or steps waited and ran. */
export function zoomTo(
  rows: readonly Partial<Pick<JobView, 'ran' | 'waited'>>[],
): Span | undefined {
  const extent = extentOf(rows.flatMap(({ ran, waited }) => [ran, waited]))
  if (extent === undefined) return undefined
  const [from, to] = extent
  const margin = Math.max(MIN_VISIBLE, ZOOM_MARGIN * (to - from))
  return [Math.max(0, from - margin), to + margin]
}

/** Returns the list without the item if it is there, else with it. */
export function toggle<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}

/** Returns the view as the fragment of a URL, without `#`; '' for the default view. */
export function formatFragment(view: View): string {
  const { sort, zoom } = view
  const isDefaultSort = sort.by === DEFAULT_SORT.by && !sort.descending
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['q', view.text],
    ['outcome', view.outcomes.join(',')],
    ['label', view.label],
    ['group', view.group?.toString()],
    ['only', view.only.join(',')],
    ['sort', isDefaultSort ? undefined : `${sort.descending ? '-' : ''}${sort.by}`],
    ['zoom', zoom?.map(shortSeconds).join('-')],
    ['groups', view.groups],
    ['toggled', view.toggled.join(',')],
    ['steps', view.opened.join(',')],
    ['job', view.selected?.toString()],
  ]
  const set = entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1]))
  return new URLSearchParams(Object.fromEntries(set)).toString()
}

/**
 * Reads a fragment. Anyone can write one into a link, and it can be of another report: what is invalid or
 * not in this one is ignored.
 */
export function parseFragment(fragment: string, run: ReportView): View {
  const values = new URLSearchParams(fragment.replace(/^#/, ''))
  const only = listOf(values.get('only'))
  const groups = values.get('groups')
  const [label, group] = [values.get('label'), numbersOf(values.get('group'))[0]]
  return {
    text: values.get('q') ?? '',
    outcomes: listOf(values.get('outcome')).filter((outcome) =>
      run.jobs.some((job) => job.outcome === outcome),
    ),
    label: run.jobs.find((job) => job.label !== '' && job.label === label)?.label,
    group: run.groups.filter(isFoldable).find(({ index }) => index === group)?.index,
    only: switchesOf(run).filter((name) => only.includes(name)),
    sort: readSort(values.get('sort') ?? ''),
    zoom: readZoom(values.get('zoom') ?? '', run.length),
    groups: groups === 'open' || groups === 'closed' ? groups : undefined,
    toggled: numbersOf(values.get('toggled')),
    opened: numbersOf(values.get('steps')),
    selected: numbersOf(values.get('job'))[0],
  }
}

function listOf(value: string | null): string[] {
  return value?.split(',').filter((item) => item !== '') ?? []
}

function numbersOf(value: string | null): number[] {
  return listOf(value)
    .filter((item) => /^\d+$/.test(item))
    .map(Number)
}

function readSort(value: string): Sort {
  const name = value.replace(/^-/, '')
  const by = SORT_KEYS.find((key) => key === name)
  return by === undefined ? DEFAULT_SORT : { by, descending: value.startsWith('-') }
}

function readZoom(value: string, length: Milliseconds): Span | undefined {
  const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(value) ?? []
  const span = [Number(from) * SECOND, Math.min(Number(to) * SECOND, length)] as const
  return span[1] - span[0] >= MIN_VISIBLE ? span : undefined
}

function shortSeconds(time: Milliseconds): string {
  return String(Math.round(time / 100) / 10)
}
