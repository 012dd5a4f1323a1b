import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import { usePrinting } from '../use-printing.ts'
import { isFoldable, type ReportView } from '../view/jobs.ts'
import { keyOf, parentOf, type Row, rowKey, type RowRef } from '../view/rows.ts'
import { type ChangeView, toggle, type View, zoomTo } from '../view/view.ts'
import { Head } from './head.tsx'
import { actOnKey } from './keys.ts'
import { Legend } from './legend.tsx'
import { pathStops } from './path.ts'
import { Rows } from './rows.tsx'
import { type Pointer, Tip } from './tip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useScale, Visible } from './use-scale.ts'
import { useSize } from './use-size.ts'
import { isOn, useZoom } from './use-zoom.ts'
import { listTicks } from './zoom.ts'

interface TimelineProps {
  readonly run: ReportView
  readonly rows: readonly Row[]
  readonly view: View
  /** The row to show. */
  readonly target: RowRef | undefined
  readonly onChange: ChangeView
}

/** Rows are rendered by so many, and as many beyond both ends, so that fast scrolling shows no gap. */
const CHUNK = 8

/** If the timeline is narrower, names are above their bars. */
const MIN_WIDTH_OF_COLUMNS = 600
const ROW_HEIGHT = 26
const STACKED_HEIGHT = 42

/** In CSS pixels. */
const TICK_DISTANCE = 60

export function Timeline({ run, rows, view, target, onChange }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [active, setActive] = useState<string>()
  const [pointer, setPointer] = useState<Pointer>()
  const { width, height } = useSize(scroller)
  const { width: axisWidth } = useSize(axis)
  const isStacked = width < MIN_WIDTH_OF_COLUMNS
  const rowHeight = isStacked ? STACKED_HEIGHT : ROW_HEIGHT
  const { visible, change, gestures, timeAt, press } = useZoom({
    ...{ axis, length: run.length, shown: view.zoom, onChange },
  })
  const ticks = listTicks(visible, Math.max(2, Math.floor(axisWidth / TICK_DISTANCE)))
  const path = useMemo(() => pathStops(run, rows), [run, rows])
  const found = active === undefined ? -1 : rows.findIndex((row) => rowKey(row) === active)
  const activeRow = found < 0 ? undefined : found

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

  const isPrinting = usePrinting()
  const chunk = CHUNK * rowHeight
  const last = isPrinting ? Infinity : (Math.ceil((scrolled + height) / chunk) + 1) * CHUNK
  const to = Math.min(rows.length, last)
  const first = isPrinting ? 0 : (Math.floor(scrolled / chunk) - 1) * CHUNK
  const from = Math.max(0, Math.min(first, to - 1))
  const marked =
    activeRow ?? rows.findIndex((row) => row.kind === 'job' && row.job.id === view.selected)
  // Neither the zoom nor the pointer changes them.
  const visibleRows = useMemo(
    () => <Rows {...{ rows, from, to, active: activeRow, marked, path }} />,
    [rows, from, to, activeRow, marked],
  )
  const padding = `${from * rowHeight}px 0 ${(rows.length - to) * rowHeight}px`
  return (
    <Visible.Provider value={visible}>
      <div class={`timeline${isStacked ? ' stacked' : ''}`} style={{ '--row': `${rowHeight}px` }}>
        <Toolbar {...{ onZoom: change, onChange }} hasGroups={run.groups.some(isFoldable)} />
        <Head {...{ run, axis, ticks }} onWheel={gestures.onWheel} />
        <div
          class="timeline-scroll"
          ref={scroller}
          role="tree"
          tabIndex={0}
          aria-label="Jobs in the timeline"
          aria-describedby="timeline-keys"
          aria-activedescendant={activeRow === undefined ? undefined : `row-${active}`}
          {...gestures}
          onScroll={({ currentTarget }) => {
            setScrolled(currentTarget.scrollTop)
          }}
          onKeyDown={(event) => {
            const index = activeRow ?? -1
            const done = actOnKey(event, {
              ...{ index, row: rows[index], count: rows.length, moveTo, toggleAt, select, zoomAt },
              page: Math.floor(height / rowHeight),
              parentOf: (index) => parentOf(rows, index),
              zoom: change,
            })
            if (done) event.preventDefault()
          }}
          onFocus={({ currentTarget }) => {
            if (activeRow !== undefined || !currentTarget.matches(':focus-visible')) return
            moveTo(Math.ceil(scrolled / rowHeight))
          }}
          onPointerMove={(event) => {
            gestures.onPointerMove(event)
            const { target, clientX, clientY } = event
            const row = isOn('.plot', target) ? rows[indexAt(event)] : undefined
            setPointer(row && { row, time: timeAt(event), clientX, clientY })
          }}
          onPointerLeave={() => {
            setPointer(undefined)
          }}
          onClick={(event) => {
            if (press.current.drags && !isOn('.name', event.target)) return
            if (isOn('.twist:is(.open, .closed)', event.target)) toggleAt(indexAt(event))
            else select(indexAt(event))
          }}
          onDblClick={(event) => {
            zoomAt(indexAt(event))
          }}
        >
          <div class="rows" style={{ padding }}>
            <Grid ticks={ticks} pointed={pointer?.time} />
            {visibleRows}
          </div>
        </div>
        {pointer && <Tip {...{ pointer, run }} />}
        {rows.length === 0 && <p class="empty">No job matches the filters.</p>}
        <Legend run={run} />
      </div>
    </Visible.Provider>
  )
}

interface GridProps {
  readonly ticks: readonly Milliseconds[]
  /** At the pointer. */
  readonly pointed: Milliseconds | undefined
}

/** A line at each tick and at the pointer, behind all rows. */
function Grid({ ticks, pointed }: GridProps) {
  const x = useScale()
  return (
    <div class="grid" aria-hidden="true">
      <div class="time">
        {ticks.map((time) => (
          <i key={time} class="tick" style={{ left: `${x(time)}%` }} />
        ))}
        {pointed !== undefined && <i class="crosshair" style={{ left: `${x(pointed)}%` }} />}
      </div>
    </div>
  )
}

/** Returns the index of the row that an event is in; NaN if it is in none. */
function indexAt({ target }: Event): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null
  return Number(row?.dataset.index ?? NaN)
}
