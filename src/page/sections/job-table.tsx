import { useEffect, useState } from 'preact/hooks'
import type { JobView } from '../view/jobs.ts'
import { toggle, type Sort, type SortKey } from '../view/view.ts'
import { COLUMNS } from './job-columns.tsx'
import { StepTable } from './step-table.tsx'

interface JobTableProps {
  readonly jobs: readonly JobView[]
  readonly sort: Sort
  readonly hasHistory: boolean
  readonly onSort: (sort: Sort) => void
}

/** The table grows by so many rows, since a browser takes seconds for thousands. */
const PAGE = 50

/** All that the timeline shows, as a table. */
export function JobTable({ jobs, sort, hasHistory, onSort }: JobTableProps) {
  const [limit, setLimit] = useState(PAGE)
  const [opened, setOpened] = useState<readonly number[]>([])
  useEffect(() => {
    const printAll = () => {
      setLimit(Infinity)
    }
    window.addEventListener('beforeprint', printAll)
    return () => {
      window.removeEventListener('beforeprint', printAll)
    }
  }, [])
  const columns = COLUMNS.filter(({ key }) => key !== 'delta' || hasHistory)
  return (
    <>
      <div class="table-scroll" role="group" aria-label="Jobs" tabIndex={0}>
        <table class="job-table">
          <thead>
            <tr>
              {columns.map(({ key, title, numeric }) => (
                <Heading key={key} {...{ column: key, title, numeric, sort, onSort }} />
              ))}
              <th scope="col">Steps</th>
            </tr>
          </thead>
          <tbody>
            {jobs.slice(0, limit).map((job) => {
              const { id } = job.job
              const open = opened.includes(id)
              return [
                <tr key={id} class={job.onPath ? 'on-path' : undefined}>
                  {columns.map(({ key, numeric, cell }) => (
                    <td key={key} class={numeric ? 'numeric' : undefined}>
                      {cell(job)}
                    </td>
                  ))}
                  <td>
                    {job.job.steps.length > 0 && (
                      <button
                        type="button"
                        class="link"
                        aria-expanded={open}
                        aria-label={`${open ? 'Hide' : job.job.steps.length} steps of ${job.job.name}`}
                        onClick={() => {
                          setOpened(toggle(opened, id))
                        }}
                      >
                        {open ? 'Hide' : job.job.steps.length}
                      </button>
                    )}
                  </td>
                </tr>,
                open && (
                  <tr key={`${id} steps`} class="steps-row">
                    <td colSpan={columns.length + 1}>
                      <StepTable job={job} />
                    </td>
                  </tr>
                ),
              ]
            })}
          </tbody>
        </table>
      </div>
      {jobs.length > limit && (
        <p>
          <button
            type="button"
            onClick={() => {
              setLimit(limit + PAGE)
            }}
          >
            Show {Math.min(PAGE, jobs.length - limit)} more of {jobs.length - limit}
          </button>
        </p>
      )}
    </>
  )
}

interface HeadingProps {
  readonly column: SortKey
  readonly title: string
  readonly numeric: boolean | undefined
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

function Heading({ column, title, numeric, sort, onSort }: HeadingProps) {
  const sorted = sort.by === column
  const direction = sort.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      class={numeric ? 'numeric' : undefined}
      aria-sort={sorted ? direction : undefined}
    >
      <button
        type="button"
        onClick={() => {
          // Numbers are interesting from the largest on, except for the start.
          const descending = sorted ? !sort.descending : numeric === true && column !== 'start'
          onSort({ by: column, descending })
        }}
      >
        {title}
      </button>
    </th>
  )
}
