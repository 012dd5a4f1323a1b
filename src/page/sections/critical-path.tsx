import type { ReportJson } from '../../report-json/shapes/report.ts'
import type { PathJobJson } from '../../report-json/shapes/times.ts'
import { heldByLabel, mayChange, pathTerm } from '../../render/text/labels.ts'
import { TableSection } from '../elements/section.tsx'
import type { Column } from '../elements/table.tsx'
import { secondsLabel } from '../view/labels.ts'

const COLUMNS: readonly Column<PathJobJson>[] = [
  { title: 'Job', isName: true, cell: ({ job }) => <bdi>{job}</bdi> },
  { title: 'Held back by', cell: ({ heldBy }) => heldByLabel(heldBy ?? undefined) },
  { title: 'Delay', numeric: true, cell: (job) => secondsLabel(job.delaySeconds) },
  { title: 'Ran', numeric: true, cell: (job) => secondsLabel(job.durationSeconds) },
  {
    title: 'Potential saving',
    numeric: true,
    cell: (job) => secondsLabel(job.potentialSavingSeconds),
  },
]

const SAVING = 'Potential saving: the most the run would shorten if the job took no time.'

/** The jobs that decided when the run finished. */
export function CriticalPath({ report }: { readonly report: ReportJson }) {
  const { criticalPath, criticalPathBasis, criticalPathSoFar: soFar, jobs } = report
  const basis = criticalPathBasis === 'needs' ? 'from the workflow file' : 'inferred from times'
  return (
    <TableSection
      id="path"
      title="What held the run up"
      intro={`The ${pathTerm(soFar)}, ${basis}. ${soFar ? mayChange(report.jobsUnfinished ?? 0) : SAVING}`}
      rows={jobs.length < 2 ? [] : criticalPath}
      columns={COLUMNS}
    />
  )
}
