import type { VerdictJson } from '../../report-json/shapes/failure.ts'
import { plural } from '../../render/text/units.ts'
import { Link } from '../elements/link.tsx'
import { List } from '../elements/list.tsx'

const LABELS: Readonly<Record<VerdictJson['verdict'], string>> = {
  new: 'new',
  known: 'known on the base branch',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: '',
}

interface VerdictTagProps {
  readonly judged: Pick<VerdictJson, 'verdict' | 'jobIds'>
  /** How many jobs failed for the cause. */
  readonly jobs: number
}

/** Whose the failures are, and of how many jobs if others have another verdict; nothing if it is unknown. */
export function VerdictTag({ judged: { verdict, jobIds }, jobs }: VerdictTagProps) {
  const isPart = jobIds.length < jobs
  const label = LABELS[verdict]
  if (label === '' && !isPart) return null
  return (
    <span class={`tag verdict-${verdict}`}>
      {label || 'unknown'}
      {isPart && ` (${jobIds.length} of ${plural(jobs, 'job')})`}
    </span>
  )
}

/** The jobs of other runs or attempts that the verdict rests on, and since when the branch is red. */
export function VerdictEvidence({
  evidence,
  redSince,
}: Pick<VerdictJson, 'evidence' | 'redSince'>) {
  return (
    <>
      {evidence.length > 0 && (
        <p class="muted">
          <List
            items={evidence.map((item) => (
              <>
                {item.outcome} in <RunLink item={item} />
                {item.branch !== null && (
                  <>
                    {' '}
                    on <bdi>{item.branch}</bdi>
                  </>
                )}
              </>
            ))}
          />
        </p>
      )}
      {redSince !== null && (
        <p class="muted">
          Red since <RunLink item={redSince.run} />
          {redSince.commits.length > 0 &&
            `: ${plural(redSince.commitsTotal ?? redSince.commits.length, 'commit')} since the last green run`}
        </p>
      )}
    </>
  )
}

function RunLink({ item }: { readonly item: VerdictJson['evidence'][number] }) {
  const { url, runNumber, runId, attempt } = item
  return (
    <Link url={url}>
      run {runNumber === null ? runId : `#${runNumber}`}
      {attempt !== null && attempt > 1 && `, attempt ${attempt}`}
    </Link>
  )
}
