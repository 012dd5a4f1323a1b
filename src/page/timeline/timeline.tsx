import { range } from 'd3-array'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useSize } from '../drawing/canvas.ts'
import { type Frame, LINE_HEIGHT } from '../drawing/frame.ts'
import { usePalette } from '../drawing/palette.ts'
import { usePrinting } from '../use-printing.ts'
import { isFoldable, type JobView, type ReportView } from '../view/jobs.ts'
import { keyOf, parentOf, type Row, rowKey, type RowRef } from '../view/rows.ts'
import { type ChangeView, toggle, type View, zoomTo } from '../view/view.ts'
import { Chart } from './chart.tsx'
import { Head, listTicks } from './head.tsx'
import { actOnKey } from './keys.ts'
import { Legend } from './legend.tsx'
import { Names } from './names.tsx'
import { type Pointer, Tip } from './tip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useZoom } from './use-zoom.ts'
import { timeScale } from './zoom.ts'

interface TimelineProps {
  readonly run: ReportView
  readonly rows: readonly Row[]
  readonly view: View
  /** The row to show. */
  readonly target: RowRef | undefined
  readonly onChange: ChangeView
}

/** Rows beyond both ends that have names, so that fast scrolling shows no gap. */
const EXTRA_ROWS = 4

/** On paper, so many rows are one picture: browsers limit the height of a canvas, and a page break would cut it. */
const PRINTED_ROWS = 30

/** If the timeline is narrower, names are above their bars. */
const MIN_WIDTH_OF_COLUMNS = 600

