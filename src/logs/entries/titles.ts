import { joinNames, nameWithin, withoutPosition } from '../../model/logged/test-name.ts'
import type { Groups } from '../forms/find-form.ts'
import type { Form } from '../forms/form.ts'
import { indentOf } from '../lines/frames.ts'
import { withMarks } from '../words/word.ts'

/** What npm prints above the script of a package, and the command of one that runs those of others. */
const PACKAGE_HEADING = /^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/
const PACKAGE_COMMAND = /^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/

interface PackageReader {
  /** Returns whether a line begins the output of a package. */
  readonly read: (text: string) => boolean
  readonly current: () => string | undefined
  /** Whether the lines are of several packages, in sequence. */
  readonly areSeveral: () => boolean
}

/** Reads of which package of a workspace the lines are. */
export function packageReader(): PackageReader {
  const names = new Set<string>()
  let current: string | undefined
  /** Whether the package has printed nothing yet. */
  let isSilent = false
  let areParallel = false
  return {
    read(text) {
      const name = PACKAGE_HEADING.exec(text)?.groups?.['name']
      isSilent &&= name !== undefined || PACKAGE_COMMAND.test(text)
      if (name === undefined) return false
      // Of scripts that start together, no later line shows its own.
      areParallel ||= isSilent && name !== current
      isSilent = true
      current = name
      names.add(name)
      return true
    },
    current: () => current,
    areSeveral: () => names.size > 1 && !areParallel,
  }
}

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
    read(text) {
      isFlaky &&= /^(?: {4}|\[\w+\] )\S/.test(text)
      if (isFlaky) {
        const name = text.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g, '')
        recovered.add(name).add(withoutPosition(name))
      } else headings.note(text)
    },
    recovered: () => recovered,
    begin({ tool, role, suite }, groups, above) {
      const title = joinTitle(groups['suite'], groups['title'])
      isFlaky = role === 'muted'
      if (suite === 'commented') noteComment(above)
      if ((role === 'suite' || role === 'begun') && title !== undefined) suites.set(tool, title)
      if (role === 'passed' && title !== undefined)
        recovered.add(joinNames([suites.get(tool), title]))
    },
    titleOf(form, groups, text, above) {
      const name = joinTitle(
        groups['suite'],
        (groups['rule'] ?? groups['title'] ?? groups['name'])?.trim() || undefined,
      )
      const isCommented = form.suite === 'commented'
      if (isCommented) noteComment(above)
      const suiteOfTool = form.role === 'begun' ? undefined : suites.get(form.tool)
      const suite = isCommented ? comment : suiteOfTool
      if (name === undefined) return suiteOfTool ?? titleAbove(form, above)
      const testName =
        form.headings === 'outer and beside' ? name.replace(/(?: |(?<![:.]))[:.]+$/, '') : name
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

/** Lines that name what tests are part of, by their indentation. */
const MAX_HEADINGS = 8

/** A line that can name what tests are part of, perhaps after a mark. */
const NAME_HEADING = /^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/
const NO_HEADING =
  /^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d tests|\bfound$|\d\.\d|\/|\.{3}|^[.*FECWSRXNx·-]{2,}$|^(?:\S+ ){8}/i
const MARKED = withMarks(/^\s*(?:[✓✗+x!*-]|ok\b|not ok\b)\s/)
const MARKED_AT_END = withMarks(
  /(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✗]\].{0,30}$/,
)

interface OuterName {
  readonly indent: number
  readonly name: string
}

interface HeadingReader {
  readonly note: (text: string) => void
  /**
   * Lists the names above a line. The line of a test ends the headings beside it, and a line with the name of
   * a heading ends that.
   */
  readonly namesAbove: (
    text: string,
    takes: Form['headings'],
    testName: string,
  ) => readonly string[]
}

/** Few lines have the form of a name. To test the form costs less than the tests that exclude a name. */
function headingIn(text: string): string | undefined {
  const name = NAME_HEADING.exec(text)?.groups?.['name']
  return name === undefined || NO_HEADING.test(text) ? undefined : name
}

/** Reads the lines above a test that name what it is part of, by their indentation. */
function headingReader(): HeadingReader {
  let headings: readonly OuterName[] = []
  /** Whether a test stood below the last heading. */
  let isUsed = false
  return {
    note(text) {
      const subtest = /^\s*# Subtest: (.+)$/.exec(text)?.[1]
      if (subtest === undefined) {
        const isMarked = MARKED.test(text) || MARKED_AT_END.test(text)
        isUsed ||= isMarked
        if (isMarked || text.trim() === '') return
      }
      const name = subtest ?? headingIn(text)
      const indent = indentOf(text)
      const isBeside = name !== undefined && subtest === undefined && !isUsed
      headings = headings.filter(
        (heading) => heading.indent < indent || (heading.indent === indent && isBeside),
      )
      if (name === undefined) return
      isUsed = false
      if (headings.length < MAX_HEADINGS) headings = [...headings, { indent, name: name.trim() }]
    },
    namesAbove(text, takes, testName) {
      const indent = indentOf(text)
      headings = headings.filter(
        (heading) => heading.indent !== indent || heading.name !== testName,
      )
      isUsed = true
      const isOuter = (heading: OuterName) =>
        takes === 'outer' ? heading.indent < indent : heading.indent <= indent
      return headings.filter(isOuter).map(({ name }) => name)
    },
  }
}
