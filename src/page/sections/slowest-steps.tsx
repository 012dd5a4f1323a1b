import type { ReportJson } from '../../report-json/shapes/report.ts'
import { Link } from '../elements/link.tsx'
import { TableSection } from '../elements/section.tsx'
import type { Column } from '../elements/table.tsx'
import { fullName, type JobView } from '../view/jobs.ts'
import { secondsLabel } from '../view/labels.ts'

type SlowStep = ReportJson['slowestSteps'][number] & { readonly view: JobView | undefined }

const MAX_STEPS = 10

const COLUMNS: readonly Column<SlowStep>[] = [
  {
    title: 'Step',
    isName: true,
    cell: ({ step, stepNumber, view }) => (
      <Link url={view?.job.url} step={stepNumber}>
        <bdi>{step}</bdi>
      </Link>
    ),
  },
  { title: 'Job', cell: ({ job, view }) => <bdi>{view === undefined ? job : fullName(view)}</bdi> },
  { title: 'Duration', numeric: true, cell: (step) => secondsLabel(step.durationSeconds) },
]

interface SlowestStepsProps {
  readonly reports: readonly ReportJson[]
  readonly jobs: readonly JobView[]
}

/** The slowest steps of all runs: each of them lists as many, so none is missing. */
export function SlowestSteps({ reports, jobs }: SlowestStepsProps) {
  const byId = new Map(jobs.map((view) => [view.job.id, view]))
  const rows = reports
    .flatMap(({ slowestSteps }) => slowestSteps)
    .toSorted((a, b) => b.durationSeconds - a.durationSeconds)
    .slice(0, MAX_STEPS)
    .map((step) => ({ ...step, view: byId.get(step.jobId) }))
  return <TableSection id="slowest" title="Slowest steps" rows={rows} columns={COLUMNS} />
}