export function Timeline({ run, rows, view, target, onChange }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const plot = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [active, setActive] = useState<string>()
  const [pointer, setPointer] = useState<Pointer>()
  const { width: fullWidth, height } = useSize(scroller)
  const { width } = useSize(plot)
  const isStacked = fullWidth < MIN_WIDTH_OF_COLUMNS
  const rowHeight = isStacked ? LINE_HEIGHT + 16 : LINE_HEIGHT
  const { visible, zoom } = useZoom({
    plot,
    axis,
    width,
    length: run.length,
    shown: view.zoom,
    onChange,
  })
  const palette = usePalette(scroller)

  const scale = useMemo(() => timeScale(visible, width), [visible, width])
  const ticks = useMemo(() => listTicks(scale, width), [scale, width])
  const path = useMemo(() => pathRows(run, rows), [run, rows])
  const found = active === undefined ? -1 : rows.findIndex((row) => rowKey(row) === active)
  const activeRow = found < 0 ? undefined : found
  const rowAt = (y: number) => Math.floor((y + scrolled) / rowHeight)
  const hovered = pointer && rowAt(pointer.offsetY)
  const hoveredRow = hovered === undefined ? undefined : rows[hovered]

  const frame: Omit<Frame, 'top' | 'height'> | undefined = palette && {
    rows,
    rowHeight,
    width,
    x: scale,
    invert: (at) => scale.invert(at),
    ticks,
    path,
    hovered,
    selected:
      activeRow ?? rows.findIndex((row) => row.kind === 'job' && row.job.id === view.selected),
    palette,
  }

  const toggleAt = (index: number) => {
    const row = rows[index]
    if (row?.kind === 'group') onChange({ toggled: toggle(view.toggled, row.group.index) })
    if (row?.kind === 'job') onChange({ opened: toggle(view.opened, row.job.id) })
  }
  const select = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setActive(rowKey(row))
    if (row.kind === 'group') toggleAt(index)
    else onChange({ selected: row.job.id })
  }
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    const row = rows[next]
    const element = scroller.current
    if (row === undefined || element === null) return
    setActive(rowKey(row))
    const at = next * rowHeight
    element.scrollTop = Math.min(at, Math.max(element.scrollTop, at + rowHeight - height))
  }
  const zoomAt = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    const zoom = zoomTo(row.kind === 'group' ? row.jobs : [row.step ?? row.job])
    if (zoom !== undefined) onChange({ zoom })
  }
  useEffect(() => {
    const index = target === undefined ? -1 : rows.findIndex((row) => rowKey(row) === keyOf(target))
    if (index < 0) return
    moveTo(index)
    scroller.current?.scrollIntoView({ block: 'nearest' })
  }, [target])
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - EXTRA_ROWS)
  const to = Math.min(rows.length, Math.ceil((scrolled + height) / rowHeight) + EXTRA_ROWS)

  const isPrinting = usePrinting()
  const actions = { onToggle: toggleAt, onSelect: select, onZoom: zoomAt }
  // Names cost more than the drawing, and neither the zoom nor the pointer changes them.
  const names = useMemo(
    () => <Names {...{ rows, rowHeight, from, to, active: activeRow, ...actions }} />,
    [rows, rowHeight, from, to, activeRow],
  )

  return (
    <div class={`timeline${isStacked ? ' stacked' : ''}`}>
      <Toolbar {...{ zoom, onChange }} hasGroups={run.groups.some(isFoldable)} />
      <Head {...{ run, axis, scale, ticks, width, palette }} />
      <div
        class="timeline-scroll"
        ref={scroller}
        style={{ height: isPrinting ? 0 : `min(${rows.length * rowHeight}px, 68vh)` }}
        onScroll={(event) => {
          setScrolled(event.currentTarget.scrollTop)
        }}
      >
        <div class="timeline-content" style={{ height: `${rows.length * rowHeight}px` }}>
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
                const done = actOnKey(event, {
                  index,
                  row: rows[index],
                  page: Math.floor(height / rowHeight),
                  count: rows.length,
                  moveTo,
                  toggleAt,
                  select,
                  zoomAt,
                  parentOf: (index) => parentOf(rows, index),
                  zoom: zoom.current,
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
              onPointerMove={({ offsetX, offsetY, clientX, clientY }) => {
                setPointer({ offsetX, offsetY, clientX, clientY })
              }}
              onPointerLeave={() => {
                setPointer(undefined)
              }}
              onClick={({ offsetY }) => {
                select(rowAt(offsetY))
              }}
              onDblClick={({ offsetY }) => {
                zoomAt(rowAt(offsetY))
              }}
            >
              <Chart frame={frame && { ...frame, top: -scrolled, height }} />
              {pointer && (
                <div class="crosshair" style={{ transform: `translateX(${pointer.offsetX}px)` }} />
              )}
            </div>
          </div>
        </div>
      </div>
      {pointer && hoveredRow && (
        <Tip row={hoveredRow} time={scale.invert(pointer.offsetX)} {...{ pointer, run }} />
      )}
      {isPrinting &&
        range(0, rows.length, PRINTED_ROWS).map((from) => {
          const to = Math.min(rows.length, from + PRINTED_ROWS)
          const height = (to - from) * rowHeight
          const top = -from * rowHeight
          return (
            <div key={from} class="timeline-window printed" style={{ height: `${height}px` }}>
              <div class="names">
                <div style={{ transform: `translateY(${top}px)` }}>
                  <Names {...{ rows, rowHeight, from, to, active: undefined, ...actions }} />
                </div>
              </div>
              <div class="plot">
                <Chart frame={frame && { ...frame, top, height }} />
              </div>
            </div>
          )
        })}
      {rows.length === 0 && <p class="empty">No job matches the filters.</p>}
      <Legend run={run} />
    </div>
  )
}

/** Returns the row of each job on the critical path: its own, or that of its closed group. */
function pathRows({ path }: ReportView, rows: readonly Row[]) {
  const ofJob = new Map<JobView, number>()
  rows.forEach((row, index) => {
    if (row.kind === 'job') ofJob.set(row.job, index)
    if (row.kind === 'group' && !row.open) for (const job of row.jobs) ofJob.set(job, index)
  })
  return path.map((job) => ({ job, row: ofJob.get(job) }))
}
