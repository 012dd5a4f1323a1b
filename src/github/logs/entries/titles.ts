import type { EntryForm } from './entry-forms.ts'

/** Lines that name what tests are part of, by their indentation. */
const MAX_HEADINGS = 8
const MAX_HEADING_CHARACTERS = 100

/** The first line of a title of mocha, and the lines of the names nested in it. */
const NESTED = /^ {7,}\S/
const MAX_TITLE_LINES = 5

/** A line that can name what tests are part of, perhaps after a mark. */
const HEADING = /^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/
const NO_HEADING =
  /^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d+ tests|\bfound$|\d\.\d|\/|\.{3}|^(?:\S+ ){8}/i
const MARKED = /^\s*(?:[✓✔√✗✘✖×✕❌⨯+x!*-]|ok\b|not ok\b)\s/

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
  /** Tests that passed when they were tried again. */
  const recovered = new Set<string>()
  let isFlaky = false
  /** Whether a test stood below the last heading. */
  let isUsed = false

  function note(text: string): void {
    if (isFlaky && /^ {4}\S/.test(text)) recovered.add(text.trim().replace(/ [─-]{2,}$/, ''))
    else isFlaky = false
    const subtest = /^\s*# Subtest: (.+)$/.exec(text)?.[1]
    if (subtest === undefined && MARKED.test(text)) isUsed = true
    if (subtest === undefined && (text.trim() === '' || MARKED.test(text))) return
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
    begin(form: EntryForm, title: string | undefined, above: readonly string[]): void {
      isFlaky = form[1] === 'muted'
      if (form[0] === 'tap') noteComment(above)
      if (form[1] === 'suite' && title !== undefined) suites.set(form[0], title)
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
      const parents = headings.filter(({ indent }) => indent <= indentOf(text))
      isUsed = true
      return [...parents.map((one) => one.name), name].join(' > ')
    },
    /** Whether a line below continues the title of an entry, or is its title. */
    continues(draft: { title: string | undefined }, text: string): boolean {
      if (draft.title === undefined && text.trim() !== '' && titleLines === 0) return false
      if (titleLines > 0 && draft.title !== undefined && NESTED.test(text)) {
        titleLines = text.endsWith(':') ? 0 : titleLines - 1
        draft.title = `${draft.title} > ${text.trim().replace(/:$/, '')}`
        return true
      }
      titleLines = 0
      return false
    },
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
  if (suite === undefined || name === undefined) return name
  if (suite.endsWith(`.${name}`)) return suite
  return /\s/.test(name) || suite.includes(' ') || name.includes('::')
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
