import type { SourcePosition } from '../../model/report/failure.ts'
import { LISTED, STATED } from '../forms/any.ts'
import type { Groups } from '../forms/find-form.ts'
import type { Form } from '../forms/form.ts'
import { beginDraft, type Draft, namesFile } from './draft.ts'
import { positionOf } from './entry-details.ts'
import { draftCollector } from './open-drafts.ts'
import { printedTests } from './printed-tests.ts'
import { scenarioReader } from './scenarios.ts'
import { titleReader } from './titles.ts'

/** Reads drafts of entries from lines whose forms are known. Its memory is bounded. */
export function draftReader() {
  const collector = draftCollector()
  const titles = titleReader()
  const scenarios = scenarioReader()
  const printed = printedTests()
  /** The file that a line above names, perhaps with a line. */
  let file: SourcePosition | undefined
  let isMuted = false

  /** Reads a line that names what failed. */
  function begin(form: Form, groups: Groups, text: string): void {
    collector.close()
    if (isMuted && form.role !== 'finding') return
    const said = printed.saidBy(groups['title'])
    const above = said ?? collector.above()
    const title = titles.titleOf(form, groups, text, above)
    printed.fail(form, groups['title'], title)
    collector.begin(beginDraft({ form, groups, text, file, title, above, scenarios }))
    if (said !== undefined && said.length > 0) collector.close()
  }

  /** Reads a line that names what is below it, or ends what is above. */
  function separate(form: Form, groups: Groups): void {
    const { role } = form
    collector.close()
    titles.begin(form, groups, collector.above())
    if (role === 'passed' && groups['title'] === undefined) collector.drop()
    if (role === 'restarted') collector.clear()
    isMuted = role === 'muted'
    printed.run(form, role === 'apart' ? groups['title'] : undefined)
    file = positionOf(groups)
    collector.forgetAbove()
  }

  /** Reads a line of no form. Returns whether it names what failed. */
  function readText(text: string): boolean {
    const failed = isMuted ? undefined : printed.failedAs(text)
    if (failed !== undefined) {
      collector.close()
      collector.begin(beginDraft({ ...failed, text, file, above: [], scenarios }, true))
      return true
    }
    for (const reader of [titles, collector, printed]) reader.read(text)
    return scenarios.read(text)
  }

  return {
    ...{ begin, separate, readText, titles },
    ...{ drafts: collector.drafts, close: collector.close, failAgain: collector.failAgain },
    /** Whether the line of a form names something itself. */
    isOwnLine: (form: Form, groups: Groups) =>
      !printed.isUnknown(form, groups['title']) &&
      !isDetail(form, collector.open()) &&
      ((form.role !== 'row' && form.role !== 'item') || file !== undefined),
    isInList: () => collector.open()?.form === LISTED,
    /** @param tool whose total the line is, if it is one */
    readTotal(tool: string | undefined): void {
      if (collector.closeAtTotal(tool)) isMuted = false
    },
  }
}

/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form: Form, open: Draft | undefined): boolean {
  const isLoose =
    form.role === 'run' ||
    (form.role === 'ended' && open?.form.tool !== form.tool) ||
    (form.role === 'finding' && !namesFile(form))
  if (open?.form.quotes === true) return form.tool !== open.form.tool
  const isFinding = open?.form.role === 'finding' && open.detail === undefined
  if (form === STATED && open !== undefined && open.form.role !== 'finding') return true
  return isLoose && (open?.form.role === 'test' || isFinding)
}
