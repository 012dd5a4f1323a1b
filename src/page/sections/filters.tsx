import type { ComponentChildren } from 'preact'
import { StatusIcon } from '../elements/status.tsx'
import type { Hits } from '../use-search.ts'
import type { Choice, Filtered } from '../view/filter.ts'
import type { ReportView } from '../view/jobs.ts'
import { countLabel } from '../view/labels.ts'
import { termsOf } from '../view/search.ts'
import { type ChangeView, hasFilter, NO_FILTER, SWITCHES, toggle, type View } from '../view/view.ts'

interface FiltersProps extends Filtered {
  readonly run: ReportView
  readonly view: View
  readonly hits: Hits
  readonly onChange: ChangeView
}

/** A filter that is set or not. */
interface Chip {
  readonly name: string
  readonly icon?: ComponentChildren
  readonly count: number
  readonly isSet: boolean
  readonly change: Partial<View>
}

/** Chooses which jobs the timeline and the table show. */
export function Filters(props: FiltersProps) {
  const { run, view, shown, choices, hits, onChange } = props
  const { jobs } = run
  const { outcomes, only } = view
  const chips: Chip[] = [
    ...choices.outcomes.map(({ value, name, count }) => ({
      ...{ name, count, icon: <StatusIcon outcome={value} />, isSet: outcomes.includes(value) },
      change: { outcomes: toggle(outcomes, value) },
    })),
    ...choices.switches.map(({ value, name, count }) => {
      const { colour } = SWITCHES[value]
      const icon = colour && <span class="swatch thin" style={{ '--colour': colour }} />
      const change = { only: toggle(only, value) }
      return { name, icon, count, isSet: only.includes(value), change }
    }),
  ]
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      <input
        type="search"
        placeholder="Search jobs, steps, messages and logs"
        aria-label="Search jobs, steps, messages and logs"
        value={view.text}
        onInput={({ currentTarget }) => {
          onChange({ text: currentTarget.value })
        }}
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Enter') hits.move(shiftKey ? -1 : 1)
        }}
      />
      {termsOf(view.text).length > 0 && <HitsBar hits={hits} />}
      <span class="chips" role="group" aria-label="Filters">
        {chips.map(({ name, icon, count, isSet, change }) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={isSet}
            onClick={() => {
              onChange(change)
            }}
          >
            {icon}
            {name} <span class="count">{countLabel(count)}</span>
          </button>
        ))}
      </span>
      <Select
        label="Runner label"
        all="All labels"
        choices={choices.labels}
        chosen={view.label}
        onChoose={(label) => {
          onChange({ label })
        }}
      />
      <Select
        label="Group"
        all="All groups"
        choices={choices.groups}
        chosen={view.group}
        onChoose={(group) => {
          onChange({ group })
        }}
      />
      <output class="muted">
        {shown.length === jobs.length ? '' : `${countLabel(shown.length)} of `}
        {countLabel(jobs.length)} {jobs.length === 1 ? 'job' : 'jobs'}
      </output>
      {hasFilter(view) && (
        <button
          type="button"
          class="link"
          onClick={() => {
            onChange(NO_FILTER)
          }}
        >
          Clear filters
        </button>
      )}
    </form>
  )
}

/** Goes from one hit to the next. */
function HitsBar({ hits: { count, at, move } }: { readonly hits: Hits }) {
  const all = countLabel(count)
  const label = count === 1 ? '1 hit' : count === 0 ? 'no hits' : `${all} hits`
  return (
    <span class="hits">
      <span role="status">{at < 0 ? label : `${countLabel(at + 1)} of ${all}`}</span>
      <span class="buttons">
        {(
          [
            ['Previous hit', 'Shift Enter', '↑', -1],
            ['Next hit', 'Enter', '↓', 1],
          ] as const
        ).map(([name, key, icon, distance]) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={`${name} (${key})`}
            disabled={count === 0}
            onClick={() => {
              move(distance)
            }}
          >
            {icon}
          </button>
        ))}
      </span>
    </span>
  )
}

interface SelectProps<T> {
  readonly label: string
  readonly all: string
  readonly choices: readonly Choice<T>[]
  readonly chosen: T | undefined
  readonly onChoose: (value: T | undefined) => void
}

/** A filter by one of many values; nothing if there is no choice. */
function Select<T>({ label, all, choices, chosen, onChoose }: SelectProps<T>) {
  if (choices.length < 2) return null
  return (
    <select
      aria-label={label}
      onChange={({ currentTarget }) => {
        onChoose(choices[currentTarget.selectedIndex - 1]?.value)
      }}
    >
      <option selected={chosen === undefined}>{all}</option>
      {choices.map(({ value, name, count }, index) => (
        <option key={index} selected={chosen === value}>
          {name} ({countLabel(count)})
        </option>
      ))}
    </select>
  )
}
