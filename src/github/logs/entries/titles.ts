import type { EntryForm } from './entry-forms.ts'
import type { Draft } from './merge-entries.ts'

/** Lines that name what tests are part of, by their indentation. */
const MAX_HEADINGS = 8
const MAX_HEADING_CHARACTERS = 100

/** The first line of a title of mocha, and the lines of the names nested in it. */
const NESTED = /^ {7,}\S/
const MAX_TITLE_LINES = 5

/** A line that can name what tests are part of, perhaps after a mark. */
const HEADING = /^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/
const NO_HEADING =
  /^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?![.\w])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d+ tests|\bfound$|\d\.\d|\/|\.{3}|^(?:\S+ ){8}/i
const MARKED = /^\s*(?:[✓✔√✗✘✖×✕❌⨯+x!*-]|ok\b|not ok\b)\s/
/** The same, at the end of a line, which has to have one. */
const MARK = /\[[✓✔√✗✘✖×]|[ :.[](?:OK|ok|PASS|FAIL|SKIP|ERROR)/
const MARKED_AT_END =
  /(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✔√✗✘✖×]\].{0,30}$/

/** A rule of Catch2, and what doctest puts before the name of a test. */
const RULE = /^-{40,}$/
const CASE = /^TEST CASE: {1,3}/
const SUITE = /^TEST SUITE: /

interface Heading {
  readonly indent: number
  readonly name: string
}

type Groups = Readonly<Record<string, string | undefined>>

/** Names tests by the lines around the one that says that they failed. */
export function titleReader() {
  let headings: Heading[] = []
  const suites = new Map<string, string>()
  let titleLines = 0
  /** Lines that can continue the title of the open entry. */
  let nested: string[] = []
  /** Tests that passed when they were tried again. */
  const recovered = new Set<string>()
  let isFlaky = false
  /** Whether a test stood below the last heading. */
  let isUsed = false

  function note(text: string): void {
    if (isFlaky && /^ {4}\S/.test(text)) recovered.add(text.trim().replace(/ [─-]{2,}$/, ''))
    else isFlaky = false
    const subtest = /^\s*# Subtest: (.+)$/.exec(text)?.[1]
    if (subtest === undefined) {
      const isMarked = MARKED.test(text) || (MARK.test(text) && MARKED_AT_END.test(text))
      isUsed ||= isMarked
      if (isMarked || text.trim() === '') return
    }
    const name =
      subtest ?? (NO_HEADING.test(text) ? undefined : HEADING.exec(text)?.groups?.['name'])
    const indent = indentOf(text)
    headings = headings.filter(
      (one) => one.indent < indent || (one.indent === indent && name !== undefined && !isUsed),
    )
    if (name === undefined || text.length > MAX_HEADING_CHARACTERS) return
    isUsed = false
    if (headings.length < MAX_HEADINGS) headings.push({ indent, name: name.trim() })
  }

  return {
    note,
    recovered: (): ReadonlySet<string> => recovered,
    /** Reads a line that names what is below it. */
    begin(form: EntryForm, groups: Groups, above: readonly string[]): void {
      const title = joined(groups['suite'], groups['title'])
      isFlaky = form[1] === 'muted'
      if (form[0] === 'tap') noteComment(above)
      if (form[1] === 'suite' && title !== undefined) suites.set(form[0], title)
      if (form[1] === 'passed' && title !== undefined) recovered.add(title)
    },
    /** Returns the whole name of a test. */
    titleOf(form: EntryForm, groups: Groups, text: string, above: readonly string[]) {
      titleLines = form[0].startsWith('mocha') ? MAX_TITLE_LINES : 0
      isFlaky = false
      const name = joined(groups['suite'], (groups['rule'] ?? groups['title'])?.trim() || undefined)
      if (name === undefined) return undefined
      if (form[0].startsWith('tap')) {
        noteComment(above)
        const parents = headings.filter(({ indent }) => indent < indentOf(text))
        const suite = suites.get('tap')
        return [
          ...(suite === undefined ? [] : [suite]),
          ...parents.map((one) => one.name),
          name,
        ].join(' > ')
      }
      const suite = suites.get(form[0])
      if (suite !== undefined) return `${suite} > ${name}`
      if (form[0] !== 'any' && form[0] !== 'scalatest') return name
      const bare = name.replace(/ ?[:.]+$/, '')
      const parents = headings.filter(({ indent }) => indent <= indentOf(text))
      isUsed = true
      return [...parents.map((one) => one.name), bare].join(' > ')
    },
    /** Whether a line below continues the title of an entry, or is its title. */
    continues(draft: Pick<Draft, 'title' | 'lines'>, text: string): boolean {
      if (nested.length < titleLines && NESTED.test(text)) {
        nested.push(text)
        return true
      }
      complete(draft)
      return false
    },
    complete,
  }

  /** Adds the lines below a title to it if the last one ends with a colon; otherwise they say what failed. */
  function complete(draft: Pick<Draft, 'title' | 'lines'> | undefined): void {
    if (draft !== undefined && nested.at(-1)?.endsWith(':') === true)
      draft.title = [draft.title, ...nested.map((line) => line.trim())].join(' > ').slice(0, -1)
    else draft?.lines.push(...nested)
    nested = []
    titleLines = 0
  }

  /** A comment alone before a line of TAP names the test of the lines below. */
  function noteComment(above: readonly string[]): void {
    const [before, last] =
      above.slice(-2).length === 2 ? above.slice(-2) : [undefined, above.at(-1)]
    const name = /^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(last ?? '')?.[1]
    if (name !== undefined && !/^#/.test(before ?? '')) suites.set('tap', name)
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function joined(suite: string | undefined, name: string | undefined): string | undefined {
  if (suite === undefined || suite === '.' || name === undefined) return name
  if (suite.endsWith(`.${name}`)) return suite
  return /\s/.test(name) || suite.includes(' ') || `${suite}${name}`.includes('::')
    ? `${suite} ${name}`
    : `${suite}.${name}`
}

/** Returns the name that stands above a failed assertion: between rules, or after `TEST CASE:`. */
export function ruledTitle(form: EntryForm, above: readonly string[]): string | undefined {
  if (!form[0].startsWith('catch2')) return undefined
  const named = above.findLastIndex((line) => CASE.test(line))
  if (named !== -1) {
    const below = above.slice(named)
    const end = below.findIndex((line) => line.trim() === '')
    const suite = above[named - 1]?.replace(SUITE, '')
    const isSuite = above[named - 1] !== undefined && SUITE.test(above[named - 1] ?? '')
    return [
      ...(isSuite && suite !== undefined ? [suite] : []),
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
