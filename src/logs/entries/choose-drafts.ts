import { ANY_FINDING } from '../forms/any.ts'
import { ANY_TOOL, type Form } from '../forms/form.ts'
import { type Draft, isLoose, isTest, namesFile } from './draft.ts'
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

/**
 * Chooses the drafts of the last try whose names have a witness, and of those the ones that no better one outranks.
 *
 * Warnings are failures if they fail the step, or if one is the line that says why.
 */
export function chooseDrafts(drafts: readonly Draft[], step: DraftEvidence) {
  const tried = drafts
    .filter(isOfLastTry(drafts))
    .filter((draft) => !isTest(draft) || !draft.form.tool.split(', ').some(step.isGreen))
  const stated = tried.filter(({ detail = '' }) => detail !== '' && step.message?.includes(detail))
  const comparesSome = (draft: Draft) => comparesValues([...deeper(draft), draft.detail ?? ''])
  const isWitnessed = (draft: Draft) =>
    step.countsTests || isOfTool(draft, step.seen) || comparesSome(draft)
  const witnessed = new Set(tried.filter(isWitnessed).map(({ form }) => form))
  const named = tried.filter((draft) =>
    isTest(draft) ? witnessed.has(draft.form) : isReason(draft, stated, step),
  )
  const hasTests = named.some((draft) => isTest(draft) && !isLoose(draft))
  const runs = named.filter(({ form }) => form.role === 'run')
  const failsForWarnings =
    (step.isStrict || stated.some(({ isWarning }) => isWarning)) &&
    named.every((draft) => isTest(draft) || draft.isWarning)
  const isWanted = ({ form, isWarning }: Draft) => {
    if (form.role === 'run') return !hasTests
    if (isWarning && !failsForWarnings) return false
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

/** Whether the step failed for a finding in the form, or it has a place or a rule, and only a tool prints both or the form. */
function isReason(
  draft: Draft,
  stated: readonly Draft[],
  { message, seen }: DraftEvidence,
): boolean {
  const { form, title } = draft
  const isBare = (one: Draft) => one.form.role === 'finding' && one.position === undefined
  const isRuled = title !== undefined && namesFile(form) && form !== ANY_FINDING
  const isOwn = message === undefined || isRuled || isOfTool(draft, seen)
  const isStated = stated.some((one) => one.form === form && (isBare(one) || !isBare(draft)))
  return isStated || (isOwn && (title !== undefined || !isBare(draft)))
}

/** Whether no other program prints the form, or another line is in a form of its tool. */
function isOfTool({ form }: Draft, seen: ReadonlySet<Form>): boolean {
  const tools = toolsOf(form)
  return (
    (form.role !== 'run' && form.isCommon !== true) ||
    [...seen].some((one) => one !== form && toolsOf(one).some((tool) => tools.includes(tool)))
  )
}

function toolsOf({ tool }: Form): readonly string[] {
  return tool.match(/(?<=^|, )\w+/g)?.filter((one) => one !== ANY_TOOL) ?? []
}

/** Lists the lines of a draft that are indented deeper than its name. */
function deeper({ printed, lines }: Draft): readonly string[] {
  const indent = printed.search(/\S/)
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent)
  return end === -1 ? lines : lines.slice(0, end)
}
