import type { Examples } from '../lines/examples.ts'

/**
 * What a line is in the output of a tool. A line can name what failed:
 *
 * - `test`: names a test that failed; the lines below say why. Without a title, the next line names it.
 * - `ended`: the same; the lines above say why.
 * - `either`: the same; the lines below say why, or else the lines above.
 * - `run`: the same, while tests run. It counts only if no line of the other roles names a test.
 * - `listed`: the same, in a list. It counts only if no other line names a test.
 * - `finding`: says what is wrong, perhaps with the lines below.
 * - `row`: a finding in a list below the name of a file.
 * - `begun`, `part`: names a part of the step that failed, such as a hook, a session or a target; what is wrong stands below it,
 *   or above it. It counts if no line between names what failed.
 *
 * It can be about the lines that do:
 *
 * - `listing`: heads a list of the names of tests that failed.
 * - `suite`: names what the tests of the tool below are part of.
 * - `file`: names the file of the lines below.
 * - `apart`: separates what is above from what is below.
 * - `muted`: heads a list of tests that did not fail.
 * - `passed`: names a test that passed at another try.
 * - `restarted`: says that what is above is tried again, so that what failed there may pass.
 * - `captured`: heads what a test printed, which names nothing.
 *
 * Or it only says that something failed, or nothing of it:
 *
 * - `failure`: reports a failure that it does not name.
 * - `error`: reports an error, perhaps not the one that failed the step.
 * - `total`: counts what failed.
 * - `summary`: says only that something failed.
 * - `warning`: begins a warning, which indented and framed lines continue.
 * - `noise`: says nothing of a failure.
 */
type Role =
  | (typeof NAMING)[number]
  | (typeof APART)[number]
  | ('failure' | 'error' | 'total' | 'summary' | 'warning' | 'noise')

const NAMING = [
  'test',
  'ended',
  'either',
  'run',
  'listed',
  'finding',
  'row',
  'begun',
  'part',
] as const
// prettier-ignore
const APART = ['listing', 'suite', 'file', 'apart', 'muted', 'passed', 'restarted', 'captured'] as const

/** What is in the place of a tool if any one prints the form. */
export const ANY_TOOL = 'any'

/** What noise is about. */
export type Noise =
  | 'rules of tables and sections'
  | 'tests that passed'
  | 'tests that were skipped'
  | 'statistics'
  | 'downloads'
  | 'progress'
  | 'package managers'
  | 'coverage'
  | 'help'
  | 'cleanup'
  | 'runner'
  | 'levels'

/**
 * A form of a line. Its pattern
 *
 * - begins with `^`, and has words: a line is tried only if it has one of them, as `npm run build` reads them of the pattern;
 * - has no flags, and no nested or adjacent unbounded repetitions, so that it takes linear time.
 *
 * Its named groups are the parts of an entry: `title` after `suite`, `detail`, `file`, `line`, `column`; `level` is
 * that of a finding. Those of a total are `failed` and `errors`, `passed`, and `total`.
 */
export interface Form {
  /** The tool, several of them, or `any`. */
  readonly tool: string
  readonly role: Role
  readonly pattern: RegExp
  /** Behind a row with one line is the repository that prints it, or the thread that shows it. */
  readonly example: Examples
  /** How many lines before it belong to it, if it has `after`. @default 0 */
  readonly before?: number
  /**
   * How many lines after it belong to it. With this number, a line of any role but `error` reports a failure. They end at
   * noise and at the next failure.
   */
  readonly after?: number
  readonly noise?: Noise
  /** What a total counts, by default tests; files beside a total of tests. */
  readonly counts?: 'tests' | 'findings' | 'files'
  /** Whether the last total of the tool counts all. Otherwise its totals are added. */
  readonly isWhole?: true
  /** Whether other programs print the form as well, so that a name needs another witness. */
  readonly isCommon?: true
  /**
   * Where the rest of the title is: the lines below continue it, or the lines between two rules above are it. Or a title
   * is `inner`: other lines have it with the names of what it is part of.
   */
  readonly title?: 'continued' | 'ruled' | 'inner'
  /** What names the suite, beside lines of that role: a comment alone above. */
  readonly suite?: 'commented'
  /** The headings above that name what a test is part of: those with less indentation, or also those with the same. */
  readonly headings?: 'outer' | 'outer and beside'
  /** Whether what contains a failed test always fails. */
  readonly parents?: true
  /** The tools of the programs that its tests are: what they name is more precise. */
  readonly runs?: RegExp
  /** The first line below a name that says that the test is tried again. */
  readonly retried?: RegExp
  /** What the line says nothing without: a suite above, a position, one alone above, or a line below. */
  readonly needs?: 'title' | 'position' | 'heading' | RegExp
  /** Whether lines below in forms of other tools are what the test printed. */
  readonly quotes?: true
  /** Whether all lines below, up to the next one of the tool, are what the test printed. */
  readonly captures?: true
}

/** A form as the tables of the tools have it: what each form has, and then what few have. */
export type FormRow = readonly [
  tool: string,
  role: Role,
  pattern: RegExp,
  example: Examples,
  more?: Omit<Form, 'tool' | 'role' | 'pattern' | 'example'>,
]

export function formOf([tool, role, pattern, example, more]: FormRow): Form {
  return { tool, role, pattern, example, ...(role === 'total' && { counts: 'tests' }), ...more }
}

/** A form of a line that reports a failure, or an error. */
export interface FailureForm extends Form {
  readonly after: number
}

/** Whether a line of the role names what failed. */
export function isNaming(role: Role): boolean {
  return NAMING.some((one) => one === role)
}

/** Whether a line of the role names no failure, and ends the one above. */
export function isApart(role: Role): boolean {
  return APART.some((one) => one === role)
}

/** Whether a group `level` is of a warning, a note and the like. */
export function isWarning(level = ''): boolean {
  return /^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(level)
}
