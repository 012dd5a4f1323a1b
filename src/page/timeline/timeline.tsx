import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { prepareCanvas, useSize } from '../drawing/canvas.ts'
import { drawFrame } from '../drawing/draw-frame.ts'
import { drawLoad, LOAD_HEIGHT } from '../drawing/draw-load.ts'
import { ROW_HEIGHT } from '../drawing/frame.ts'
import { usePalette } from '../drawing/palette.ts'
import type { JobView, RunView, Span } from '../view/jobs.ts'
import { countLabel } from '../view/labels.ts'
import type { Load } from '../view/load.ts'
import { type Row, rowKey } from '../view/rows.ts'
import { Axis } from './axis.tsx'
import { actOnKey } from './keys.ts'
import { Legend } from './legend.tsx'
import { Names } from './names.tsx'
import { listTicks } from './ticks.ts'
import { type Pointer, Tip } from './tip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useZoom } from './use-zoom.ts'
import { timeScale } from './zoom.ts'

interface TimelineProps {
  readonly run: RunView
  readonly rows: readonly Row[]
  readonly load: Load
  /** From the view; `undefined` for the whole run. */
  readonly zoom: Span | undefined
  readonly selected: number | undefined
  readonly onZoom: (zoom: Span | undefined) => void
  readonly onToggle: (row: Row) => void
  readonly onSelect: (job: JobView | undefined) => void
  readonly onFold: (groups: 'open' | 'closed') => void
}

/** Rows beyond both ends that have names, so that fast scrolling shows no gap. */
const EXTRA_ROWS = 4

