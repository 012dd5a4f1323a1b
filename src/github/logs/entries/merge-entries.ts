import type { LoggedEntry, SourcePosition } from '../../../model/report/failure.ts'
import { findDetail, findPosition, keyedPosition, saysWhatIsWrong } from './entry-details.ts'
import { type EntryForm, STATED } from './entry-forms.ts'
import { identityOf } from './entry-identity.ts'

/** An entry of the list, with what it was read from. */
export interface ListedError extends LoggedEntry {
  /** The line that names it. */
  readonly printed: string
}

/** An entry while the lines that complete it are read. */
export interface Draft {
  readonly form: EntryForm
  readonly printed: string
  title: string | undefined
  readonly detail: string | undefined
  readonly position: SourcePosition | undefined
  readonly isWarning: boolean
  /** Whether the name stood in an earlier line as one that failed. */
  readonly isRepeated: boolean
  /** The lines above it that can say why, and those below. */
  readonly above: readonly string[]
  readonly lines: string[]
}

interface EndedStep {
  /** The line that says why the step failed. */
  readonly message: string | undefined
  /** Whether warnings fail the step. */
  readonly isStrict: boolean
}

interface Merged {
  draft: Draft
  readonly forms: Set<EntryForm>
  key: string
}

/**
 * Lists what drafts name: each failure once, although tools print it during the run and at the end. Tests that
 * contain others, tests that passed at another try, and warnings beside errors are no failures.
 *
 * Warnings are failures if they fail the step, or if one is the line that says why.
 */
export function mergeDrafts(
  drafts: readonly Draft[],
  titles: { recovered(): ReadonlySet<string>; outlines(): ReadonlySet<string> },
  { message, isStrict: failsForWarnings }: EndedStep,
): readonly ListedError[] {
  const complete = withWholeTitles(nested(drafts.map(completed).filter(saysSomething)))
  const hasTests = complete.some((draft) => isTest(draft) && !isLoose(draft))
  const hasRun = hasTests || complete.some(({ form }) => form[1] === 'run')
  const isStrict =
    (failsForWarnings && complete.every(({ form, isWarning }) => isTest({ form }) || isWarning)) ||
    complete.some(
      ({ isWarning, detail }) =>
        isWarning && detail !== undefined && message?.includes(detail) === true,
    )
  // Any tool can write an error without a position, and go on.
  const isStated = (isOf: (draft: Draft) => boolean) =>
    complete.some(
      (draft) =>
        isOf(draft) && draft.detail !== undefined && message?.includes(draft.detail) === true,
    )
  const isBareStated = isStated(
    ({ form, position }) => form[1] === 'finding' && position === undefined,
  )
  const isLineStated = message === undefined || isStated(({ form }) => form === STATED)
  const wanted = complete.filter(
    ({ form, isWarning, position }) =>
      !(form[1] === 'run' && hasTests) &&
      !(form[1] === 'listed' && hasRun) &&
      !(isWarning && !isStrict) &&
      !(form[1] === 'finding' && hasTests && !namesFile(form)) &&
      !(form[1] === 'finding' && position === undefined && !isBareStated) &&
      !(form === STATED && (hasRun || !isLineStated)),
  )
  const merged = new Map<string, Merged[]>()
  const kept: Merged[] = []
  for (const draft of wanted) {
    const key = keyOf(draft)
    const same =
      merged.get(key)?.find((one) => isCompatible(one.draft, draft)) ??
      (isTest(draft) ? findPart(kept, draft, key) : undefined)
    if (same === undefined) {
      const added = { draft, forms: new Set([draft.form]), key }
      kept.push(added)
      merged.set(key, [...(merged.get(key) ?? []), added])
    } else {
      join(same, draft, key)
      // A tool can print the longer and the shorter name twice.
      if (merged.get(key)?.includes(same) !== true)
        merged.set(key, [...(merged.get(key) ?? []), same])
    }
  }
  const running = hasTests ? complete.filter(({ form }) => form[1] === 'run') : []
  const wholes = new Set([...running.map((draft) => draft.title ?? ''), ...titles.outlines()])
  for (const same of kept) {
    const [whole, other] = [...wholes].filter((title) => isPartOf(same.draft, title))
    // Two tests can have one name.
    if (whole !== undefined && other === undefined) same.draft = { ...same.draft, title: whole }
  }
  const isOuter = ({ form, detail }: Draft) =>
    detail?.startsWith('TIMEOUT') !== true &&
    WITHIN.some(
      ([outer, inner]) =>
        form[0] === outer &&
        kept.some(
          ({ draft }) => isTest(draft) && inner.test(draft.form[0]) && draft.form[1] !== 'run',
        ),
    )
  const parents = new Set(kept.flatMap(({ draft }) => parentsOf(draft)))
  return kept
    .map(({ draft }) => draft)
    .filter((draft) => !isOuter(draft))
    .filter(
      (draft) =>
        draft.title === undefined ||
        !((parents.has(draft.title) && failedByPart(draft)) || titles.recovered().has(draft.title)),
    )
    .map((draft) => ({
      ...{ title: draft.title, detail: draft.detail, position: draft.position },
      ...{ printed: draft.printed, isTest: isTest(draft) },
      identity: identityOf(draft, { isTest: isTest(draft) }),
    }))
}

