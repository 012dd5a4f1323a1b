import { useMemo } from 'preact/hooks'
import { Section } from './elements/section.tsx'
import { Filters } from './sections/filters.tsx'
import { JobDetails } from './sections/job-details.tsx'
import { JobTable } from './sections/job-table.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useFragment } from './use-fragment.ts'
import { applyFilters } from './view/filter.ts'
import type { ReportView } from './view/jobs.ts'
import { listRows } from './view/rows.ts'

/** The timeline and the table of jobs, with what the reader chose to see in them. */
export function App({ run }: { readonly run: ReportView }) {
  const { jobs, hasHistory } = run
  const [view, onChange] = useFragment(run)
  const { text, outcomes, label, group, onlyPath, onlySlower, sort } = view
  const filters = [text, outcomes, label, group, onlyPath, onlySlower]
  const { shown, choices } = useMemo(() => applyFilters(run, view), [run, ...filters])
  const rows = useMemo(
    () => listRows(run, shown, view),
    [run, shown, view.groups, view.toggled, view.opened],
  )
  // The table does not depend on the zoom, so it is not compared again in each of its frames.
  const table = useMemo(
    () => <JobTable jobs={shown} {...{ sort, hasHistory, onChange }} />,
    [shown, sort],
  )
  const selected = jobs.find(({ job }) => job.id === view.selected)
  return (
    <>
      <Section id="timeline" title="Timeline">
        <Filters {...{ run, view, shown, choices, onChange }} />
        <Timeline {...{ run, view, rows, onChange }} />
        {selected !== undefined && <JobDetails job={selected} onChange={onChange} />}
      </Section>
      {table}
    </>
  )
}
