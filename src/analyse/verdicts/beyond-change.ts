// Why the change of a run cannot be the reason for a failure.
import { isDeepStrictEqual } from 'node:util'
import type { BeyondChange } from '../../model/shapes/failure.ts'
import type { ComparedVerdict, FailureReport, VerdictContext } from '../../model/report/cause.ts'
import { RUNNER_STEPS } from '../../model/workflow-file.ts'
import { stepOf } from '../failures/report-failures.ts'
import { runnersStep } from '../jobs/runner.ts'
import { filesOfChange } from './changed-since.ts'
import type { Beside } from './read-runs.ts'

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

/** Returns why the change cannot be the reason; `undefined` if it can, or if its files are not known. */
export function beyondChange(
  failed: FailureReport,
  verdict: ComparedVerdict,
  beside: Beside,
): BeyondChange | undefined {
  const runners = runnersStep(stepOf(failed), failed.job)
  if (runners === undefined || namesWrong(failed)) return undefined
  const files = filesOfChange(verdict, beside)
  if (files?.some((file) => file.startsWith(OWN_FILES)) !== false) return undefined
  return { kind: RUNNER_STEPS[runners] === 'before' ? 'runner-before' : 'runner-behind' }
}

/** Returns why the change cannot be the reason for either of two failures. */
export function joinBeyond(
  { beyondChange }: VerdictContext,
  other: VerdictContext,
): BeyondChange | undefined {
  return isDeepStrictEqual(beyondChange, other.beyondChange) ? beyondChange : undefined
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
