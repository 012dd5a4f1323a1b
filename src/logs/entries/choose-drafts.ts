import { STATED } from '../forms/any.ts'
import { ANY_TOOL, type Form } from '../forms/form.ts'
import { type Draft, isLoose, isTest, keyOf, namesFile, parentsOf } from './draft.ts'
import { comparesValues } from './entry-details.ts'

/** How a step ended, as its log shows it. */
export interface EndedStep {
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
export function chooseDrafts(drafts: readonly Draft[], step: EndedStep) {
  const isTried = isOfLastTry(drafts)
  const tried = drafts.filter(
    (draft) => isTried(draft) && !(isTest(draft) && draft.form.tool.split(', ').some(step.isGreen)),
  )
  const witnessed = tried.filter((draft) => step.countsTests || hasWitness(draft, tried, step.seen))
  const named = tried.filter(
    (draft) =>
      !isTest(draft) ||
      witnessed.some((one) => one === draft || one.form === draft.form || isBeside(one, draft)),
  )
  return {
    wanted: named.filter(isWantedAmong(named, step)),
    runs: named.filter(({ form }) => form.role === 'run'),
  }
}

function isOfLastTry(drafts: readonly Draft[]): (draft: Draft) => boolean {
  const last = Math.max(0, ...drafts.map(({ attempt = 0 }) => attempt))
  const numbered = new Set(
    drafts.flatMap(({ attempt, form }) => (attempt === undefined ? [] : form)),
  )
  return ({ attempt, form }) => (attempt === undefined ? !numbered.has(form) : attempt === last)
}

function isWantedAmong(
  drafts: readonly Draft[],
  { message, isStrict }: EndedStep,
): (draft: Draft) => boolean {
  const hasTests = drafts.some((draft) => isTest(draft) && !isLoose(draft))
  const hasRun = hasTests || drafts.some(({ form }) => form.role === 'run')
  const isFinding = ({ form, position }: Draft) => form.role === 'finding' && position === undefined
  const states = ({ detail }: Draft) => detail !== undefined && message?.includes(detail) === true
  const stated = drafts.filter(states)
  const failsForWarnings =
    (isStrict && drafts.every((draft) => isTest(draft) || draft.isWarning)) ||
    stated.some(({ isWarning }) => isWarning)
  // Any tool can write an error without a position, and go on.
  const isBareStated = stated.some(isFinding)
  const isLineStated = message === undefined || stated.some(({ form }) => form === STATED)
  return (draft) => {
    const { form, isWarning, title } = draft
    if (form === STATED) return !hasRun && isLineStated && (failsForWarnings || !isWarning)
    if (form.role === 'run') return !hasTests
    if (form.role === 'listed') return !hasRun
    if (isWarning && !failsForWarnings) return false
    if (form.role === 'finding' && hasTests && !namesFile(form)) return false
    return !isFinding(draft) || title !== undefined || isBareStated
  }
}

/** Whether only its tool prints a name's form, or another line shows that it is of a test: in another form, or a comparison. */
function hasWitness(draft: Draft, drafts: readonly Draft[], seen: ReadonlySet<Form>): boolean {
  const key = keyOf(draft)
  const tool = firstTool(draft.form)
  return (
    (!isLoose(draft) && draft.form.isCommon !== true) ||
    (tool !== ANY_TOOL &&
      [...seen].some((form) => form !== draft.form && firstTool(form) === tool)) ||
    comparesValues([...deeper(draft), draft.detail ?? '']) ||
    draft.form.role === 'listed' ||
    drafts.some((other) => other.form !== draft.form && isTest(other) && keyOf(other) === key)
  )
}

function firstTool({ tool }: Form): string | undefined {
  return /^\w+/.exec(tool)?.[0]
}

/** Whether two tests are parts of one. */
function isBeside(one: Draft, other: Draft): boolean {
  const parent = parentsOf(one).at(-1)
  return parent !== undefined && parent === parentsOf(other).at(-1)
}

/** Lists the lines of a draft that are indented deeper than its name. */
function deeper({ printed, lines }: Draft): readonly string[] {
  const indent = printed.search(/\S/)
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent)
  return end === -1 ? lines : lines.slice(0, end)
}
