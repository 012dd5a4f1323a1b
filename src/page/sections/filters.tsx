import type { Choices } from '../view/filter.ts'
import { countLabel, outcomeLabel } from '../view/labels.ts'
import { DEFAULT_VIEW, hasFilter, toggle, type View } from '../view/view.ts'
import { StatusIcon } from './status-icon.tsx'

interface FiltersProps {
  readonly view: View
  readonly choices: Choices
  /** How many jobs match, and how many there are. */
  readonly shown: number
  readonly total: number
  readonly hasPath: boolean
  readonly onChange: (change: Partial<View>) => void
}

const NO_FILTER: Partial<View> = {
  text: DEFAULT_VIEW.text,
  outcomes: [],
  label: undefined,
  group: undefined,
  onlyPath: false,
  onlySlower: false,
}

/** Chooses which jobs the timeline and the table show. */
export function Filters({ view, choices, shown, total, hasPath, onChange }: FiltersProps) {
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
        placeholder="Search jobs, steps and labels"
        aria-label="Search jobs, steps and labels"
        value={view.text}
        onInput={({ currentTarget }) => {
          onChange({ text: currentTarget.value })
        }}
      />
      <span class="chips" role="group" aria-label="Outcome">
        {choices.outcomes.map(({ value, count }) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={view.outcomes.includes(value)}
            onClick={() => {
              onChange({ outcomes: toggle(view.outcomes, value) })
            }}
          >
            <StatusIcon outcome={value} />
            {outcomeLabel(value)} <span class="count">{countLabel(count)}</span>
          </button>
        ))}
        {(hasPath || view.onlyPath) && (
          <button
            type="button"
            class="chip"
            aria-pressed={view.onlyPath}
            onClick={() => {
              onChange({ onlyPath: !view.onlyPath })
            }}
          >
            <span class="swatch path" />
            critical path <span class="count">{countLabel(choices.path)}</span>
          </button>
        )}
        {(choices.slower > 0 || view.onlySlower) && (
          <button
            type="button"
            class="chip"
            aria-pressed={view.onlySlower}
            onClick={() => {
              onChange({ onlySlower: !view.onlySlower })
            }}
          >
            slower than before <span class="count">{countLabel(choices.slower)}</span>
          </button>
        )}
      </span>
      {choices.labels.length > 1 && (
        <select
          aria-label="Runner label"
          onChange={({ currentTarget }) => {
            onChange({ label: currentTarget.value || undefined })
          }}
        >
          <option value="" selected={view.label === undefined}>
            All labels
          </option>
          {choices.labels.map(({ value, count }) => (
            <option key={value} value={value} selected={view.label === value}>
              {value} ({count})
            </option>
          ))}
        </select>
      )}
      {choices.groups.length > 1 && (
        <select
          aria-label="Group"
          onChange={({ currentTarget: { value } }) => {
            onChange({ group: value === '' ? undefined : Number(value) })
          }}
        >
          <option value="" selected={view.group === undefined}>
            All groups
          </option>
          {choices.groups.map(({ value, name, count }) => (
            <option key={value} value={value} selected={view.group === value}>
              {name} ({count})
            </option>
          ))}
        </select>
      )}
      <output class="muted">
        {shown === total ? '' : `${countLabel(shown)} of `}
        {countLabel(total)} {total === 1 ? 'job' : 'jobs'}
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
