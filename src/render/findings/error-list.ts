import type { Cause, FailureReport, StepErrors } from '../../model/report/cause.ts'
import { type ErrorEntry, isWholeList } from '../../model/report/failure.ts'
import type { ErrorTotal } from '../../model/shapes/failure.ts'
import { entryWords, moreText, placeText } from '../../model/report/entry-words.ts'
import { sourceUrl } from '../../model/report/source-position.ts'
import type { Run } from '../../model/run.ts'
import { type Some } from '../../model/some.ts'
import { stepUrl } from '../../model/target.ts'
import { countFitting } from '../text/fit-to-size.ts'
import { fit, type Inline, jobLink } from '../text/inline.ts'
import { safeLine } from '../text/markdown.ts'
import { enumerate, joinTexts, plural } from '../text/units.ts'
import { nameKey } from '../../model/logged/test-name.ts'
import { failureLabels } from './failure-labels.ts'

/** Names of what failed in a step, as every output shows it. */
export interface ErrorListText {
  /** `3 of 319 tests failed`; '' if the list says as much. */
  readonly heading: string
  /** Its part that names the step; '' for the step of the cause. */
  readonly at: string
  /** The first ones: name, detail and position. */
  readonly items: readonly string[]
  /** Number of all of them. */
  readonly count: number
  /** Whether there can be more than `count`. */
  readonly mayBeMore: boolean
}

/** Number of items that are shown. */
export const MAX_ITEMS = 10

const MAX_TITLE_CHARACTERS = 200
const MAX_DETAIL_CHARACTERS = 300
const MAX_PATH_CHARACTERS = 120

/**
 * Returns what failed in each failed step of a cause, as far as its logs name it. What failed at the step that
 * the jobs have in common is listed once for all jobs.
 *
 * @param run the run of the failures
 */
export function errorLists(cause: Cause, run: Run, inline: Inline): ErrorListText[] {
  const [first] = cause.failures
  return first.errors.flatMap((errors) => {
    const isMain = errors === mainErrors(first)
    const shared = isMain
      ? shareErrors(cause.failures)
      : errors.entries.map((entry) => ({ entry, failures: cause.failures }))
    const items = shared.length > 1 || shared.some(({ entry }) => namesMore(entry)) ? shared : []
    const total = agreedTotal(errors)
    const count = Math.max(items.length, total?.failed ?? 0)
    const says =
      total !== undefined &&
      (total.total !== undefined || count > Math.min(items.length, MAX_ITEMS))
    const counted = says ? totalText(total) + (isMain ? ownerOf(total, cause, inline) : '') : ''
    if (items.length === 0 && counted === '') return []
    const url = stepUrl(first.job.listed, errors.step)
    const at = isMain ? '' : `At ${inline.link(inline.text(errors.step.name), url)}`
    return {
      heading: joinTexts([at, counted], ': '),
      at,
      items: items.slice(0, MAX_ITEMS).map((item) => itemText(item, cause, run, inline)),
      count: items.length === 0 ? 0 : count,
      mayBeMore: errors.mayBeMore === true,
    }
  })
}

/** Returns a list as a paragraph and items: one thing is in the paragraph, because a list of one has nothing to list. */
export function errorParts(
  list: ErrorListText,
  maxBytes = Infinity,
): { readonly paragraph: string; readonly items: readonly string[] } {
  const items = errorItems(list, maxBytes)
  return items.length > 1
    ? { paragraph: list.heading, items }
    : { paragraph: joinTexts([list.heading, ...items], ': '), items: [] }
}

/** Returns the items as far as they fit, and how many more there are. */
export function errorItems(
  { items, count, mayBeMore }: ErrorListText,
  maxBytes = Infinity,
): string[] {
  const lines = items.map((item) => `- ${item}\n`)
  const shown = items.slice(0, countFitting(lines, maxBytes))
  const rest = count - shown.length
  if (shown.length === 0) return shown
  return [...shown, ...moreText(rest, mayBeMore)]
}