/** Names tests of Perl by what contains them, which follows them with less indentation. */
function nested(drafts: readonly Draft[]): readonly Draft[] {
  const indentOf = ({ form, printed }: Draft) =>
    form[0] === 'perl' ? printed.search(/\S/) : undefined
  return drafts.reduce<readonly Draft[]>((known, draft) => {
    const indent = indentOf(draft)
    const from = known.findLastIndex((one) => (indentOf(one) ?? 0) <= (indent ?? 0)) + 1
    if (indent === undefined || from === known.length) return [...known, draft]
    const inner = known.slice(from).map((one) => ({
      ...one,
      title: `${draft.title} > ${one.title}`,
      printed: draft.printed,
    }))
    return [...known.slice(0, from), ...inner]
  }, [])
}

/** The end of a title that a tool cut off. */
const CUT = /\s?(?:…|\.{3})$/

/** Completes titles that a tool cut off by those that it printed in full. */
function withWholeTitles(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => {
    const cut = CUT.test(draft.title ?? '') ? draft.title?.replace(CUT, '') : undefined
    const [, outer = '', own = cut] = /^(.* [>›] )?(.*)$/.exec(cut ?? '') ?? []
    const whole = drafts.find(
      ({ title }) =>
        own !== undefined &&
        own.length > 3 &&
        title !== draft.title &&
        innerOf(title).startsWith(own),
    )
    return cut === undefined || whole === undefined
      ? draft
      : { ...draft, title: `${outer}${innerOf(whole.title)}` }
  })
}

function innerOf(title = ''): string {
  return title.replace(/^.* [>›] /, '')
}

/** Returns an entry of one line. */
export function namedBy(message: string): ListedError {
  const detail = message.trim()
  const position = findPosition([message], undefined, undefined)
  const coded = withCode(detail.replace(/^(?:ERROR|➤|npm (?:ERR!|error)) /, '')) ?? withTask(detail)
  const entry = { ...(coded ?? { title: undefined, detail }), position }
  const identity = identityOf(entry, { isTest: false })
  return { ...entry, isTest: false, identity, printed: message }
}

/** Splits a line that begins with a code: `TS2339: Property ...`, `ERR_PNPM_OUTDATED_LOCKFILE  Cannot ...`. */
function withCode(text: string): { title: string; detail: string } | undefined {
  const found =
    /^([A-Z]{2,8}\d{3,5}(?=:| {2})|ERR_[A-Z_]+(?=:| {2})|E[A-Z]{5,12}(?= [a-z]))(?:: ?|\s+)(?:│ )?(\S.*)$/.exec(
      text,
    )
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { title: found[1], detail: found[2] }
}

