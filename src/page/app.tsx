import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Section } from './elements/section.tsx'
import { scrollToPart } from './marks.ts'
import { Filters } from './sections/filters.tsx'
import { JobDetails } from './sections/job-details.tsx'
import { JobTable } from './sections/job-table.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useFragment } from './use-fragment.ts'
import { useHits, useTerms } from './use-search.ts'
import { applyFilters } from './view/filter.ts'
import type { ReportView } from './view/jobs.ts'
import { listRows, opening, type RowRef } from './view/rows.ts'
import { NO_FILTER, type View } from './view/view.ts'

/** The timeline and the table of jobs, with what the reader chose to see in them. */
export function App({ run }: { readonly run: ReportView }) {
  const { jobs, hasHistory } = run
  const [view, onChange] = useFragment(run)
  const { text, outcomes, label, group, only, sort } = view
  const filters = [text, outcomes, label, group, only]
  const search = useTerms(text)
  const { shown, choices } = useMemo(() => applyFilters(run, view, search), [run, ...filters])
  const rows = useMemo(
    () => listRows(run, shown, view),
    [run, shown, view.groups, view.toggled, view.opened],
  )
  // Whether groups are open at first depends on the filters, and what is toggled on that.
  const onFilter = (change: Partial<View>) => {
    onChange({ ...change, toggled: [] })
  }
  const selected = jobs.find(({ id }) => id === view.selected)
  // New objects, so that one and the same row can be a target again.
  const [barTarget, setBarTarget] = useState<RowRef>()
  const [rowTarget, setRowTarget] = useState<RowRef>()
  const showBar = (target: RowRef, from = view) => {
    onChange(opening(run, shown, from, target))
    setBarTarget({ ...target })
  }
  const hits = useHits(search, shown, showBar)
  useEffect(() => {
    if (selected !== undefined) showBar({ job: selected })
  }, [])

  const follow = (href: string): boolean => {
    const [, kind, id] = /^#(cause-|job=|row=)(\d+)$/.exec(href) ?? []
    const cause = kind === 'cause-' ? document.getElementById(href.slice(1)) : null
    const job = kind === 'cause-' ? undefined : jobs.find((job) => job.id === Number(id))
    if (cause === null && job === undefined) return false
    // Back returns to the link.
    window.history.pushState(null, '', window.location.href)
    if (cause !== null) scrollToPart(cause)
    if (job === undefined) return true
    const change = shown.includes(job) ? {} : { ...NO_FILTER, toggled: [] }
    onChange({ ...change, selected: job.id })
    if (kind === 'row=') setRowTarget({ job })
    else showBar({ job }, { ...view, ...change })
    return true
  }
  const latest = useRef(follow)
  latest.current = follow
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
      if (link !== null && latest.current(link.getAttribute('href') ?? '')) event.preventDefault()
    }
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('click', onClick)
    }
  }, [])

  // The table does not depend on the zoom, so it is not compared again in each of its frames.
  const table = useMemo(
    () => <JobTable jobs={shown} target={rowTarget} {...{ sort, hasHistory, onChange }} />,
    [shown, sort, rowTarget],
  )
  return (
    <>
      <Section id="timeline" title="Timeline">
        <Filters {...{ run, view, shown, choices, hits }} onChange={onFilter} />
        <Timeline {...{ run, view, rows, onChange }} target={barTarget} />
        {selected !== undefined && <JobDetails job={selected} onChange={onChange} />}
      </Section>
      {table}
    </>
  )
}
