import type { CauseJson } from '../../render/json/causes.ts'
import { plural } from '../../render/text/units.ts'
import { Link } from '../elements/link.tsx'
import { List } from '../elements/list.tsx'

const LABELS: Readonly<Record<CauseJson['verdict'], string>> = {
  new: 'new',
  known: 'known on the base branch',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: '',
}

/** Whose failure a cause is; nothing if that is not known. */
export function VerdictTag({ verdict }: Pick<CauseJson, 'verdict'>) {
  const label = LABELS[verdict]
  return label === '' ? null : <span class={`tag verdict-${verdict}`}>{label}</span>
}

/** The jobs of other runs or attempts that the verdict rests on, and since when the branch is red. */
export function VerdictEvidence({ cause: { evidence, redSince } }: { readonly cause: CauseJson }) {
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

function RunLink({ item }: { readonly item: CauseJson['evidence'][number] }) {
  const { url, runNumber, runId, attempt } = item
  return (
    <Link url={url}>
      run {runNumber === null ? runId : `#${runNumber}`}
      {attempt !== null && attempt > 1 && `, attempt ${attempt}`}
    </Link>
  )
}
