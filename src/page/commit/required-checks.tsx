import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { Link } from '../elements/link.tsx'
import { Section } from '../elements/section.tsx'
import { StatusIcon } from '../elements/status.tsx'

type Required = NonNullable<CommitReportJson['requiredChecks']>
type Status = Required['checks'][number]['status']

const MAX_PASSED = 20

const OUTCOMES: Readonly<Record<Status, string>> = {
  failed: 'failure',
  missing: 'failure',
  unfinished: 'in_progress',
  unknown: 'unknown',
  passed: 'success',
}

const LABELS: Readonly<Record<Status, string>> = {
  failed: 'did not pass and blocks the merge',
  missing:
    'blocks the merge unless another workflow reports it: no run of this commit did, and all have finished',
  unfinished: 'has not finished',
  unknown: 'is unknown',
  passed: 'passed',
}

/** The checks that must pass before a merge; those that passed share a line. */
export function RequiredChecks({ required }: { readonly required: Required | null }) {
  if (required === null || (required.complete && required.checks.length === 0)) return null
  const { branch, complete, checks } = required
  const passed = checks.filter(({ status }) => status === 'passed').map(({ name }) => name)
  return (
    <Section
      id="required"
      title="Required checks"
      note={
        <>
          of <bdi>{branch}</bdi>
        </>
      }
    >
      <ul class="checks">
        {checks
          .filter(({ status }) => status !== 'passed')
          .map(({ name, status, url }) => (
            <li key={name}>
              <StatusIcon outcome={OUTCOMES[status]} />{' '}
              <Link url={url}>
                <bdi>{name}</bdi>
              </Link>{' '}
              {LABELS[status]}
            </li>
          ))}
        {passed.length > 0 && (
          <li>
            <StatusIcon outcome={OUTCOMES.passed} /> {plural(passed.length, 'check')} passed:{' '}
            <bdi>{enumerate(passed, MAX_PASSED)}</bdi>
          </li>
        )}
      </ul>
      {!complete && (
        <p class="muted">The rules could not be read completely, so there may be more checks.</p>
      )}
    </Section>
  )
}
