import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import type { ReportView } from '../view/jobs.ts'
import { plural } from '../../render/text/units.ts'
import { clockLabel, jobFacts, outcomeLabel, preciseDuration } from '../view/labels.ts'
import type { Row } from '../view/rows.ts'

/** What the pointer is at, and where, in CSS pixels from the top left of the window. */
export interface Pointer {
  readonly row: Row
  /** Since the start of the attempt. */
  readonly time: Milliseconds
  readonly clientX: number
  readonly clientY: number
}

interface TipProps {
  readonly pointer: Pointer
  readonly run: ReportView
}

const GAP = 14

/** What is under the pointer. The same facts are in the row's label and in the table. */
export function Tip({ pointer, run }: TipProps) {
  const { row, time } = pointer
  const box = useRef<HTMLDivElement>(null)
  // No edge of the window cuts it.
  useLayoutEffect(() => {
    const tip = box.current
    if (tip === null) return
    const { clientWidth, clientHeight } = document.documentElement
    const place = (at: number, length: number, room: number) =>
      at + GAP + length <= room ? at + GAP : Math.max(0, at - GAP - length)
    const left = place(pointer.clientX, tip.offsetWidth, clientWidth)
    const top = place(pointer.clientY, tip.offsetHeight, clientHeight)
    tip.style.transform = `translate(${left}px, ${top}px)`
  })
  return (
    <div class="tip" ref={box} aria-hidden="true">
      <strong>
        <bdi>{row.kind === 'group' ? row.group.name : row.job.name}</bdi>
      </strong>
      {row.kind === 'group' ? (
        <p>
          {plural(row.jobs.length, 'job')}. Select to {row.open ? 'close' : 'open'}.
        </p>
      ) : (
        <JobFacts row={row} time={time} />
      )}
      <p class="muted">
        {preciseDuration(Math.max(0, time))} after the start ·{' '}
        {clockLabel(run.origin + time, run.length)}
      </p>
    </div>
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
          {step.duration !== null && `, ${preciseDuration(step.duration)}`}
        </p>
      )}
    </>
  )
}
