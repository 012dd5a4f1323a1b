import type { ReportJson } from '../../render/json/types.ts'
import { plural } from '../../render/text/units.ts'
import { countLabel, outcomeLabel, secondsLabel, toneOf } from '../view/labels.ts'
import type { Load } from '../view/load.ts'
import { Link } from './link.tsx'
import { StatusIcon } from './status-icon.tsx'
import { Tile } from './tile.tsx'

interface HeaderProps {
  readonly report: ReportJson
  readonly load: Load
}

export function Header({ report, load }: HeaderProps) {
  const { run, repository, conclusion } = report
  return (
    <header class={`header ${toneOf(conclusion)}`}>
      <p class="crumbs">
        <bdi>{repository}</bdi>
        {run.branch !== null && (
          <>
            {' '}
            · <bdi>{run.branch}</bdi>
          </>
        )}
        {run.commit !== null && (
          <>
            {' '}
            · <code>{run.commit.slice(0, 7)}</code>
          </>
        )}
        {run.event !== null && <> · {run.event}</>}
        {run.actor !== null && (
          <>
            {' '}
            · <bdi>{run.actor}</bdi>
          </>
        )}
      </p>
      <h1>
        <StatusIcon outcome={conclusion} />
        <Link url={run.url}>
          <bdi>{run.workflow ?? `Run ${run.id}`}</bdi>
          {run.number !== null && <span class="muted"> #{run.number}</span>}
        </Link>{' '}
        <span class={`verdict ${toneOf(conclusion)}`}>{outcomeLabel(conclusion)}</span>
      </h1>
      {run.title !== null && (
        <p class="title" dir="auto">
          {run.title}
        </p>
      )}
      <dl class="tiles">
        <Tile
          name="Duration"
          value={secondsLabel(report.durationSeconds)}
          note={durationNote(report)}
        />
        <Tile
          name="Jobs"
          value={report.jobsTotal === null ? '–' : countLabel(report.jobsTotal)}
          note={countsNote(report)}
        />
        <Tile
          name="Critical path"
          value={plural(report.criticalPath.length, 'job')}
          note={basisNote(report)}
        />
        <Tile
          name="Waited for runners"
          value={secondsLabel(report.queueSeconds)}
          note={`longest ${secondsLabel(report.waiting.longestQueueSeconds)}`}
        />
        <Tile
          name="In parallel"
          value={countLabel(load.peakRunning)}
          note={`${secondsLabel(report.executionSeconds)} of work`}
        />
        {report.minutes !== null && (
          <Tile
            name="Runner minutes"
            value={countLabel(report.minutes.minutes)}
            note={priceNote(report.minutes)}
          />
        )}
      </dl>
    </header>
  )
}

function durationNote({ history, run }: ReportJson): string {
  const duration = history?.duration
  if (duration == null)
    return run.attempt !== null && run.attempt > 1
      ? `attempt ${run.attempt}`
      : 'start to last completion'
  return `median of earlier runs ${secondsLabel(duration.usualSeconds)}`
}

function countsNote({ counts, jobsUnfinished }: ReportJson): string {
  const parts = Object.entries(counts).map(
    ([outcome, count]) => `${countLabel(count)} ${outcomeLabel(outcome)}`,
  )
  if (jobsUnfinished) parts.push(`${jobsUnfinished} unfinished`)
  return parts.join(', ')
}

function basisNote({ criticalPathBasis }: ReportJson): string {
  if (criticalPathBasis === null) return 'unknown'
  return criticalPathBasis === 'needs' ? 'from the workflow file' : 'inferred from times'
}

function priceNote({ estimatedPriceUsd, partial }: NonNullable<ReportJson['minutes']>): string {
  if (estimatedPriceUsd === null) return 'price unknown'
  if (estimatedPriceUsd === 0) return 'free'
  return `about $${estimatedPriceUsd.toFixed(2)}${partial ? ' or more' : ''} if billed`
}
