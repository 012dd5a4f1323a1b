import type { Milliseconds } from '../../model/time.ts'
import type { ReportView } from '../view/jobs.ts'
import { clockLabel, jobFacts, outcomeLabel, preciseDuration } from '../view/labels.ts'
import type { Row } from '../view/rows.ts'

/** In CSS pixels, from the top left of the plot. */
export interface Pointer {
  readonly x: number
  readonly y: number
}

interface TipProps {
  readonly row: Row
  readonly pointer: Pointer
  /** At the pointer, since the start of the attempt. */
  readonly time: Milliseconds
  readonly size: { readonly width: number; readonly height: number }
  readonly run: ReportView
}

const WIDTH = 280
const GAP = 14

/** What is under the pointer. The same facts are in the row's label and in the table. */
export function Tip({ row, pointer, time, size, run }: TipProps) {
  const left = pointer.x + GAP + WIDTH < size.width ? pointer.x + GAP : pointer.x - GAP - WIDTH
  const lower = pointer.y > size.height / 2
  return (
    <>
      <div class="crosshair" style={{ transform: `translateX(${pointer.x}px)` }} />
      <div
        class="tip"
        aria-hidden="true"
        style={{
          width: `${WIDTH}px`,
          transform: `translate(${Math.max(0, left)}px, ${pointer.y}px)${lower ? ' translateY(calc(-100% - 10px))' : ' translateY(14px)'}`,
        }}
      >
        <strong>
          <bdi>{row.kind === 'group' ? row.group.name : row.job.job.name}</bdi>
        </strong>
        {row.kind === 'group' ? (
          <p>
            {row.jobs.length} jobs. Select to {row.open ? 'close' : 'open'}.
          </p>
        ) : (
          <JobFacts row={row} time={time} />
        )}
        <p class="muted">
          {preciseDuration(Math.max(0, time))} after the start ·{' '}
          {clockLabel(run.origin + time, run.length)}
        </p>
      </div>
    </>
  )
}

interface JobFactsProps {
  readonly row: Exclude<Row, { kind: 'group' }>
  readonly time: Milliseconds
}

function JobFacts({ row, time }: JobFactsProps) {
  const step =
    row.kind === 'step'
      ? row.step
      : row.job.steps.findLast(({ ran }) => ran !== undefined && ran[0] <= time && time < ran[1])
  return (
    <>
      <p>{jobFacts(row.job).join(' · ')}</p>
      {step && (
        <p>
          <bdi>{step.name}</bdi>: {outcomeLabel(step.outcome)}
          {step.duration !== undefined && `, ${preciseDuration(step.duration)}`}
        </p>
      )}
    </>
  )
}