export function Timeline(props: TimelineProps) {
  const { run, rows, load, selected, onSelect, onToggle } = props
  const scroller = useRef<HTMLDivElement>(null)
  const plot = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const loadCanvas = useRef<HTMLCanvasElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [active, setActive] = useState<string>()
  const [pointer, setPointer] = useState<Pointer>()
  const { height } = useSize(scroller)
  const { width } = useSize(plot)
  const { visible, zoom } = useZoom({
    plot,
    axis,
    width,
    length: run.length,
    shown: props.zoom,
    onChange: props.onZoom,
  })
  const fit = () => {
    zoom.current?.scaleBy(0)
  }
  const palette = usePalette(scroller)

  const scale = useMemo(() => timeScale(visible, width), [visible, width])
  const ticks = useMemo(
    () => listTicks([Math.max(0, scale.invert(0)), scale.invert(width)], width),
    [scale, width],
  )
  const path = useMemo(() => pathRows(run, rows), [run, rows])
  const found = active === undefined ? -1 : rows.findIndex((row) => rowKey(row) === active)
  const activeRow = found < 0 ? undefined : found
  const hovered = pointer && rowAt(pointer.y + scrolled, rows)

  useLayoutEffect(() => {
    const context = prepareCanvas(canvas.current, width, height)
    if (context === undefined || palette === undefined) return
    drawFrame(context, {
      rows,
      top: -scrolled,
      width,
      height,
      x: scale,
      invert: (at) => scale.invert(at),
      ticks,
      path,
      hovered,
      selected:
        activeRow ?? rows.findIndex((row) => row.kind === 'job' && row.job.job.id === selected),
      palette,
    })
  })
  useLayoutEffect(() => {
    const context = prepareCanvas(loadCanvas.current, width, LOAD_HEIGHT)
    if (context === undefined || palette === undefined) return
    drawLoad(context, { load, width, invert: (at) => scale.invert(at), palette })
  }, [load, width, scale, palette])

  const select = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setActive(rowKey(row))
    if (row.kind !== 'group') onSelect(row.job)
  }
  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row === undefined || scroller.current === null) return
    setActive(rowKey(row))
    const at = rows.indexOf(row) * ROW_HEIGHT
    const { scrollTop } = scroller.current
    if (at < scrollTop) scroller.current.scrollTop = at
    if (at + ROW_HEIGHT > scrollTop + height) scroller.current.scrollTop = at + ROW_HEIGHT - height
  }
  const toggleAt = (index: number) => {
    const row = rows[index]
    if (row !== undefined) onToggle(row)
  }
  const from = Math.max(0, Math.floor(scrolled / ROW_HEIGHT) - EXTRA_ROWS)
  const to = Math.min(rows.length, Math.ceil((scrolled + height) / ROW_HEIGHT) + EXTRA_ROWS)

  // Names cost more than the drawing, and neither the zoom nor the pointer changes them.
  const names = useMemo(
    () => (
      <Names {...{ rows, from, to, active: activeRow }} onToggle={toggleAt} onSelect={select} />
    ),
    [rows, from, to, activeRow],
  )

  return (
    <div class="timeline">
      <Toolbar
        zoom={zoom}
        onFold={props.onFold}
        onFit={fit}
        hasGroups={run.groups.some((group) => group.jobs.length > 1)}
      />
      <div class="timeline-head">
        <p class="load-label">
          <span>at most {countLabel(load.peakRunning)} running</span>
          <span class="muted">
            {load.peakQueued === 0
              ? 'none waiting'
              : `at most ${countLabel(load.peakQueued)} waiting`}
          </span>
        </p>
        <div class="timeline-axis" ref={axis}>
          <canvas ref={loadCanvas} aria-hidden="true" />
          <Axis scale={scale} ticks={ticks} width={width} />
        </div>
      </div>
      <div
        class="timeline-scroll"
        ref={scroller}
        style={{ height: `min(${Math.max(1, rows.length) * ROW_HEIGHT}px, 68vh)` }}
        onScroll={(event) => {
          setScrolled(event.currentTarget.scrollTop)
        }}
      >
        <div class="timeline-content" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          <div class="timeline-window" style={{ height: `${height}px` }}>
            <div
              class="names"
              role="tree"
              tabIndex={0}
              aria-label="Jobs in the timeline"
              aria-describedby="timeline-keys"
              aria-activedescendant={activeRow === undefined ? undefined : `row-${active}`}
              onKeyDown={(event) => {
                const index = activeRow ?? -1
                const row = rows[index]
                const done = actOnKey(event, {
                  index,
                  row,
                  page: Math.floor(height / ROW_HEIGHT),
                  count: rows.length,
                  moveTo,
                  toggleAt,
                  select,
                  zoom: zoom.current,
                  fit,
                })
                if (done) event.preventDefault()
              }}
              onFocus={() => {
                if (activeRow === undefined) moveTo(from === 0 ? 0 : from + EXTRA_ROWS)
              }}
            >
              <div style={{ transform: `translateY(${-scrolled}px)` }}>{names}</div>
            </div>
            <div
              class="plot"
              ref={plot}
              onPointerMove={({ offsetX, offsetY }) => {
                setPointer({ x: offsetX, y: offsetY })
              }}
              onPointerLeave={() => {
                setPointer(undefined)
              }}
              onClick={({ offsetY }) => {
                const index = rowAt(offsetY + scrolled, rows)
                if (index === undefined) return
                if (rows[index]?.kind === 'group') toggleAt(index)
                else select(index)
              }}
            >
              <canvas ref={canvas} aria-hidden="true" />
              {pointer && hovered !== undefined && (
                <Tip
                  row={rows[hovered]}
                  pointer={pointer}
                  time={scale.invert(pointer.x)}
                  size={{ width, height }}
                  run={run}
                />
              )}
            </div>
          </div>
        </div>
      </div>
      {rows.length === 0 && <p class="empty">No job matches the filters.</p>}
      <Legend />
    </div>
  )
}

function rowAt(y: number, rows: readonly Row[]): number | undefined {
  const index = Math.floor(y / ROW_HEIGHT)
  return index >= 0 && index < rows.length ? index : undefined
}

/** Returns the row of each job on the critical path: its own, or that of its closed group. */
function pathRows({ report, jobs }: RunView, rows: readonly Row[]) {
  const ofJob = new Map<JobView, number>()
  rows.forEach((row, index) => {
    if (row.kind === 'job') ofJob.set(row.job, index)
    if (row.kind === 'group' && !row.open) for (const job of row.jobs) ofJob.set(job, index)
  })
  const byId = new Map(jobs.map((job) => [job.job.id, job]))
  return report.criticalPath.flatMap(({ id }) => {
    const job = byId.get(id)
    return job === undefined ? [] : [{ job, row: ofJob.get(job) }]
  })
}
