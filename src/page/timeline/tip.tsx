import type { Milliseconds } from '../../model/time.ts'
import type { JobView, ReportView } from '../view/jobs.ts'
import { clockLabel, jobOutcome, outcomeLabel, preciseDuration } from '../view/labels.ts'
import type { Row } from '../view/rows.ts'

/** In CSS pixels, from the top left of the plot. */
export interface Pointer {
  readonly x: number
  readonly y: number
}

interface TipProps {
  readonly row: Row | undefined
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
  if (row === undefined) return null
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
        {row.kind === 'group' ? (
          <GroupFacts row={row} />
        ) : (
          <JobFacts job={row.job} row={row} time={time} />
        )}
        <p class="muted">
          {preciseDuration(Math.max(0, time))} after the start ·{' '}
          {clockLabel(run.origin + time, run.length)}
        </p>
      </div>
    </>
  )
}

function GroupFacts({ row }: { readonly row: Extract<Row, { kind: 'group' }> }) {
  return (
    <>
      <strong>
        <bdi>{row.group.name}</bdi>
      </strong>
      <p>
        {row.jobs.length} jobs. Select to {row.open ? 'close' : 'open'}.
      </p>
    </>
  )
}

function JobFacts({
  job,
  row,
  time,
}: {
  readonly job: JobView
  readonly row: Row
  readonly time: Milliseconds
}) {
  const { waited, ran } = job
  const step =
    row.kind === 'step'
      ? row.step
      : job.steps.findLast(({ ran }) => ran !== undefined && ran[0] <= time && time < ran[1])
  return (
    <>
      <strong>
        <bdi>{job.job.name}</bdi>
      </strong>
      <p>
        {jobOutcome(job)}
        {ran && ` · ran ${preciseDuration(ran[1] - ran[0])}`}
        {waited &&
          ` · waited ${preciseDuration(waited.span[1] - waited.span[0])} for ${waited.kind === 'runner' ? 'a runner' : 'approval'}`}
        {job.onPath && ' · critical path'}
      </p>
      {step && (
        <p>
          <bdi>{step.name}</bdi>: {outcomeLabel(step.outcome)}
          {step.ran && `, ${preciseDuration(step.ran[1] - step.ran[0])}`}
        </p>
      )}
    </>
  )
}
