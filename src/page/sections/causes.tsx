import type { CauseJson } from '../../render/json/causes.ts'
import type { FailureJson } from '../../render/json/failures.ts'
import type { JobJson } from '../../render/json/types.ts'
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
      {first !== undefined && <Log lines={first.log} of={first.job} />}
      {first?.log.length === 0 && <Log lines={first.remarks} of={`${first.job}: annotations`} />}
      {first?.otherLogs.map(({ step, log }, index) => (
        <details key={index} open={!first.otherSteps.includes(step)}>
          <summary>
            {!first.otherSteps.includes(step) && 'The job continued after an error at '}
            <bdi>{step}</bdi>
          </summary>
          <Log lines={log} of={step} />
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

function Log({ lines, of }: { readonly lines: readonly string[]; readonly of: string }) {
  if (lines.length === 0) return null
  return (
    <pre class="log" tabIndex={0} role="region" aria-label={`Log of ${of}`}>
      {lines.join('\n')}
    </pre>
  )
}
