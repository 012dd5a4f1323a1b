import { useMemo } from 'preact/hooks'
import { Causes } from './sections/causes.tsx'
import { Filters } from './sections/filters.tsx'
import { Header } from './sections/header.tsx'
import { History } from './sections/history.tsx'
import { JobDetails } from './sections/job-details.tsx'
import { JobTable } from './sections/job-table.tsx'
import { Notes, SlowestSteps } from './sections/notes.tsx'
import { Totals } from './sections/totals.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useFragment } from './use-fragment.ts'
import { countChoices, filterJobs, sortJobs } from './view/filter.ts'
import type { RunView } from './view/jobs.ts'
import { measureLoad } from './view/load.ts'
import { listRows, type Row } from './view/rows.ts'
import { toggle } from './view/view.ts'

export function App({ run }: { readonly run: RunView }) {
  const { report, jobs } = run
  const [view, change] = useFragment()
  const load = useMemo(() => measureLoad(jobs), [jobs])
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
  // Sections that do not depend on the zoom are not compared again in each of its frames.
  const above = useMemo(
    () => (
      <>
        <Header {...{ report, load }} />
        <Causes report={report} />
      </>
    ),
    [report, load],
  )
  const table = useMemo(
    () => (
      <JobTable
        jobs={sortJobs(shown, sort)}
        {...{ sort, hasHistory: report.history !== null }}
        onSort={(sort) => {
          change({ sort })
        }}
      />
    ),
    [shown, sort],
  )
  const below = useMemo(
    () => (
      <div class="columns">
        <History report={report} />
        <SlowestSteps report={report} />
        <Totals report={report} />
        <Notes report={report} />
      </div>
    ),
    [report],
  )
  return (
    <main>
      {above}
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Filters
          {...{ view, choices, shown: shown.length, total: jobs.length }}
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
            report={report}
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
