import type { Form } from '../forms/form.ts'
import { indentOf } from '../lines/frames.ts'
import { withMarks } from '../words/marks.ts'

/** Lines that name what tests are part of, by their indentation. */
const MAX_HEADINGS = 8

/** A line that can name what tests are part of, perhaps after a mark. */
const NAME_HEADING = /^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/
const NO_HEADING =
  /^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d+ tests|\bfound$|\d\.\d|\/|\.{3}|^[.*FECWSRXNx·-]{2,}$|^(?:\S+ ){8}/i
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

/** Reads the lines above a test that name what it is part of, by their indentation. */
export function headingReader(): HeadingReader {
  let headings: readonly OuterName[] = []
  /** Whether a test stood below the last heading. */
  let isUsed = false
  return {
    note(text: string): void {
      const subtest = /^\s*# Subtest: (.+)$/.exec(text)?.[1]
      if (subtest === undefined) {
        const isMarked = MARKED.test(text) || MARKED_AT_END.test(text)
        isUsed ||= isMarked
        if (isMarked || text.trim() === '') return
      }
      const name =
        subtest ?? (NO_HEADING.test(text) ? undefined : NAME_HEADING.exec(text)?.groups?.['name'])
      const indent = indentOf(text)
      const isBeside = name !== undefined && subtest === undefined && !isUsed
      headings = headings.filter(
        (heading) => heading.indent < indent || (heading.indent === indent && isBeside),
      )
      if (name === undefined) return
      isUsed = false
      if (headings.length < MAX_HEADINGS) headings = [...headings, { indent, name: name.trim() }]
    },
    namesAbove(text: string, takes: Form['headings'], testName: string): readonly string[] {
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
