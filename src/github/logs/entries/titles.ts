import type { EntryForm } from './entry-forms.ts'
import { headingReader, outlineReader } from './headings.ts'

/** A rule of Catch2, and what doctest puts before the name of a test. */
const RULE = /^-{40,}$/
const CASE = /^TEST CASE: {1,3}/
const SUITE = /^TEST SUITE: /

/** A rule of Robot Framework above and below the name of a suite. */
const SUITE_RULE = /^={70,}$/

type Groups = Readonly<Record<string, string | undefined>>

/** Names tests by the lines around the one that says that they failed. */
export function titleReader() {
  const headings = headingReader()
  const outlines = outlineReader()
  const suites = new Map<string, string>()
  /** Tests that passed when they were tried again. */
  const recovered = new Set<string>()
  const robotSuites = new Set<string>()
  let isFlaky = false
  /** The last two lines. */
  let last: readonly string[] = []

  /** A name between two rules is of a suite of Robot Framework. */
  function noteSuite(text: string): void {
    const [rule = '', name = ''] = last
    if (SUITE_RULE.test(text) && SUITE_RULE.test(rule) && /^[A-Z]/.test(name)) {
      suites.set('robot', name.replace(/ ::.*/, ''))
      robotSuites.add(name.replace(/ ::.*/, ''))
    }
    last = [last.at(-1) ?? '', text]
  }

  /** A comment alone before a line of TAP names the test of the lines below. */
  function noteComment(above: readonly string[]): void {
    const name = /^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(
      above.at(-1) ?? '',
    )?.[1]
    if (name !== undefined && !name.includes(': ') && !/^#/.test(above.at(-2) ?? ''))
      suites.set('tap', name)
  }

  function noteRecovered(name: string | undefined): void {
    if (name !== undefined) recovered.add(name)
  }

  return {
    read(text: string): void {
      noteSuite(text)
      isFlaky &&= /^(?: {4}|\[\w+\] )\S/.test(text)
      if (isFlaky) noteRecovered(text.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g, ''))
      else headings.note(text)
    },
    recovered: (): ReadonlySet<string> => recovered,
    outlines: outlines.wholes,
    /** Reads a line that names what is below it. */
    begin(form: EntryForm, groups: Groups, above: readonly string[]): void {
      const [tool, role] = form
      const title = joined(groups['suite'], groups['title'])
      isFlaky = role === 'muted'
      if (tool === 'tap') noteComment(above)
      if (role === 'suite' && title !== undefined) suites.set(tool, title)
      if (tool === 'pre-commit' && role === 'apart') suites.delete(tool)
      if (role === 'outline') outlines.note(title ?? '')
      if (role === 'passed' && title !== undefined)
        noteRecovered([...suitesOf(tool), title].join(' > '))
    },
    /** Returns the whole name of a test. */
    titleOf(form: EntryForm, groups: Groups, text: string, above: readonly string[]) {
      const [tool] = form
      isFlaky = false
      const name = joined(
        groups['suite'],
        (groups['rule'] ?? groups['title'] ?? groups['name'])?.trim() || undefined,
      )
      if (name === undefined) return suites.get(tool) ?? titleAbove(form, above)
      if (tool.startsWith('tap')) {
        noteComment(above)
        return nameIn([...suitesOf('tap'), ...headings.namesAbove(text, 'outer')], name)
      }
      if (tool === 'robot' && robotSuites.has(name)) return name
      const suite = suitesOf(tool)
      if (suite.length > 0 || (tool !== 'any' && tool !== 'scalatest')) return nameIn(suite, name)
      const own = name.replace(/ ?[:.]+$/, '')
      return nameIn(headings.namesAbove(text, 'outer and beside', own), own)
    },
  }

  function suitesOf(tool: string): readonly string[] {
    return [suites.get(tool)].filter((suite) => suite !== undefined)
  }
}

function nameIn(outer: readonly string[], name: string): string {
  return [...outer, name].join(' > ')
}

function joined(suite: string | undefined, name: string | undefined): string | undefined {
  if (suite === undefined || suite === '.' || name === undefined) return name
  if (suite.endsWith(`.${name}`)) return suite
  return /\s/.test(name) || suite.includes(' ') || `${suite}${name}`.includes('::')
    ? `${suite} ${name}`
    : `${suite}.${name}`
}

/** Returns the name above a failed assertion: of a list, between rules, or after `TEST CASE:`. */
function titleAbove(form: EntryForm, above: readonly string[]): string | undefined {
  if (form[0] === 'gut') return above.findLast((line) => /^[*-] \w/.test(line))?.slice(2)
  if (!form[0].startsWith('catch2')) return undefined
  const named = above.findLastIndex((line) => CASE.test(line))
  if (named !== -1) {
    const below = above.slice(named)
    const end = below.findIndex((line) => line.trim() === '')
    const suite = above[named - 1] ?? ''
    return [
      ...(SUITE.test(suite) ? [suite.replace(SUITE, '')] : []),
      ...below.slice(0, end === -1 ? 3 : end).map((line) => line.replace(CASE, '').trim()),
    ].join(' > ')
  }
  const last = above.findLastIndex((line) => RULE.test(line))
  const first = above.slice(0, Math.max(0, last)).findLastIndex((line) => RULE.test(line))
  if (first === -1) return undefined
  return above
    .slice(first + 1, last)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' > ')
}

/** Whether a line begins the next test of a tool that prints rules around its name. */
export function isNextCase(form: EntryForm, text: string): boolean {
  return form[0].startsWith('catch2') && RULE.test(text.replaceAll('=', '-'))
}
