// What a reader can do about the inputs of the gate.
import { idsOf } from '../../model/report/job-report.ts'
import { collapseBlanks, type Note } from '../../model/note.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import { type Cause, verdictsOf } from '../../model/report/cause.ts'
import { waitsForNone } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateRule } from '../../model/shapes/gate.ts'
import { matchesName } from '../failures/conclusion.ts'
import { withLegs } from '../jobs/matrix-legs.ts'
import { coversConclusion, FAIL_ON_NEW } from './fail-on.ts'

/** Says what a job must wait for that waits for none, unless the first line says so. */
export function needsNotes(missing: readonly string[] | undefined): readonly Note[] {
  if (missing === undefined) return []
  const text = waitsForNone(missing.map(collapseBlanks)).replace(/^t/, 'T')
  return [{ severity: 'notice', text: `${text}.` }]
}

/** Omits the notes on what `new` could not read, unless it alone closes the gate. */
export function withoutIdleNotes<One extends AnyReport>(report: One): One {
  const closing = report.gate?.rules.filter(({ fails }) => fails) ?? []
  const isByNew = closing.length > 0 && closing.every(({ value }) => value === FAIL_ON_NEW)
  return isByNew ? report : { ...report, notes: report.notes.filter(({ onNew }) => onNew !== true) }
}

/**
 * Says that issues which list a failure with `gate: pass` count only for `NEW`, if the gate looks at any failure.
 *
 * @param jobs those that the gate looks at
 */
export function issueNotes(
  causes: readonly Cause[],
  failOn: readonly string[],
  jobs: Report['jobs'] = [],
): readonly Note[] {
  if (!failOn.some((value) => coversConclusion(value, 'failure'))) return []
  const ids = new Set(idsOf(jobs))
  const isMeant = ({ failures }: Cause) => failures.some(({ job }) => ids.has(job.listed.id))
  const listed = causes
    .filter(isMeant)
    .flatMap(verdictsOf)
    .flatMap(({ issues }) => issues?.issues ?? [])
  const [first] = listed.filter(({ gate }) => gate === 'passes')
  if (first === undefined) return []
  const text = `The gate looks at any failure: \`gate: pass\` in #${first.number} counts only with \`fail-on: new\`.`
  return [{ severity: 'notice', text, url: first.url }]
}

/** Says that `allowed-failures` forgives no skip, of jobs that it names and for whose skips the gate fails. */
export function skipNotes(
  { run }: Pick<Report, 'run'>,
  rules: readonly GateRule[],
  allowedFailures: readonly string[],
): readonly Note[] {
  const allowed = withLegs(allowedFailures, run)
  const names = rules.flatMap(({ findings }) =>
    findings.flatMap(({ name, conclusion }) =>
      name !== undefined && conclusion === 'skipped' && matchesName(name, allowed) ? name : [],
    ),
  )
  const [first, ...others] = new Set(names)
  if (first === undefined) return []
  const rest = others.length > 0 ? ` and ${others.length} more` : ''
  const text = `\`allowed-failures\` forgives no skip: name ${collapseBlanks(first)}${rest} in \`allowed-skips\`, too.`
  return [{ severity: 'notice', text }]
}
