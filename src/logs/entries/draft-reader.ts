import type { SourcePosition } from '../../model/report/failure.ts'
import { joinNames } from '../../model/logged/test-name.ts'
import { LISTED, ANY_FINDING } from '../forms/any.ts'
import type { Groups } from '../forms/find-form.ts'
import { type Form, isWarning } from '../forms/form.ts'
import { indentOf } from '../lines/frames.ts'
import { type Draft, isPart, isTest, namesFile } from './draft.ts'
import { positionAbove, readPosition } from './entry-details.ts'
import { packageReader, titleReader } from './titles.ts'
import { printedTestReader } from './printed-test-reader.ts'

/** The last one is kept beyond it, since a line below can show that it is no entry. */
export const MAX_DRAFTS = 1_000

/** Lines of an entry that are read: of each of the first ones, and of the others. */
const MAX_DRAFT_LINES = 60
const MAX_LONG_DRAFTS = 40
const MAX_LATER_LINES = 16

type NamedDraft = Pick<Draft, 'form' | 'printed' | 'title' | 'above'>

/** Makes drafts of entries from the lines of a step and their forms. Its memory is bounded. */
export class DraftReader {
  readonly titles = titleReader()
  readonly #printed = printedTestReader()
  readonly #packages = packageReader()
  #drafts: Draft[] = []
  /** The last lines since one that separates, or since a name that takes the lines above it. */
  #above: string[] = []
  #open: Draft | undefined
  /** The file that a line above names, perhaps with a line number, and the tool in whose form that line is. */
  #file: (SourcePosition & Pick<Form, 'tool'>) | undefined
  #isMuted = false

  get drafts(): readonly Draft[] {
    return this.#packages.areSeveral()
      ? this.#drafts
      : this.#drafts.map((draft) => ({ ...draft, ofPackage: undefined }))
  }

  get isInList(): boolean {
    return this.#open?.form === LISTED
  }

