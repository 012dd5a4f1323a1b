import type { CauseJson, FailureJson, StepLogJson } from '../../report-json/shapes/failure.ts'
import type { JobJson } from '../../report-json/shapes/job.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { Link } from '../elements/link.tsx'
import { List } from '../elements/list.tsx'
import { Section } from '../elements/section.tsx'
import { StatusIcon } from '../elements/status.tsx'
import { FailedJobs } from './failed-jobs.tsx'
import { VerdictEvidence, VerdictTag } from './verdict.tsx'

/** Further causes are folded, so that the timeline stays near. */
const MAX_CAUSES = 3
const MAX_NAMES = 12

interface CausesProps {
  readonly causes: readonly CauseJson[]
  readonly failures: readonly FailureJson[]
  readonly jobs: readonly JobJson[]
  /** Returns the names of the runs with a cause; by default there is only one run. */
  readonly runsOf?: (cause: number) => readonly string[]
}

/** What failed and why: one entry for each cause. */
export function Causes({ causes, failures, jobs, runsOf = () => [] }: CausesProps) {
  if (causes.length === 0) return null
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const entries = causes.map((cause, index) => (
    <Cause key={index} runs={runsOf(index)} {...{ cause, failures, jobs: byId }} />
  ))
  return (
    <Section
      id="causes"
      title="What failed"
      note={causes.length > 1 ? `${causes.length} causes` : undefined}
    >
      {entries.slice(0, MAX_CAUSES)}
      {causes.length > MAX_CAUSES && (
        <details class="more">
          <summary>{causes.length - MAX_CAUSES} more</summary>
          {entries.slice(MAX_CAUSES)}
        </details>
      )}
    </Section>
  )
}

interface CauseProps extends Pick<CausesProps, 'failures'> {
  readonly cause: CauseJson
  readonly runs: readonly string[]
  /** By id. */
  readonly jobs: ReadonlyMap<number, JobJson>
}

function Cause({ cause, failures: all, jobs, runs }: CauseProps) {
  const ids = new Set(cause.jobIds)
  const failures = all.filter(({ jobId }) => ids.has(jobId))
  const [first] = failures
  const [log, ...others] = first?.logs ?? []
  const title = cause.message ?? first?.reason ?? first?.step ?? cause.kind.replaceAll('-', ' ')
  return (
    <article class="cause">
      <h3>
        <StatusIcon outcome={first?.kind === 'cancelled' ? 'cancelled' : 'failure'} />
        <span dir="auto">{title}</span>
        {cause.verdicts.map((judged) => (
          <VerdictTag key={judged.jobIds[0]} judged={judged} jobs={cause.jobIds.length} />
        ))}
      </h3>
      <FailedJobs {...{ failures, jobs, title }} />
      {runs.length > 0 && (
        <p class="muted">
          {plural(runs.length, 'run')}: <bdi>{enumerate(runs, MAX_NAMES)}</bdi>
        </p>
      )}
      {log !== undefined && <Log lines={shownLines(log)} of={first?.job} />}
      {(log?.lines ?? []).length === 0 && (
        <Log
          lines={(first?.annotations ?? []).map(({ message }) => message)}
          of={`${first?.job}: annotations`}
        />
      )}
      {others.map((other, index) => (
        <details key={index} open={other.continuedAfter !== null}>
          <summary>
            {other.continuedAfter !== null && 'The job continued after an error at '}
            <bdi>{other.continuedAfter ?? other.step}</bdi>
          </summary>
          <Log lines={shownLines(other)} of={other.step} />
        </details>
      ))}
      {cause.verdicts.map((verdict) => (
        <VerdictEvidence key={verdict.jobIds[0]} {...verdict} />
      ))}
      {cause.consequences.length > 0 && (
        <p class="muted">
          Did not pass because of it:{' '}
          <List
            max={MAX_NAMES}
            items={cause.consequences.map((id) => (
              <Link url={jobs.get(id)?.url}>
                <bdi>{jobs.get(id)?.name}</bdi>
              </Link>
            ))}
          />
        </p>
      )}
    </article>
  )
}

/** Returns the lines of a log, with the number of those between them that are not shown. */
function shownLines({ lines }: StepLogJson): string[] {
  return lines.flatMap(({ text, cut, omittedBefore }, index) => [
    ...(index === 0 || omittedBefore === 0 ? [] : [`⋮ ${plural(omittedBefore, 'line')} omitted`]),
    `${text}${cut ? ' […]' : ''}`,
  ])
}

interface LogProps {
  readonly lines: readonly string[]
  readonly of: string | null | undefined
}

function Log({ lines, of }: LogProps) {
  if (lines.length === 0) return null
  return (
    <pre class="log" tabIndex={0} role="region" aria-label={`Log of ${of}`}>
      {lines.join('\n')}
    </pre>
  )
}
