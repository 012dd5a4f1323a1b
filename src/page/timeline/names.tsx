import { ROW_HEIGHT } from '../drawing/frame.ts'
import { StatusIcon } from '../sections/status-icon.tsx'
import type { JobView } from '../view/jobs.ts'
import { jobOutcome, outcomeLabel, preciseDuration, secondsLabel, toneOf } from '../view/labels.ts'
import { type Row, rowKey } from '../view/rows.ts'

interface NamesProps {
  readonly rows: readonly Row[]
  /** Indexes of the rows that are visible: from, and up to but without to. */
  readonly from: number
  readonly to: number
  readonly active: number | undefined
  readonly onToggle: (index: number) => void
  readonly onSelect: (index: number) => void
}

/** The names of the visible rows, as items of a tree. */
export function Names({ rows, from, to, active, onToggle, onSelect }: NamesProps) {
  return rows.slice(from, to).map((row, offset) => {
    const index = from + offset
    const open = row.kind === 'step' || isLeaf(row) ? undefined : row.open
    return (
      <div
        key={rowKey(row)}
        id={`row-${rowKey(row)}`}
        role="treeitem"
        aria-level={depthOf(row) + 1}
        aria-expanded={open}
        aria-selected={index === active}
        aria-posinset={index + 1}
        aria-setsize={rows.length}
        aria-label={describeRow(row)}
        class={`name ${row.kind}${index === active ? ' active' : ''}${isOnPath(row) ? ' on-path' : ''}`}
        style={{
          top: `${index * ROW_HEIGHT}px`,
          paddingLeft: `${4 + 14 * depthOf(row)}px`,
        }}
        onClick={() => {
          if (row.kind === 'group') onToggle(index)
          else onSelect(index)
        }}
      >
        <span
          class={`twist${open === undefined ? '' : open ? ' open' : ' closed'}`}
          onClick={(event) => {
            if (open === undefined) return
            event.stopPropagation()
            onToggle(index)
          }}
        />
        <RowName row={row} />
      </div>
    )
  })
}

function RowName({ row }: { readonly row: Row }) {
  switch (row.kind) {
    case 'group':
      return (
        <>
          <StatusIcon outcome={worstOutcome(row.jobs)} />
          <bdi title={row.group.name}>{row.group.name}</bdi>{' '}
          <span class="count">{countText(row)}</span>
        </>
      )
    case 'job':
      return (
        <>
          <StatusIcon outcome={row.job.outcome} />
          <bdi title={row.job.job.name}>{shortName(row.job, row.depth)}</bdi>
        </>
      )
    case 'step':
      return (
        <>
          <StatusIcon outcome={row.step.outcome} />
          <bdi title={row.step.name}>{row.step.name}</bdi>
        </>
      )
  }
}

function isLeaf(row: Row): boolean {
  return row.kind === 'job' && row.job.job.steps.length === 0
}

function isOnPath(row: Row): boolean {
  return row.kind === 'group'
    ? row.jobs.some(({ onPath }) => onPath)
    : row.kind === 'job' && row.job.onPath
}

function depthOf(row: Row): number {
  return row.kind === 'group' ? 0 : row.depth
}

/** Omits what the row above already shows. */
function shortName({ job, group }: JobView, depth: number): string {
  if (depth === 0 || !job.name.startsWith(group.name)) return job.name
  return job.name.slice(group.name.length).replace(/^ \/ /, '').trim() || job.name
}

function countText({ jobs, group }: Extract<Row, { kind: 'group' }>): string {
  return jobs.length === group.jobs.length
    ? String(jobs.length)
    : `${jobs.length} of ${group.jobs.length}`
}

const WORST_FIRST = ['failed', 'odd', 'active', 'stopped', 'passed', 'skipped'] as const

function worstOutcome(jobs: readonly JobView[]): string {
  for (const tone of WORST_FIRST) {
    const found = jobs.find(({ outcome, job }) => toneOf(outcome) === tone && !job.forgiven)
    if (found !== undefined) return found.outcome
  }
  return jobs[0]?.outcome ?? 'unknown'
}

/** Returns what a row shows, for those who do not see it. */
function describeRow(row: Row): string {
  switch (row.kind) {
    case 'group':
      return `${row.group.name} ${countText(row)} jobs: ${outcomeLabel(worstOutcome(row.jobs))}`
    case 'job': {
      const { job, onPath, waited } = row.job
      const facts = [
        jobOutcome(row.job),
        waited && `waited ${preciseDuration(waited.span[1] - waited.span[0])}`,
        job.durationSeconds !== null && `ran ${secondsLabel(job.durationSeconds)}`,
        onPath && 'on the critical path',
      ]
      return `${job.name}: ${facts.filter(Boolean).join(', ')}`
    }
    case 'step': {
      const { name, outcome, seconds } = row.step
      const ran = seconds === null ? '' : `, ran ${preciseDuration(seconds * 1_000)}`
      return `Step ${name}: ${outcomeLabel(outcome)}${ran}`
    }
  }
}
