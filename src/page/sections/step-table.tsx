import { Link } from '../elements/link.tsx'
import { Status } from '../elements/status.tsx'
import { type Column, Table } from '../elements/table.tsx'
import { extentOf, type JobView, type StepView } from '../view/jobs.ts'
import { barColour, preciseDuration } from '../view/labels.ts'

/** The steps of a job, with a bar at the time each of them ran. */
export function StepTable({ job }: { readonly job: JobView }) {
  const { steps } = job
  const [from, to] = extentOf(steps.map(({ ran }) => ran)) ?? [0, 0]
  const percent = (time: number) => `${(100 * time) / Math.max(1, to - from)}%`
  const columns: readonly Column<StepView>[] = [
    { title: 'Conclusion', cell: ({ outcome }) => <Status outcome={outcome} /> },
    {
      title: 'Step',
      isName: true,
      cell: ({ number, name, depth }) => (
        <span class="step-name" style={{ '--depth': depth }}>
          <Link url={job.url} step={number}>
            <bdi>{name}</bdi>
          </Link>
        </span>
      ),
    },
    { title: 'Ran', numeric: true, cell: ({ duration }) => preciseDuration(duration) },
    {
      title: 'When',
      class: 'when',
      cell: ({ ran, outcome }) =>
        ran && (
          <span
            class="step-bar"
            style={{
              background: barColour(outcome),
              marginLeft: percent(ran[0] - from),
              width: `max(2px, ${percent(ran[1] - ran[0])})`,
            }}
          />
        ),
    },
  ]
  return <Table label={`Steps of ${job.name}`} rows={steps} columns={columns} />
}