export function totalText({ counts, failed, total, skipped = 0 }: ErrorTotal): string {
  if (counts === 'findings') return plural(failed, 'error')
  if (failed === 0)
    return `no failure in ${plural(total ?? 0, 'listed test')}: the step failed for another reason`
  const tests = `${total === undefined ? '' : ` of ${total}`} test${(total ?? failed) === 1 ? '' : 's'} failed`
  return `${failed}${tests}${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

/** Names the job that a total is of, unless all jobs of the cause have it. */
function ownerOf({ failed, total }: ErrorTotal, { failures }: Cause, inline: Inline): string {
  const isSame = failures.every((failure) => {
    const other = mainErrors(failure)?.total
    return other?.failed === failed && other.total === total
  })
  return isSame ? '' : ` in ${jobLink(failures[0].job.listed, inline)}`
}

function itemText({ entry, failures }: SharedError, cause: Cause, run: Run, inline: Inline) {
  const { text, link, strong } = inline
  const { name, detail, rule } = entryWords(entry)
  const written = (raw: string, max: number) => text(fit(raw, max, inline))
  const label = positionLabel(entry.position, inline)
  const url = entry.position && sourceUrl(run, entry.position)
  const at = url === undefined ? text(label) : link(text(label), url)
  const parts = [
    entry.isTest !== true && label !== '' && at,
    name !== undefined && name !== label && strong(written(name, MAX_TITLE_CHARACTERS)),
    detail !== undefined && written(detail, MAX_DETAIL_CHARACTERS),
  ]
  const isShared = failures.length === cause.failures.length || !areComplete(cause.failures)
  const jobs = failures.map(({ job: { listed: job } }) => jobLink(job, inline))
  const tail = [
    rule !== undefined && `(${written(rule, MAX_TITLE_CHARACTERS)})`,
    entry.isTest && label !== '' && `(${at})`,
    !isShared && `only in ${enumerate(jobs)}`,
  ]
  return joinTexts([joinTexts(parts, ': '), ...tail], ' ')
}

/** Returns `src/cart.ts:12:5`, for readers only the end of a long path; '' without a position. */
function positionLabel(position: ErrorEntry['position'], { isWhole }: Inline): string {
  if (position === undefined) return ''
  const { path } = position
  const isLong = isWhole !== true && path.length > MAX_PATH_CHARACTERS
  const name = isLong ? `…${path.slice(1 - MAX_PATH_CHARACTERS)}` : path
  return placeText({ ...position, path: safeLine(name) })
}

/** Something that failed, and the jobs whose logs name it. */
interface SharedError {
  readonly entry: ErrorEntry
  readonly failures: readonly FailureReport[]
}

/** Returns what failed at the step at which a job failed; `undefined` if its log names nothing. */
export function mainErrors(report: FailureReport): StepErrors | undefined {
  const { step } = failureLabels(report)
  return report.errors.find((errors) => errors.step.number === step?.number)
}

/**
 * Lists what failed at the step that the jobs of a cause have in common, each thing once. The values and the
 * lines in it may differ between jobs: those of the first one are listed.
 */
export function shareErrors(failures: Some<FailureReport>): SharedError[] {
  const byKey = new Map<string, { entry: ErrorEntry; failures: FailureReport[] }>()
  for (const failure of failures) {
    const entries = mainErrors(failure)?.entries ?? []
    const names = Map.groupBy(entries, nameOf)
    for (const entry of entries) {
      const name = nameOf(entry)
      // A linter reports one rule several times, and two tests of a job can have one name.
      const { title, detail, position } = entry
      let key = names.get(name)?.length === 1 ? name : JSON.stringify([title, detail, position])
      while (byKey.get(key)?.failures.includes(failure)) key += ' '
      const shared = byKey.get(key) ?? { entry, failures: [] }
      shared.failures.push(failure)
      byKey.set(key, shared)
    }
  }
  return [...byKey.values()]
}

/** Names an entry by the words of its title, as `isSameTest` compares them: its legs can print it in two forms. */
function nameOf({ title, detail, position }: ErrorEntry): string {
  return JSON.stringify([title === undefined ? detail : nameKey(title), position?.path])
}

/** Returns whether an entry has more than the line that the log shows anyway. */
export function namesMore({ title, position }: ErrorEntry): boolean {
  return title !== undefined || position !== undefined
}

/** Returns how many things failed as the tool counts them, if that agrees with what it names. */
export function agreedTotal({ entries, total }: StepErrors): ErrorTotal | undefined {
  const named = entries.filter(({ isTest }) => total?.counts !== 'tests' || isTest)
  return total === undefined || total.failed < named.length ? undefined : total
}

/** Returns whether the log of each job names all that failed there, so that what it does not name passed. */
export function areComplete(failures: readonly FailureReport[]): boolean {
  return failures.every((report) => {
    const errors = mainErrors(report)
    return errors !== undefined && isWholeList(errors)
  })
}
