import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { Filters } from './sections/filters.tsx'
import { JobDetails } from './sections/job-details.tsx'
import { JobTable } from './sections/job-table.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useFragment } from './use-fragment.ts'
import { countChoices, filterJobs, sortJobs } from './view/filter.ts'
import type { ReportView } from './view/jobs.ts'
import type { Load } from './view/load.ts'
import { listRows, type Row } from './view/rows.ts'
import { toggle } from './view/view.ts'

interface AppProps {
  readonly run: ReportView
  readonly load: Load
  /** Sections before the timeline and after the table of jobs, which no view changes. */
  readonly above: ComponentChildren
  readonly below: ComponentChildren
}

/** The timeline and the table of jobs, with what the reader chose to see in them. */
export function App({ run, load, above, below }: AppProps) {
  const { jobs } = run
  const [view, change] = useFragment()
  const { text, outcomes, label, group, onlyPath, onlySlower, sort } = view
  const filters = [text, outcomes, label, group, onlyPath, onlySlower]
  const shown = useMemo(() => filterJobs(jobs, view), [jobs, ...filters])
  const choices = useMemo(() => countChoices(run, view), [run, ...filters])
  const rows = useMemo(
    () => listRows(run, shown, view),
    [run, shown, view.groups, view.toggled, view.opened],
  )
  const selected = jobs.find(({ job }) => job.id === view.selected)
  const onToggle = (row: Row) => {
    if (row.kind === 'group') change({ toggled: toggle(view.toggled, row.group.index) })
    if (row.kind === 'job') change({ opened: toggle(view.opened, row.job.job.id) })
  }
  // The table does not depend on the zoom, so it is not compared again in each of its frames.
  const table = useMemo(
    () => (
      <JobTable
        jobs={sortJobs(shown, sort)}
        {...{ sort, hasHistory: run.hasHistory }}
        onSort={(sort) => {
          change({ sort })
        }}
      />
    ),
    [shown, sort],
  )
  return (
    <main>
      {above}
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Filters
          {...{ view, choices, shown: shown.length, total: jobs.length }}
          hasPath={run.path.length > 0}
          onChange={change}
        />
        <Timeline
          {...{ run, rows, load, onToggle, zoom: view.zoom, selected: view.selected }}
          onZoom={(zoom) => {
            change({ zoom })
          }}
          onSelect={(job) => {
            change({ selected: job?.job.id })
          }}
          onFold={(groups) => {
            change({ groups, toggled: [] })
          }}
        />
        {selected !== undefined && (
          <JobDetails
            job={selected}
            onClose={() => {
              change({ selected: undefined })
            }}
          />
        )}
      </section>
      <section aria-labelledby="jobs">
        <h2 id="jobs">Jobs</h2>
        {table}
      </section>
      {below}
    </main>
  )
}