/** Splits a line before which turbo names a package and its task. */
function withTask(text: string): { title: string; detail: string } | undefined {
  const found = /^(@[\w.-]{1,60}\/[\w.-]{1,60}:[a-z][\w:-]{0,40}): (?:Error: )?(\S.*)$/.exec(text)
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { title: found[1], detail: found[2] }
}

/** Returns the rule that a line below a finding names: phpstan, clippy, pyright. */
function withRule(lines: readonly string[]): { title: string } | undefined {
  const found = lines
    .map((line) =>
      /^\s*🪪 {1,2}(\S+)|clippy\/\S{0,60}#(\w+)$|^RuleID: +(\S+)$|\((report\w+)\)$/.exec(line),
    )
    .find((match) => match !== null)
  const title = found?.slice(1).find(Boolean)
  return title === undefined ? undefined : { title }
}

/** Totals in the form of a finding. */
const TOTAL = /^\d+ (?:unresolved externals?|errors?|warnings?)\b/

/** A tool whose tests are programs, and the tools of those programs. */
const WITHIN: readonly (readonly [outer: string, inner: RegExp])[] = [
  ['go', /^ginkgo/],
  ['ctest', /^(?:googletest|catch2|qtest|boost)/],
  ['bazel', /^(?!bazel)/],
]

function isTest({ form }: Pick<Draft, 'form'>): boolean {
  return form[1] !== 'finding' && form[1] !== 'row'
}

function isLoose({ form }: Pick<Draft, 'form'>): boolean {
  return form[1] === 'run' || form[1] === 'listed'
}

function namesFile([, , pattern]: EntryForm): boolean {
  return pattern.source.includes('<file>')
}

function saysSomething({ form, title, detail, position, printed, lines }: Draft): boolean {
  if (detail !== undefined && TOTAL.test(detail)) return false
  // It fails the step only as a hook.
  if (form[0] === 'pre-commit' && title === undefined) return false
  // Any tool writes such a line.
  if (form[0] === 'terraform' && position === undefined && printed.startsWith('Error')) return false
  // The OCaml compiler says what is wrong, or a diff shows it; dune only repeats the line.
  if (
    form[0] === 'ocaml' &&
    !lines.some((line) => /^(?:Error|Alert|Warning|diff|---)\b/.test(line))
  )
    return false
  return title !== undefined || detail !== undefined || position !== undefined
}

