import { useEffect, useMemo, useState } from 'preact/hooks'
import { Section } from '../elements/section.tsx'
import { type Column, Table } from '../elements/table.tsx'
import { usePrinting } from '../use-printing.ts'
import { sortJobs } from '../view/filter.ts'
import type { JobView } from '../view/jobs.ts'
import { countLabel } from '../view/labels.ts'
import type { RowRef } from '../view/rows.ts'
import { type ChangeView, toggle, type Sort } from '../view/view.ts'
import { COLUMNS } from './job-columns.tsx'
import { StepTable } from './step-table.tsx'

interface JobTableProps {
  readonly jobs: readonly JobView[]
  readonly sort: Sort
  readonly hasHistory: boolean
  /** The row to scroll to. */
  readonly target: RowRef | undefined
  readonly onChange: ChangeView
}

/** The table grows in steps, since a browser takes seconds for thousands of rows. */
const FIRST_ROWS = 30
const GROWTH = 4

/** All that the timeline shows, as a table. */
export function JobTable({ jobs, sort, hasHistory, target, onChange }: JobTableProps) {
  const [chosenLimit, setLimit] = useState(FIRST_ROWS)
  const limit = usePrinting() ? Infinity : chosenLimit
  const [opened, setOpened] = useState<readonly number[]>([])
  const sorted = useMemo(() => sortJobs(jobs, sort), [jobs, sort])
  useEffect(() => {
    if (target === undefined) return
    const index = sorted.indexOf(target.job)
    setLimit((limit) => Math.max(limit, index + 1))
    requestAnimationFrame(() => {
      const row = document.getElementById(`job-${target.job.id}`)
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
    })
  }, [target])
  const steps: Column<JobView> = {
    title: 'Steps',
    cell: ({ id, name, steps }) => {
      if (steps.length === 0) return null
      const open = opened.includes(id)
      const label = open ? 'Hide' : String(steps.filter(({ depth }) => depth === 0).length)
      return (
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-label={`${label} steps of ${name}`}
          onClick={() => {
            setOpened(toggle(opened, id))
          }}
        >
          {label}
        </button>
      )
    },
  }
  return (
    <Section id="jobs" title="Jobs">
      <Table
        class="job-table"
        label="Jobs"
        rows={sorted.slice(0, limit)}
        columns={[...COLUMNS.filter(({ key }) => key !== 'delta' || hasHistory), steps]}
        sort={sort}
        onSort={(sort) => {
          onChange({ sort })
        }}
        rowClass={({ onPath }) => (onPath ? 'on-path' : undefined)}
        rowId={({ id }) => `job-${id}`}
        below={(job) => opened.includes(job.id) && <StepTable job={job} />}
      />
      {jobs.length > limit && (
        <p>
          <button
            type="button"
            onClick={() => {
              setLimit(limit * GROWTH)
            }}
          >
            Show {countLabel(Math.min(limit * (GROWTH - 1), jobs.length - limit))} more of{' '}
            {countLabel(jobs.length - limit)}
          </button>
        </p>
      )}
    </Section>
  )
}
