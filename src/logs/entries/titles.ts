import { joinNames, nameWithin } from '../../model/logged/test-name.ts'
import type { Groups } from '../forms/find-form.ts'
import type { Form } from '../forms/form.ts'
import { headingReader } from './headings.ts'

/** A rule above and below the name of a test, and what can stand before the name. */
const RULE = /^-{40,}$/
const CASE = /^TEST CASE: /
const SUITE = /^TEST SUITE: /

/** A rule above and below the name of a suite. */
const SUITE_RULE = /^={70,}$/

/** Names tests by the lines around the one that says that they failed. */
export function titleReader() {
  const headings = headingReader()
  const suites = new Map<string, string>()
  /** Tests that passed when they were tried again. */
  const recovered = new Set<string>()
  /** Names between two rules, and the last comment alone. */
  const ruled = new Set<string>()
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
    read(text: string, above: readonly string[]): void {
      const [rule = '', name = ''] = above.slice(-2)
      if (SUITE_RULE.test(text) && SUITE_RULE.test(rule) && /^[A-Z]/.test(name)) {
        const suite = name.replace(/ ::.*/, '')
        ruled.delete(suite)
        ruled.add(suite)
      }
      isFlaky &&= /^(?: {4}|\[\w+\] )\S/.test(text)
      if (isFlaky) recovered.add(text.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g, ''))
      else headings.note(text)
    },
    recovered: (): ReadonlySet<string> => recovered,
    /** Reads a line that names what is below it. */
    begin(form: Form, groups: Groups, above: readonly string[]): void {
      const { tool, role, suite } = form
      const title = joined(groups['suite'], groups['title'])
      isFlaky = role === 'muted'
      if (suite === 'commented') noteComment(above)
      if (role === 'suite' && title !== undefined) suites.set(tool, title)
      if (role === 'passed' && title !== undefined)
        recovered.add(joinNames([...suitesOf(form), title]))
    },
    /** Returns the whole name of a test. */
    titleOf(form: Form, groups: Groups, text: string, above: readonly string[]) {
      const name = joined(
        groups['suite'],
        (groups['rule'] ?? groups['title'] ?? groups['name'])?.trim() || undefined,
      )
      if (name === undefined) return suites.get(form.tool) ?? titleAbove(form, above)
      if (form.suite === 'commented') noteComment(above)
      if (form.suite === 'ruled' && ruled.has(name)) return name
      const suite = suitesOf(form)
      const takes = suite.length > 0 && form.headings !== 'outer' ? undefined : form.headings
      const own = takes === 'outer and beside' ? name.replace(/ ?[:.]+$/, '') : name
      const outer = takes === undefined ? [] : headings.namesAbove(text, takes, own)
      return joinNames([...suite, ...outer, own])
    },
  }

  /** Lists the name of the suite, if there is one. */
  function suitesOf({ tool, suite }: Form): readonly string[] {
    const name =
      suite === 'ruled' ? [...ruled].at(-1) : suite === 'commented' ? comment : suites.get(tool)
    return name === undefined ? [] : [name]
  }
}

function joined(suite: string | undefined, name: string | undefined): string | undefined {
  return suite === undefined || suite === '.' || name === undefined ? name : nameWithin(suite, name)
}

/** Returns the name above a failed assertion: between rules, or after `TEST CASE:`. */
function titleAbove({ title }: Form, above: readonly string[]): string | undefined {
  if (title !== 'ruled') return undefined
  const named = above.findLastIndex((line) => CASE.test(line))
  if (named !== -1) {
    const end = above.findIndex((line, at) => at > named && line.trim() === '')
    const lines = above
      .slice(SUITE.test(above[named - 1] ?? '') ? named - 1 : named, end === -1 ? named + 3 : end)
      .map((line) => line.replace(CASE, '').replace(SUITE, '').trim())
    return joinNames(lines)
  }
  const last = above.findLastIndex((line) => RULE.test(line))
  const first = above.slice(0, Math.max(0, last)).findLastIndex((line) => RULE.test(line))
  if (first === -1) return undefined
  return joinNames(above.slice(first + 1, last).map((line) => line.trim()))
}

/** Whether a line begins the next test of a tool that prints rules around its name. */
export function isNextCase({ title }: Form, text: string): boolean {
  return title === 'ruled' && RULE.test(text.replaceAll('=', '-'))
}
