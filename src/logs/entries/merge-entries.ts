import type { LoggedEntry } from '../../model/report/failure.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import { ANY_FINDING } from '../forms/any.ts'
import type { Form } from '../forms/form.ts'
import { chooseDrafts, type DraftEvidence } from './choose-drafts.ts'
import { completeDrafts } from './complete-drafts.ts'
import { type Draft, isLoose, isPart, isTest, draftKey, parentsOf } from './draft.ts'
import { findPosition, saysWhatIsWrong } from './entry-details.ts'
import { identified } from './entry-identity.ts'

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
    (draft) =>
      isTest(draft) && draft.form.role !== 'run' && form.runs?.test(draft.form.tool) === true,
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
  return isLoose(draft) || form.parents === true || detail === undefined
}
