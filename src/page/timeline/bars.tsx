import { useMemo } from 'preact/hooks'
import { extentOf, type JobView, type Span } from '../view/jobs.ts'
import { barColour, preciseDuration, ranLabel, toneOf, waitLabel } from '../view/labels.ts'
import { measureLoad } from '../view/load.ts'
import type { Row } from '../view/rows.ts'
import { LoadChart } from './load-chart.tsx'

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
  /** Heights, if its kind does not say so. */
  readonly style?: Readonly<Record<string, string>>
}

/** A bar that `page.css` puts at its time, so that a zoom renders no row again. */
export function Bar({ span, colour, kind = '', style }: BarProps) {
  if (span === undefined) return null
  const place = { '--at': span[0], '--to': span[1], '--colour': colour }
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
  return (
    <span class={`label${isAlone ? ' alone' : ''}`} style={{ '--at': from, '--to': to }}>
      <span>{text}</span>
    </span>
  )
}

/** When a job was blocked, waited and ran, with its steps in the bar. */
function JobBars({ job }: { readonly job: JobView }) {
  const { blocked, waited, ran, held, open, outcome, steps } = job
  const whole = ran === undefined ? [] : steps.filter(({ depth }) => depth === 0)
  return (
    <>
      <Bar span={blocked} colour="var(--border)" kind="thin" />
      <Bar span={waited} colour={waitColour(held)} kind="striped" />
      <Bar span={ran} colour={barColour(outcome)} kind={open ? 'open' : ''} />
      {whole.map((step, index) => {
        const failed = toneOf(step.outcome) === 'failed' && toneOf(outcome) !== 'failed'
        const shade = index % 2 === 1 ? 'var(--bar-shade)' : 'none'
        const colour = failed ? barColour(step.outcome) : shade
        return <Bar key={step.key} span={step.ran} colour={colour} kind="part" />
      })}
      <Label
        span={ran ?? waited ?? blocked ?? [0, 0]}
        text={ran === undefined ? noTimeLabel(job) : ranLabel(job)}
        isAlone={ran === undefined}
      />
    </>
  )
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
