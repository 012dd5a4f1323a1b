// Why the change of a run cannot be the reason for a failure.
import type { BeyondChange } from '../../model/shapes/failure.ts'
import type { CommitRange } from '../../model/base-branch.ts'
import type {
  ChangedSince,
  ComparedVerdict,
  FailureReport,
  Verdict,
  VerdictContext,
} from '../../model/report/cause.ts'
import { RUNNER_STEPS } from '../../model/workflow-file.ts'
import { stepOf } from '../failures/report-failures.ts'
import { runnersStep } from '../jobs/runner.ts'
import { changeTested } from './changed-since.ts'
import { legWithTests } from './other-legs.ts'
import type { Beside, Reading } from './read-runs.ts'

/** What a workflow names, and what the runner says of it if the workflow is wrong. */
const NAMED = String.raw`\b(?:actions?|arguments?|flag|image|input|manifest|options?|platform|property|reference|repository|tag|template|version|workflow)\b`
const WRONG = String.raw`\b(?:can(?:no|')t (?:find|resolve)|deprecated|does(?: not|n't) exist|invalid|not (?:found|supported|valid)|required|unable to (?:find|resolve)|unexpected|unknown|unsupported)\b`
// @example Unable to resolve action `octo/setup@v9`, unable to find version `v9`
const WRONG_NAME = new RegExp(
  `${NAMED}.{0,200}${WRONG}|${WRONG}.{0,40}${NAMED}|\\(Line: \\d+, Col: \\d+\\)`,
  'i',
)

/** The folder of workflows, and of most actions of a repository. */
const OWN_FILES = '.github/'

/** Source code, text or a picture, in whose name nothing says that it installs, builds or requires. */
// @example src/cart.py
const PLAIN_FILE =
  /^(?!\.github\/)(?:.*\/)?(?![^/]*(?:build|conan|depend|install|mix|nox|pack|require|setup|version))[^/]+\.(?:adoc|[ch]|cc|clj|cpp|cs|css|dart|ex|go|gif|hpp|html?|java|jpe?g|[cm]?[jt]sx?|kt|md|mm?|php|png|py|rb|rs|rst|scala|scss|sql|svg|swift|vue)$/i

/** What was read to find out why the change cannot be the reason. */
interface ChangeFacts {
  readonly verdict: ComparedVerdict
  readonly changed: ChangedSince | undefined
  readonly beside: Beside
}

/** Returns why the change cannot be the reason; `undefined` if it can, or if what it changes is not known. */
export function beyondChange(
  failed: FailureReport,
  { verdict, changed, beside }: ChangeFacts,
): BeyondChange | undefined {
  const leg = legWithTests(beside, verdict)
  if (leg !== undefined) return { kind: 'leg', name: leg }
  const runners = runnersStep(stepOf(failed), failed.job)
  const [named] = changed?.inError ?? []
  if (runners === undefined && named === undefined) return undefined
  const change = changeTested(verdict, beside)
  if (change?.files === undefined) return undefined
  if (named !== undefined && !canHaveChanged(failed, changed?.inError ?? [], change))
    return { kind: 'version', name: named.name }
  const hasOwn = change.files.some((file) => file.startsWith(OWN_FILES))
  if (runners === undefined || hasOwn || namesWrong(failed)) return undefined
  return {
    kind: RUNNER_STEPS[runners] === 'before' ? 'runner-before' : 'runner-behind',
    name: undefined,
  }
}

/** Whether a change can be why something has another version, or the error itself: by a file, or a line that names it. */
function canHaveChanged(
  failed: FailureReport,
  names: NonNullable<ChangedSince['inError']>,
  { files = [], changedLines }: CommitRange,
): boolean {
  if (changedLines === undefined) return true
  const lines = changedLines.toLowerCase()
  const words = names.flatMap(({ name, is, earlier }) => [name, ...[is, earlier].map(plainVersion)])
  const said = saidBy(failed).join('\n')
  return (
    words.some((word) => lines.includes(word.toLowerCase())) ||
    files.some((file) => !PLAIN_FILE.test(file) || said.includes(file))
  )
}

/** Returns that the run before it on its branch had the same new error; `undefined` if none is known to. */
export function onBranch(
  { kind }: Verdict,
  readings: readonly Reading[] = [],
): BeyondChange | undefined {
  const same = readings.find(({ result }) => result.kind === 'failed' && result.error === 'same')
  return kind === 'new' && same ? { kind: 'branch', name: same.run.branch } : undefined
}

/** @example plainVersion('v1.3.0') → '1.3.0' */
function plainVersion(version: string): string {
  return version.replace(/^v(?=\d)/, '')
}

/** Returns why the change cannot be the reason for either of two failures. */
export function joinBeyond(
  { beyondChange }: VerdictContext,
  other: VerdictContext,
): BeyondChange | undefined {
  return JSON.stringify(beyondChange) === JSON.stringify(other.beyondChange)
    ? beyondChange
    : undefined
}

/** Whether the runner says that something is wrong which the workflow names. */
function namesWrong({ excerpts, annotations }: FailureReport): boolean {
  const said = [
    ...annotations.map(({ message }) => message),
    ...excerpts.flatMap(({ lines, errors }) => [
      ...lines.flatMap(({ error, text }) => (error ? text : [])),
      ...(errors?.reasons ?? []),
    ]),
  ]
  return said.some((text) => WRONG_NAME.test(text))
}

/** Lists what is shown of a failure, with its frames and its places. */
function saidBy({ excerpts, errors }: FailureReport): readonly string[] {
  return [
    ...excerpts.flatMap(({ lines }) => lines.map(({ text }) => text)),
    ...errors.flatMap(({ entries }) => entries.flatMap(({ position }) => position?.file ?? [])),
  ]
}
