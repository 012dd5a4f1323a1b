import type { LoggedEntry } from '../../model/report/failure.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import { ANY_FINDING } from '../forms/any.ts'
import { type Form, ANY_TOOL } from '../forms/form.ts'
import { completeDrafts } from './complete-drafts.ts'
import {
  type Draft,
  isLoose,
  isPart,
  isTest,
  draftKey,
  parentsOf,
  linesBelow,
  namesFile,
} from './draft.ts'
import { findPosition, saysWhatIsWrong, comparesValues } from './entry-details.ts'
import { NAMED_POSITION } from '../../model/logged/names.ts'
import { saysWhat } from '../lines/ending-forms.ts'
import { compares, maskPart, maskLine } from '../masks/mask-line.ts'

interface Merged {
  draft: Draft
  readonly forms: Set<Form>
  /** A tool can print the longer and the shorter name twice. */
  readonly keys: Set<string>
}

/**
 * Lists what drafts name: each failure once, although tools print it during the run and at the end. Tests that
 * contain others, tests that passed at another try, and warnings beside errors are no failures; nor are parts of the step of
 * which another line names what failed: the next one below the name of a part that begins, the last one above any other.
 */
export function mergeDrafts(
  drafts: readonly Draft[],
  recovered: ReadonlySet<string>,
  step: DraftEvidence,
): readonly LoggedEntry[] {
  const { wanted, runs } = chooseDrafts(completeDrafts(drafts), step)
  const wholes = new Set(runs.map(({ title = '' }) => title))
  const kept = merged(wanted).map((draft) => {
    const [whole, other] =
      draft.form.title === 'inner'
        ? [...wholes].filter((title) => title.endsWith(` > ${draft.title}`))
        : []
    // Two tests can have one name.
    return whole !== undefined && other === undefined ? { ...draft, title: whole } : draft
  })
  const parents = new Set(kept.flatMap(parentsOf))
  return kept
    .filter(
      (draft, at) =>
        (!isPart(draft) || isPart(kept[at + (draft.form.role === 'begun' ? 1 : -1)] ?? draft)) &&
        !isOuter(draft, kept) &&
        !(parents.has(draft.title ?? '') && failedByPart(draft)) &&
        !recovered.has(draft.title ?? ''),
    )
    .map((draft) => {
      const { form, title: name, detail, position, printed, ofPackage } = draft
      const isOfOne = ofPackage === undefined || name === undefined || !isTest(draft)
      const title = isOfOne ? name : `${ofPackage}: ${name}`
      const { tool } = form
      return identified({ title, detail, position, printed, tool, isTest: isTest(draft) })
    })
}

/** Returns an entry of one line. */
export function namedBy(printed: string): LoggedEntry {
  const position = findPosition([printed])
  const { tool } = ANY_FINDING
  const detail = printed.trim()
  return identified({ title: undefined, detail, position, printed, tool, isTest: false })
}

/** Joins the drafts of one failure. */
function merged(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Merged[] = []
  for (const draft of drafts) {
    const key = draftKey(draft)
    const beside = kept.filter((one) => one.draft.ofPackage === draft.ofPackage)
    const same =
      beside.find((one) => one.keys.has(key) && isCompatible(one.draft, draft)) ??
      (isTest(draft) ? findPart(beside, draft, key) : undefined)
    if (same === undefined) kept.push({ draft, forms: new Set([draft.form]), keys: new Set([key]) })
    else join(same, draft, key)
  }
  return kept.map(({ draft }) => draft)
}

function join(same: Merged, draft: Draft, key: string): void {
  const { draft: known } = same
  const isLonger = (draft.title?.length ?? 0) > (known.title?.length ?? 0)
  // A name without lines of its own has only what was printed before it.
  const isBare = known.form === draft.form && known.lines.length === 0 && draft.lines.length > 0
  const isVague = known.detail !== undefined && !saysWhatIsWrong(known.detail)
  const isBetter =
    draft.detail !== undefined && (isBare || (isVague && saysWhatIsWrong(draft.detail)))
  const hasLine = known.position?.line !== undefined && !(isBetter && isBare)
  same.forms.add(draft.form)
  same.keys.add(key)
  same.draft = {
    ...known,
    title: isLonger ? draft.title : known.title,
    detail: isBetter ? draft.detail : (known.detail ?? draft.detail),
    position: hasLine ? known.position : (draft.position ?? known.position),
  }
}

/** Whether a test is a program whose own tests are named. */
function isOuter({ form }: Draft, drafts: readonly Draft[]): boolean {
  return drafts.some(
    (draft) => isTest(draft) && draft.form.role !== 'run' && form.runs?.test(draft.form.tool),
  )
}

/** Finds the failure that another line names with fewer or more of the names around it. */
function findPart(kept: readonly Merged[], draft: Draft, key: string): Merged | undefined {
  const isPart = (known: string) => isSameTest(known, key)
  return kept.find((one) => !one.forms.has(draft.form) && [...one.keys].some(isPart))
}

function isCompatible(one: Draft, other: Draft): boolean {
  if (!one.position || !other.position || one.form !== other.form) return true
  const path = `/${one.position.path}`
  const otherPath = `/${other.position.path}`
  return path.endsWith(otherPath) || otherPath.endsWith(path)
}

/** Whether what contains tests that failed says nothing else. */
function failedByPart(draft: Draft): boolean {
  const { form, detail } = draft
  return isLoose(draft) || form.parents || detail === undefined
}

/** Adds to an entry what is the same in other logs. */
export function identified(entry: Omit<LoggedEntry, 'identity'>): LoggedEntry {
  const { title, detail = '', isTest } = entry
  // The icon selects the masks for names, which keep what looks like a duration at the end.
  const name = title === undefined ? '' : maskLine(`● ${title.replace(NAMED_POSITION, ':<n>')}`)
  const isOfValues = isTest && (compares(detail) || !saysWhat(detail))
  const message = maskPart(detail)
  const error = isOfValues ? '' : message
  return { ...entry, identity: { name: name.replace(/^● /, ''), error, message } }
}

/** How a step ended, as its log shows it. */
interface DraftEvidence {
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
function chooseDrafts(drafts: readonly Draft[], step: DraftEvidence): ChosenDrafts {
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
