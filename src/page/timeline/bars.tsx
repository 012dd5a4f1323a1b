import { useMemo } from 'preact/hooks'
import { extentOf, type JobView, type Span } from '../view/jobs.ts'
import { barColour, preciseDuration, ranLabel, toneOf, waitLabel } from '../view/labels.ts'
import { measureLoad } from '../view/load.ts'
import type { Row } from '../view/rows.ts'
import { LoadChart } from './load-chart.tsx'
import { useScale } from './use-scale.ts'

/** Of a group, in CSS pixels. */
const HEIGHT = 18

/** With more jobs, their lines would overlap. */
const MAX_LINES = HEIGHT / 2

/** What a row shows at its times. */
export function Bars({ row }: { readonly row: Row }) {
  switch (row.kind) {
    case 'group':
      if (row.open) return <Extent jobs={row.jobs} />
      return row.jobs.length > MAX_LINES ? <Areas jobs={row.jobs} /> : <Lines jobs={row.jobs} />
    case 'job':
      return <JobBars job={row.job} />
    case 'step': {
      const { ran, outcome, duration } = row.step
      if (ran === undefined) return null
      return (
        <>
          <Bar span={ran} colour={barColour(outcome)} />
          <Label span={ran} text={preciseDuration(duration)} />
        </>
      )
    }
  }
}

interface BarProps {
  readonly span: Span | undefined
  readonly colour: string
  readonly kind?: string
  readonly style?: Readonly<Record<string, string | undefined>>
}

/** A bar at its time. */
export function Bar({ span, colour, kind = '', style }: BarProps) {
  const x = useScale()
  if (span === undefined) return null
  const [left, right] = [x(span[0]), x(span[1])]
  const place = { left: `${left}%`, width: `${right - left}%`, '--colour': colour }
  return <i class={`bar ${kind}`} style={{ ...place, ...style }} />
}

interface LabelProps {
  readonly span: Span
  readonly text: string
  /** The job has no bar to go out of the window with. */
  readonly isAlone?: boolean
}

/** Written after a bar, or at its visible end if there is no room. */
function Label({ span: [from, to], text, isAlone = false }: LabelProps) {
  const x = useScale()
  const after = `${x(to)}% + 3px`
  // Its width is an estimate, since a measurement would take as long as the drawing.
  const last = `100% + ${58 - 6 * text.length}px`
  const left = isAlone ? `max(0px, ${after})` : `max(${x(from)}% - 40px, min(${after}, ${last}))`
  return (
    <span class="label" style={{ left }}>
      {text}
    </span>
  )
}

/** When a job was blocked, waited and ran, with its steps in the bar. */
function JobBars({ job }: { readonly job: JobView }) {
  const { blocked, waited, ran, held, open, outcome } = job
  return (
    <>
      <Bar span={blocked} colour="var(--border)" kind="thin" />
      <Bar span={waited} colour={waitColour(held)} kind="striped" />
      <Bar
        span={ran}
        colour={barColour(outcome)}
        kind={open ? 'ran open' : 'ran'}
        style={{ backgroundImage: ran && stepColours(job, ran) }}
      />
      <Label
        span={ran ?? waited ?? blocked ?? [0, 0]}
        text={ran === undefined ? noTimeLabel(job) : ranLabel(job)}
        isAlone={ran === undefined}
      />
    </>
  )
}

/** Returns a picture of the steps in the bar of their job: every second one is shaded, a failed one is red. */
function stepColours({ steps, outcome }: JobView, [start, end]: Span): string {
  const percent = (time: number) => `${((100 * (time - start)) / (end - start || 1)).toFixed(3)}%`
  const whole = steps.filter(({ depth }) => depth === 0)
  const stops = whole.flatMap(({ ran, outcome: ofStep }, index) => {
    const failed = toneOf(ofStep) === 'failed' && toneOf(outcome) !== 'failed'
    if (ran === undefined || !(failed || index % 2 === 1)) return []
    const [from, to] = [percent(ran[0]), percent(ran[1])]
    const colour = failed ? barColour(ofStep) : 'currentColor'
    return [`transparent ${from}, ${colour} ${from} ${to}, transparent ${to}`]
  })
  return stops.length === 0 ? 'none' : `linear-gradient(to right, ${stops.join()})`
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

interface GroupProps {
  readonly jobs: readonly JobView[]
}

/** From when to when any job of an open group ran. */
function Extent({ jobs }: GroupProps) {
  return <Bar span={extentOf(jobs.map(({ ran }) => ran))} colour="var(--bar-stopped)" kind="slim" />
}

/** A line for each job of a group. */
function Lines({ jobs }: GroupProps) {
  const line = HEIGHT / jobs.length
  const height = line > 3 ? line - 1 : line
  return jobs.map(({ id, ran, waited, held, outcome }, index) => {
    const bottom = 4 + HEIGHT - (index + 1) * line
    const style = { '--height': `${height}px`, bottom: `${bottom}px` }
    return [
      <Bar key={`w${id}`} span={waited} colour={waitColour(held)} kind="line" style={style} />,
      <Bar key={id} span={ran} colour={barColour(outcome)} kind="line" style={style} />,
    ]
  })
}

/** How many jobs of a group ran and waited, and in front how many of these failed. */
function Areas({ jobs }: GroupProps) {
  return useMemo(() => {
    const failed = jobs.filter(({ outcome }) => toneOf(outcome) === 'failed')
    return <LoadChart load={measureLoad(jobs)} failed={measureLoad(failed)} height={HEIGHT} />
  }, [jobs])
}

function waitColour(held: boolean): string {
  return held ? 'var(--bar-approval)' : 'var(--bar-wait)'
}
