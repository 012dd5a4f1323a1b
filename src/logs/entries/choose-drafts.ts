import { ANY_FINDING } from '../forms/any.ts'
import { ANY_TOOL, type Form } from '../forms/form.ts'
import { type Draft, isLoose, isPart, isTest, linesBelow, namesFile } from './draft.ts'
import { comparesValues } from './entry-details.ts'

/** How a step ended, as its log shows it. */
export interface DraftEvidence {
  /** The line that says why the step failed. */
  readonly message: string | undefined
  /** Whether a tool counted tests of which some failed: then no name needs another witness. */
  readonly countsTests: boolean
  /** Whether nothing failed of what a tool counted. */
  readonly isGreen: (tool: string) => boolean
  /** The forms of the lines of the log. */
  readonly seen: ReadonlySet<Form>
  /** Whether warnings fail the step. */
  readonly isStrict: boolean
}

/** Drafts that name what failed. */
interface ChosenDrafts {
  readonly wanted: readonly Draft[]
  /** Those of a tool that runs others, such as the task of a build. */
  readonly runs: readonly Draft[]
}

/**
 * Chooses the drafts that name what failed.
 *
 * 1. They are of the last try. A test of a tool that counted no failed test does not count.
 * 2. A test needs a witness: a count of failed tests, another sign of its tool, or compared values. One test of a form is
 *    enough for all. A finding has to be a reason.
 * 3. Warnings count only if no other finding does, and if they fail the step or one is the line that says why.
 * 4. Names that count only without others give way to them.
 */
export function chooseDrafts(drafts: readonly Draft[], step: DraftEvidence): ChosenDrafts {
  const tried = drafts
    .filter(isOfLastTry(drafts))
    .filter((draft) => !isTest(draft) || !draft.form.tool.split(', ').some(step.isGreen)) // (1)
  const stated = tried.filter(({ detail = '' }) => detail !== '' && step.message?.includes(detail))
  const comparesSome = (draft: Draft) => comparesValues([...linesBelow(draft), draft.detail ?? ''])
  const isWitnessed = (draft: Draft) =>
    step.countsTests || isOfTool(draft, step.seen) || comparesSome(draft)
  const witnessed = new Set(tried.filter(isWitnessed).map(({ form }) => form))
  const named = tried.filter((draft) =>
    isTest(draft) ? witnessed.has(draft.form) : isReason(draft, stated, step),
  ) // (2)
  const hasTests = named.some((draft) => isTest(draft) && !isLoose(draft))
  const runs = named.filter(({ form }) => form.role === 'run')
  const failsForWarnings =
    (step.isStrict || stated.some(({ isWarning }) => isWarning)) &&
    named.every((draft) => isTest(draft) || isPart(draft) || draft.isWarning)
  const isWanted = ({ form, isWarning }: Draft) => {
    if (form.role === 'run') return !hasTests // (4)
    if (isWarning && !failsForWarnings) return false // (3)
    if (form.role === 'listed' || form === ANY_FINDING) return !hasTests && runs.length === 0
    return form.role !== 'finding' || !hasTests || namesFile(form)
  }
  return { wanted: named.filter(isWanted), runs }
}

function isOfLastTry(drafts: readonly Draft[]): (draft: Draft) => boolean {
  const last = Math.max(0, ...drafts.map(({ attempt = 0 }) => attempt))
  const retried = drafts.filter(({ attempt }) => attempt !== undefined).map(({ form }) => form)
  return ({ attempt, form }) => (attempt === undefined ? !retried.includes(form) : attempt === last)
}

/**
 * Whether a finding can be why the step failed. (1) The message of the step is about a finding in the same form; if that
 * one has a position, this one has one, too. Or (2) this one has a title or a position, and the step has no message or a tool
 * printed this one. The form shows the tool if it names a rule and a file, or by `isOfTool`.
 */
function isReason(finding: Draft, stated: readonly Draft[], step: DraftEvidence): boolean {
  const { form, title } = finding
  const isBare = (draft: Draft) => draft.form.role === 'finding' && draft.position === undefined
  const isStated = stated.some(
    (draft) => draft.form === form && (isBare(draft) || !isBare(finding)),
  ) // (1)
  const isRuled = title !== undefined && namesFile(form) && form !== ANY_FINDING
  const isSilent = step.message === undefined && !isPart(finding)
  const isByTool = isSilent || isRuled || isOfTool(finding, step.seen)
  return isStated || (isByTool && (title !== undefined || !isBare(finding))) // (2)
}

/** Whether no other program prints the form, or another line is in a form of its tool. */
function isOfTool({ form }: Draft, seen: ReadonlySet<Form>): boolean {
  const tools = toolsOf(form)
  return (
    (form.role !== 'run' && form.isCommon !== true) ||
    [...seen].some((other) => other !== form && toolsOf(other).some((tool) => tools.includes(tool)))
  )
}

function toolsOf({ tool }: Form): readonly string[] {
  return tool.match(/(?<=^|, )\w+/g)?.filter((name) => name !== ANY_TOOL) ?? []
}