  /** Ends the open draft. */
  close(): void {
    if (this.#open?.form.title === 'continued') continueTitle(this.#open)
    this.#open = undefined
  }

  /** Notes in which task the process of the open test ended before it. */
  markNotEnded(task: string): void {
    if (this.#open !== undefined) this.#open.notEndedIn = task
  }

  /** Reads a line that names what failed. */
  begin(form: Form, groups: Groups, text: string): void {
    this.close()
    if (this.#isMuted && form.role !== 'finding') return
    const testOutput = this.#printed.saidBy(groups['title'])
    const above = testOutput ?? [...this.#above]
    const title = this.titles.titleOf(form, groups, text, above)
    if (form.role !== 'finding') this.#printed.run(form, undefined)
    this.#start({ form, printed: text, title, above }, groups)
    if (testOutput !== undefined && testOutput.length > 0) this.close()
  }

  /** Reads a line that names what is below it, or ends what is above. */
  separate(form: Form, groups: Groups): void {
    const { role } = form
    this.close()
    this.titles.begin(form, groups, this.#above)
    if (role === 'passed' && groups['title'] === undefined) this.#drafts.pop()
    if (role === 'restarted') this.#drafts = []
    this.#isMuted = role === 'muted'
    this.#printed.run(form, role === 'apart' ? groups['title'] : undefined)
    const file = groups['file'] ?? (groups['line'] && this.#file?.path)
    const position = readPosition({ ...groups, file })
    this.#file = position && { ...position, tool: form.tool }
    this.#above = []
  }

  /** Reads any other line: of no form, a total, or one that a test printed. */
  readText(text: string): void {
    if (this.#packages.read(text)) this.close()
    this.titles.read(text)
    this.#printed.read(text)
    const open = this.#open
    if (open !== undefined) this.#extend(open, text)
    // Indented lines below such a name are of its test, not of the next one.
    const isOwn = open?.form.role === 'either' && indentOf(text) > indentOf(open.printed)
    if (!isOwn) this.#above.push(text)
    if (this.#above.length > 2 * MAX_DRAFT_LINES) this.#above = this.#above.slice(-MAX_DRAFT_LINES)
  }

  /**
   * Reads a total, which ends the open draft: directly below a name, it shows that the name is of a suite.
   *
   * @param tool whose total it is
   */
  readTotal(tool: string): void {
    const open = this.#open
    if (tool === open?.form.tool && isTest(open) && open.lines.length === 0) this.#drafts.pop()
    this.close()
    this.#isMuted = false
  }

  /** Whether the line of a form names something itself. */
  isOwnLine(form: Form, groups: Groups): boolean {
    return (
      !this.#printed.isUnknown(form, groups['title']) &&
      !isPartOfDraft(form, this.#open) &&
      (form.needs !== 'heading' || positionAbove(this.#above) !== undefined) &&
      (form.role !== 'row' || this.#file?.tool.includes(form.tool) === true)
    )
  }

  /** Begins the draft of a line that names what failed. */
  #start(named: NamedDraft, groups: Groups): void {
    const { role } = named.form
    const position = this.#positionOf(named, groups)
    const draft = {
      ...named,
      title: (named.title === NOT_LOADED ? position?.path : undefined) ?? named.title,
      detail: groups['detail']?.trim() || undefined,
      position,
      ofPackage: this.#packages.current(),
      attempt: groups['attempt'] === undefined ? undefined : Number(groups['attempt']),
      isWarning: isWarning(groups['level']),
      lines: [],
    }
    if (this.#drafts.length > MAX_DRAFTS) this.#drafts.pop()
    this.#drafts.push(draft)
    const isWhole = role === 'ended' || isPart(named)
    if (isWhole || role === 'either') this.#above = []
    if (!isWhole) this.#open = draft
    if (role === 'finding') this.#above.push(draft.printed)
  }

  /** Returns the position in the line, completed by the file that a line above names. */
  #positionOf({ form: { role }, above }: NamedDraft, groups: Groups): SourcePosition | undefined {
    const isOfFile = groups['line'] !== undefined || role === 'test' || role === 'row'
    const outer = isOfFile ? this.#file : undefined
    const position = readPosition({
      ...groups,
      file: groups['file'] ?? outer?.path,
      line: groups['line'] ?? outer?.line?.toString(),
    })
    if (position === undefined) return role === 'finding' ? positionAbove(above) : undefined
    return groups['file'] === undefined ? { ...position, file: outer?.file } : position
  }

  /** Adds a line to the open draft. */
  #extend(draft: Draft, text: string): void {
    draft.lines.push(text)
    const maxLines = this.#drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : MAX_DRAFT_LINES
    if (draft.lines.length >= maxLines) this.close()
  }
}

/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run'

/** A line below a title that continues it with a nested name. */
const NESTED_NAME = /^ {7,}\S/
const MAX_NESTED_NAMES = 5

/** Adds the nested lines below a title to it if the last one ends with a colon; otherwise they say what failed. */
function continueTitle(draft: Draft): void {
  const end = draft.lines.findIndex((line) => !NESTED_NAME.test(line))
  const names = draft.lines.slice(
    0,
    end === -1 ? MAX_NESTED_NAMES : Math.min(end, MAX_NESTED_NAMES),
  )
  if (names.at(-1)?.endsWith(':') !== true) return
  draft.title = joinNames([draft.title, ...names.map((line) => line.trim())]).slice(0, -1)
  draft.lines.splice(0, names.length)
}

/** Whether a line in a form is part of the open draft: what its test printed, or what its finding says. */
function isPartOfDraft(form: Form, open: Draft | undefined): boolean {
  if (open === undefined) return false
  if (open.form.quotes) return form.tool !== open.form.tool
  if (form === ANY_FINDING && open.form.role !== 'finding') return true
  const isLoose =
    form.role === 'run' ||
    (form.role === 'ended' && open.form.tool !== form.tool) ||
    (form.role === 'finding' && !namesFile(form))
  const isOpenFinding = open.form.role === 'finding' && open.detail === undefined
  return isLoose && (open.form.role === 'test' || isOpenFinding)
}
