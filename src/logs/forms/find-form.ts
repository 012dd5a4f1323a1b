// Finds the form of a line of a tool, without what stands before it.
import { type Form, isApart, isNaming } from './form.ts'
import { formsOf } from './form-table.ts'
import { MAX_MATCHED_CHARACTERS } from '../lines/frames.ts'

/** Of a longer line, mostly data, this much shows whether it is an error. */
const MAX_OF_LONG = 160

/** What BuildKit, loggers and fastlane put before the lines of a tool. */
const NUMBER =
  /^(?:#\d{1,5} (?:\d+\.\d{1,3} )?|(?=[\d.]{5} (?![!=<>]))\d{1,3}\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? {1,2}(?:▸ )?)?/

/** What other tools do: turbo, pnpm, compose, sbt, Yarn. */
const LABEL =
  /^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|(?=\S{0,60}[A-Za-z])[\w@/.-]{1,60} +\| |[a-z][\w.-]{1,60}> |[❌✘✗×] {1,2}(?=\S{1,300}:\d+:\d+: )|\[(?!FAIL|PASS|RUN|ERR|WARN|INFO|OK)[A-Za-z][\w.-]{0,30}\] (?=FAIL | {2})|\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/

/** A row of Ansible, whose message can stand behind much data. */
const DATA_ROW = /^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> \{/
const MAX_DATA = 4_000

const findEntry = (text: string) =>
  formsOf(text).find(({ role }) => isNaming(role) || isApart(role))

export type Groups = Readonly<Record<string, string | undefined>>

/** A line as the table of forms reads it. */
interface FoundForm {
  /** Without what stands before the lines of each tool. */
  readonly raw: string
  /** Without the label of another tool as well. */
  readonly text: string
  /** That label; empty if it is a part of the form. */
  readonly label: string
  readonly form: Form | undefined
  readonly groups: Groups
}

/** Reads a line by the table of forms. */
export function findForm(line: string): FoundForm {
  const maxOfLong = DATA_ROW.test(line) ? MAX_DATA : MAX_OF_LONG
  const maxRead = line.length > MAX_MATCHED_CHARACTERS ? maxOfLong : MAX_MATCHED_CHARACTERS
  const raw = line.slice(0, maxRead).trimEnd().replace(NUMBER, '')
  const text = raw.replace(LABEL, '')
  const whole = findEntry(raw)
  const form = whole ?? (text === raw ? undefined : findEntry(text))
  const level = whole === undefined && raw.startsWith('[warn') ? { level: 'warning' } : {}
  const groups: Groups = form?.pattern.exec(whole === undefined ? text : raw)?.groups ?? {}
  const label = whole === undefined ? raw.slice(0, raw.length - text.length) : ''
  return { raw, text, label, form, groups: { ...groups, ...level } }
}