/** Lines in which a title is followed by what is wrong. */
const MARK = /^\s*(?:✖|✗|✘|×|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g

/** Newman names the folders and the request of an assertion below it. */
const INSIDE = /^ {8,}inside "(.{1,300})"$/

function completed(draft: Draft): Draft {
  const { form, above } = draft
  const test = isTest(draft)
  const named =
    test && draft.title === undefined ? draft.lines.findIndex((line) => line.trim() !== '') : -1
  const own = named === -1 ? draft.title : draft.lines[named]?.replace(MARK, '').trim()
  const inside = draft.lines.map((line) => INSIDE.exec(line)?.[1]).find(Boolean)
  const title =
    inside === undefined
      ? own
      : [inside.replaceAll(' / ', ' > '), ...(named === -1 ? [own] : [])].join(' > ')
  const lines = draft.lines.slice(inside === undefined ? named + 1 : 0)
  const isOpen = form[2].source.includes('<line>') || !namesFile(form)
  const isBare = draft.detail === undefined && isOpen
  const isDiff = lines.some((line) => /^diff --git /.test(line))
  const below = test || (isBare && !isDiff) ? findDetail(lines, test) : undefined
  const isAbove =
    form[1] === 'ended' ||
    (below === undefined && (form[1] === 'either' || (isLoose(draft) && lines.length === 0)))
  const said = draft.detail ?? (isAbove ? findDetail(above, test) : below)
  // What follows any line that says `FAIL` need not be of it.
  const detail =
    form[1] === 'run' && said !== undefined && !saysWhatIsWrong(said) ? undefined : said
  const found =
    keyedPosition(lines) ?? findPosition(isAbove ? above : lines, draft.position?.path, title)
  const position =
    draft.position?.line === undefined || (test && found?.path === draft.position.path)
      ? (found ?? draft.position)
      : draft.position
  const isSame =
    draft.position === undefined ||
    found?.path === draft.position.path ||
    (draft.position.line === undefined && found?.path.endsWith(`/${draft.position.path}`) === true)
  const isWarning =
    draft.isWarning || (draft.detail === undefined && /^Warning\b/.test(detail ?? ''))
  const coded =
    title === undefined && !test ? (withCode(detail ?? '') ?? withRule(lines)) : undefined
  return {
    ...draft,
    title,
    detail,
    isWarning,
    ...coded,
    position: isSame ? position : draft.position,
  }
}

function join(same: Merged, draft: Draft, key: string): void {
  const { draft: known } = same
  const isLonger = (draft.title?.length ?? 0) > (known.title?.length ?? 0)
  same.forms.add(draft.form)
  if (isLonger) same.key = key
  same.draft = {
    ...known,
    title: isLonger ? draft.title : known.title,
    ...(draft.isRepeated && draft.detail !== undefined
      ? { detail: draft.detail, position: draft.position ?? known.position }
      : {
          detail: known.detail ?? draft.detail,
          position:
            known.position?.line === undefined
              ? (draft.position ?? known.position)
              : known.position,
        }),
  }
}

/** Whether a title, with the names of what it is part of, is of a test whose form has no title. */
function isPartOf({ form, title }: Draft, whole: string): boolean {
  return (form[0] === 'node' || form[0] === 'julia') && whole.endsWith(` > ${title}`)
}

/** Finds the failure that another line names with fewer or more of the names around it. */
function findPart(kept: readonly Merged[], draft: Draft, key: string): Merged | undefined {
  return kept.find(
    (one) =>
      isTest(one.draft) &&
      !one.forms.has(draft.form) &&
      (one.key === key ||
        one.key.endsWith(` ${key}`) ||
        key.endsWith(` ${one.key}`) ||
        bare(one.key).endsWith(` ${bare(key)}`) ||
        (key.length > 3 && one.key.startsWith(`${key} `))) &&
      isCompatible(one.draft, draft),
  )
}

/** Returns a key without the values of a parametrised test. */
function bare(key: string): string {
  return key.replace(/[([{].*$/, '').trim()
}

function isCompatible(one: Draft, other: Draft): boolean {
  const path = one.position?.path
  const otherPath = other.position?.path
  if (path === undefined || otherPath === undefined || one.form !== other.form) return true
  return path.endsWith(otherPath) || otherPath.endsWith(path)
}

/** Lists the names of what a test is part of. */
function parentsOf({ form, title }: Draft): readonly string[] {
  if (title === undefined || form[1] === 'finding') return []
  const ends = [...title.matchAll(/^(?:go|tap)/.test(form[0]) ? /\/| > /g : / [>›] /g)]
  return ends.map(({ index }) => title.slice(0, index))
}

/** What tools say of a test or a suite that failed because a part of it did. */
const PART_FAILED =
  /\bnested test failed|\b(?:sub-?tests?|child(?:ren)?|steps?)\b.{0,20} failed|suite (?:setup|teardown) failed/i

/** Whether what contains tests that failed says nothing else. */
function failedByPart(draft: Draft): boolean {
  const { form, detail } = draft
  return (
    isLoose(draft) ||
    /^(?:go|tap)/.test(form[0]) ||
    detail === undefined ||
    PART_FAILED.test(detail)
  )
}

function keyOf({ form, title, detail, position }: Draft): string {
  const place = `${position?.path}:${position?.line}:${position?.column}`
  const name =
    form[1] === 'finding'
      ? `${title} ${detail} ${place}`
      : (title ?? position?.path ?? detail ?? '')
  return name.replace(/[\s›>:.,#/\\|]+/g, ' ').trim()
}
