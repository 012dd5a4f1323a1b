import type { SourcePosition } from '../../../model/report/failure.ts'

const MAX_SCENARIOS = 1_000

/** The heading of a scenario, with the place that tools of Gherkin print beside it. */
const SCENARIO =
  /^\s{1,8}(?:Scenario(?: Outline)?|Example): (?<title>\S.{0,200}?) +# (?<file>\S{1,300}\.feature):(?<line>\d+)$/
/** A step, a table, a text in quotation marks, a heading: what a scenario contains if nothing fails. */
const CONTENT =
  /^\s*(?:(?:Given|When|Then|And|But|\*|Examples?|Scenarios?|Feature|Background|Rule|Rules|Scenario Outline)\b|[|@#✓✔-]|"""|$)/

interface Scenario {
  readonly title: string
  detail: string | undefined
}

/** Reads what the scenarios of a log say, for the list of failed ones at its end. */
export function scenarioReader() {
  const scenarios = new Map<string, Scenario>()
  let current: Scenario | undefined
  return {
    read(text: string): void {
      const { title, file, line } =
        (text.includes('.feature:') && SCENARIO.exec(text)?.groups) || {}
      if (title !== undefined) {
        current = { title, detail: undefined }
        if (scenarios.size < MAX_SCENARIOS) scenarios.set(`${file}:${line}`, current)
      } else if (current !== undefined && /^\S/.test(text)) {
        current = undefined
      } else if (current !== undefined && current.detail === undefined && !CONTENT.test(text)) {
        current.detail = text.trim()
      }
    },
    at: (position: SourcePosition | undefined) =>
      position && scenarios.get(`${position.path}:${position.line}`),
  }
}
