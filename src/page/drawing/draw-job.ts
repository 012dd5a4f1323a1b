import type { JobView, StepView } from '../view/jobs.ts'
import { preciseDuration, ranLabel, toneOf, waitLabel } from '../view/labels.ts'
import { type Bar, barOf, drawLabel, fillBar } from './draw-bar.ts'
import { JOB_BAR, type Pen } from './frame.ts'

const STEP_BAR = 8
const WAIT_BAR = 8

/** Draws when a job was blocked, waited and ran, with its steps in the bar. */
export function drawJob(pen: Pen, job: JobView): void {
  const { context, frame, middle } = pen
  const { palette } = frame
  const { blocked, waited, ran, outcome } = job
  const blockedBar = blocked && barOf(pen, blocked)
  if (blockedBar) {
    context.fillStyle = palette.blocked
    context.fillRect(blockedBar.left, Math.round(middle), blockedBar.width, 1)
  }
  const waitBar = waited && barOf(pen, waited)
  if (waitBar) {
    context.fillStyle = job.held ? palette.approval : palette.wait
    fillBar(context, waitBar, WAIT_BAR)
  }
  if (ran === undefined) {
    const start = { left: Math.max(0, frame.x(0)), width: 0, middle }
    const bar = waitBar ?? blockedBar ?? start
    drawLabel(pen, { label: noTimeLabel(job), bar, before: bar.left })
    return
  }
  const bar = barOf(pen, ran)
  if (bar === undefined) return
  context.fillStyle = palette.tones[toneOf(outcome)]
  fillBar(context, bar, JOB_BAR)
  context.save()
  context.clip()
  drawStepsInJob(pen, job)
  if (job.open) drawOpenEnd(pen, bar)
  context.restore()
  drawLabel(pen, { label: ranLabel(job), bar, before: waitBar?.left ?? bar.left })
}

/** Returns why a job has no bar. */
function noTimeLabel(job: JobView): string {
  const { open, wait, from, duration, outcome } = job
  if (duration !== null) return 'ran in an earlier attempt'
  if (open && wait) return waitLabel(job)
  if (open) return from === null ? 'has not started' : ''
  const neverRan = outcome === 'skipped' || outcome === 'cancelled'
  return neverRan ? 'did not run' : 'no known duration'
}

function drawStepsInJob(pen: Pen, { steps, outcome }: JobView): void {
  const { context, frame, middle } = pen
  const { palette } = frame
  const top = middle - JOB_BAR / 2
  const whole = steps.filter(({ depth }) => depth === 0)
  whole.forEach(({ ran, outcome: ofStep }, index) => {
    const bar = ran && barOf(pen, ran)
    if (bar === undefined || bar.width <= 2) return
    const { left, width } = bar
    if (toneOf(ofStep) === 'failed' && toneOf(outcome) !== 'failed') {
      context.fillStyle = palette.tones.failed
      context.fillRect(left, top, width, JOB_BAR)
    }
    context.fillStyle = palette.shade
    if (index % 2 === 1) context.fillRect(left, top, width, JOB_BAR)
    context.fillStyle = palette.background
    if (width > 4) context.fillRect(left + width - 0.5, top, 0.5, JOB_BAR)
  })
}

/** Draws that the end of a job that still ran is not known. */
function drawOpenEnd({ context, frame, middle }: Pen, { left, width }: Bar): void {
  context.fillStyle = frame.palette.background
  for (const distance of [4, 10, 16]) {
    context.fillRect(left + width - distance, middle - JOB_BAR / 2, 2, JOB_BAR)
  }
}

/** Draws the bar of a step in its own row. */
export function drawStep(pen: Pen, { ran, outcome, duration }: StepView): void {
  const { context, frame } = pen
  const bar = ran && barOf(pen, ran)
  if (bar === undefined) return
  context.fillStyle = frame.palette.tones[toneOf(outcome)]
  fillBar(context, bar, STEP_BAR)
  drawLabel(pen, { label: preciseDuration(duration), bar, before: bar.left })
}
