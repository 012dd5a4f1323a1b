import type { SourcePosition } from '../../model/report/failure.ts'

const MAX_SCENARIOS = 1_000

/** The heading of a scenario, with the place that tools of Gherkin print beside it. */
const SCENARIO =
  /^\s{1,8}(?:Scenario(?: Outline)?|Example): (?<title>\S.{0,200}?) +# (?<file>\S{1,300}\.feature):(?<line>\d+)$/
/** A step, a table, a text in quotation marks, a heading: what a scenario contains if nothing fails. */
const CONTENT =
  /^\s*(?:(?:Given|When|Then|And|But|\*|Examples?|Scenarios?|Feature|Background|Rule|Rules|Scenario Outline)\b|[|@#✓✔-]|"""|$)/
/** Where in its file a scenario, or an example of one, failed. */
const PLACE = /^\s+(?<file>\S{1,300}\.feature):(?<line>\d+):in /
/** A row of the examples of a scenario: what is below it is its own. */
const ROW = /^\s+\| /

interface Scenario {
  readonly title: string
  detail: string | undefined
}

/** Reads what the scenarios of a log say, for the list of failed ones at its end. */
export function scenarioReader() {
  const scenarios = new Map<string, Scenario>()
  let current: Scenario | undefined
  /** The indentation of the traceback of Python whose lines are read. */
  let traced: number | undefined
  /** Whether a line is of a traceback, whose last line says what is wrong. */
  function isTraced(text: string): boolean {
    const indent = text.search(/\S/)
    if (/^\s*Traceback \(/.test(text)) traced = indent
    else if (traced !== undefined && indent <= traced) traced = undefined
    return traced !== undefined
  }

  return {
    /** Returns whether the line says where in its file a scenario failed. */
    read(text: string): boolean {
      const place = text.includes('.feature:')
        ? (SCENARIO.exec(text) ?? PLACE.exec(text))?.groups
        : undefined
      const at = `${place?.['file']}:${place?.['line']}`
      const title = place?.['title']
      if (title !== undefined) current = { title, detail: undefined }
      else if (/^\S/.test(text)) current = undefined
      if (current === undefined) return false
      const failed = current.detail !== undefined
      if (place !== undefined && (title !== undefined || failed)) {
        if (scenarios.size < MAX_SCENARIOS && !scenarios.has(at)) scenarios.set(at, current)
        return title === undefined
      }
      if (failed && ROW.test(text)) current = { ...current, detail: undefined }
      else if (!failed && !CONTENT.test(text) && !isTraced(text)) current.detail = text.trim()
      return false
    },
    at: (position: SourcePosition | undefined) =>
      position && scenarios.get(`${position.path}:${position.line}`),
  }
}
