import { nameInGroup } from '../../render/text/inline.ts'
import { StatusIcon } from '../elements/status.tsx'
import type { JobView } from '../view/jobs.ts'
import { countLabel, jobFacts, outcomeLabel, preciseDuration, severityOf } from '../view/labels.ts'
import { type Row, rowKey } from '../view/rows.ts'
import { Bar, Bars } from './bars.tsx'
import { partsOf, type PathStop } from './path.ts'

interface RowsProps {
  readonly rows: readonly Row[]
  /** Indexes of the rows that are visible: from, and up to but without to. */
  readonly from: number
  readonly to: number
  /** The row that keys act on. */
  readonly active: number | undefined
  /** Index of the row to highlight. */
  readonly marked: number
  readonly path: readonly PathStop[]
}

/** The visible rows, each with a name, as an item of a tree, and bars. */
export function Rows({ rows, from, to, active, marked, path }: RowsProps) {
  return rows.slice(from, to).map((row, offset) => {
    const index = from + offset
    const { depth, name, fullName = name, count, outcome, open, onPath, label } = describe(row)
    return (
      <div
        key={rowKey(row)}
        class={`row ${row.kind}-row${index === marked ? ' marked' : ''}`}
        data-index={index}
      >
        <div
          id={`row-${rowKey(row)}`}
          role="treeitem"
          aria-level={depth + 1}
          aria-expanded={open}
          aria-selected={index === active}
          aria-posinset={index + 1}
          aria-setsize={rows.length}
          aria-label={label}
          class={`name ${row.kind}${index === active ? ' active' : ''}${onPath ? ' on-path' : ''}`}
          style={{ '--depth': depth }}
        >
          <span class={`twist${open === undefined ? '' : open ? ' open' : ' closed'}`} />
          <StatusIcon outcome={outcome} />
          <bdi title={fullName}>{name}</bdi>{' '}
          {count !== undefined && <span class="count">{count}</span>}
        </div>
        <div class="plot" aria-hidden="true">
          <div class="time">
            {partsOf(path, index).map(({ span, kind }) => (
              <Bar span={span} kind={`path ${kind}`} colour="var(--path)" />
            ))}
            <Bars row={row} />
          </div>
        </div>
      </div>
    )
  })
}

interface Description {
  readonly depth: number
  readonly name: string
  /** If the name is shortened. */
  readonly fullName?: string
  readonly count?: string
  readonly outcome: string
  /** `undefined` for a row that has none below it. */
  readonly open?: boolean | undefined
  readonly onPath?: boolean
  /** All that the row shows, for those who do not see it. */
  readonly label: string
}

function describe(row: Row): Description {
  switch (row.kind) {
    case 'group': {
      const { jobs, group, open } = row
      const { name } = group
      const outcome = worstOutcome(jobs)
      const all = countLabel(group.jobs.length)
      const count = jobs.length === group.jobs.length ? all : `${countLabel(jobs.length)} of ${all}`
      const onPath = jobs.some(({ onPath }) => onPath)
      const noun = group.jobs.length === 1 ? 'job' : 'jobs'
      const label = `${name} ${count} ${noun}: ${outcomeLabel(outcome)}`
      return { depth: 0, name, count, outcome, open, onPath, label }
    }
    case 'job': {
      const { depth, job } = row
      const { outcome, onPath, group } = job
      const isInGroup = depth > 0 && group.kind !== 'run'
      return {
        depth,
        name: isInGroup ? nameInGroup(job.name, group.name) : job.name,
        fullName: job.name,
        outcome,
        open: job.stepCount === 0 ? undefined : row.open,
        onPath,
        label: `${job.name}: ${jobFacts(job).join(', ')}`,
      }
    }
    case 'step': {
      const { depth, step } = row
      const { name, outcome, duration } = step
      const ran = duration === null ? '' : `, ran ${preciseDuration(duration)}`
      return { depth, name, outcome, label: `Step ${name}: ${outcomeLabel(outcome)}${ran}` }
    }
  }
}

function worstOutcome(jobs: readonly JobView[]): string {
  const counted = jobs.filter(({ forgiven }) => !forgiven)
  const [first = 'unknown', ...others] = (counted.length === 0 ? jobs : counted).map(
    ({ outcome }) => outcome,
  )
  return others.reduce(
    (worst, next) => (severityOf(next) < severityOf(worst) ? next : worst),
    first,
  )
}
