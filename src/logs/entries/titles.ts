import { joinNames, nameWithin, withoutPosition } from '../../model/logged/test-name.ts'
import type { Groups } from '../forms/find-form.ts'
import type { Form } from '../forms/form.ts'
import { headingReader } from './headings.ts'

/** A rule above and below the name of a test. */
const TITLE_RULE = /^-{40,}$/

interface TitleReader {
  readonly read: (text: string) => void
  /** Returns the tests that passed when they were tried again. */
  readonly recovered: () => ReadonlySet<string>
  /** Reads a line that names what is below it. */
  readonly begin: (form: Form, groups: Groups, above: readonly string[]) => void
  /** Returns the whole name of a test: its suite, the names above it by indentation, and its own. */
  readonly titleOf: (
    form: Form,
    groups: Groups,
    text: string,
    above: readonly string[],
  ) => string | undefined
}

/** Names tests by the lines around the one that says that they failed. */
export function titleReader(): TitleReader {
  const headings = headingReader()
  const suites = new Map<string, string>()
  /** Tests that passed when they were tried again. */
  const recovered = new Set<string>()
  /** The last comment alone. */
  let comment: string | undefined
  let isFlaky = false

  /** A comment alone before a line names the test of the lines below. */
  function noteComment(above: readonly string[]): void {
    const name = /^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(
      above.at(-1) ?? '',
    )?.[1]
    if (name !== undefined && !name.includes(': ') && !/^#/.test(above.at(-2) ?? '')) comment = name
  }

  return {
    read(text: string): void {
      isFlaky &&= /^(?: {4}|\[\w+\] )\S/.test(text)
      if (isFlaky) {
        const name = text.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g, '')
        recovered.add(name).add(withoutPosition(name))
      } else headings.note(text)
    },
    recovered: () => recovered,
    begin({ tool, role, suite }: Form, groups: Groups, above: readonly string[]): void {
      const title = joinTitle(groups['suite'], groups['title'])
      isFlaky = role === 'muted'
      if (suite === 'commented') noteComment(above)
      if ((role === 'suite' || role === 'begun') && title !== undefined) suites.set(tool, title)
      if (role === 'passed' && title !== undefined)
        recovered.add(joinNames([suites.get(tool), title]))
    },
    titleOf(
      form: Form,
      groups: Groups,
      text: string,
      above: readonly string[],
    ): string | undefined {
      const name = joinTitle(
        groups['suite'],
        (groups['rule'] ?? groups['title'] ?? groups['name'])?.trim() || undefined,
      )
      const isCommented = form.suite === 'commented'
      if (isCommented) noteComment(above)
      const suiteOfTool = form.role === 'begun' ? undefined : suites.get(form.tool)
      const suite = isCommented ? comment : suiteOfTool
      if (name === undefined) return suiteOfTool ?? titleAbove(form, above)
      const testName = form.headings === 'outer and beside' ? name.replace(/ ?[:.]+$/, '') : name
      const suiteNames =
        form.headings === undefined ? [] : headings.namesAbove(text, form.headings, testName)
      return withoutPosition(joinNames([suite, ...suiteNames, testName]))
    },
  }
}

function joinTitle(suite: string | undefined, name: string | undefined): string | undefined {
  return suite === undefined || suite === '.' || name === undefined ? name : nameWithin(suite, name)
}

/** Returns the name between rules above a failed assertion. */
function titleAbove({ title }: Form, above: readonly string[]): string | undefined {
  if (title !== 'ruled') return undefined
  const last = above.findLastIndex((line) => TITLE_RULE.test(line))
  const first = above.slice(0, Math.max(0, last)).findLastIndex((line) => TITLE_RULE.test(line))
  if (first === -1) return undefined
  return joinNames(above.slice(first + 1, last).map((line) => line.trim()))
}
