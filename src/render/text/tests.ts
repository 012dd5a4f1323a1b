import { BY_TESTS, UNREAD_TESTS } from '../../model/reasons.ts'
import { type AnyReport, reportsOf } from '../../model/report/any-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateFinding } from '../../model/shapes/gate.ts'
import type { TestFinding, Tests, TestTotals, UnreadTests } from '../../model/shapes/tests.ts'
import { type Inline, PLAIN } from './inline.ts'
import { safeLine } from './markdown.ts'
import { enumerate, formatCount, joinTexts } from './units.ts'

/** Returns the totals of all runs: `1,204 tests, 12 fewer than on main (#412), 3 passed only on a retry`. */
export function testsText(report: AnyReport, inline: Inline): readonly string[] {
  const all = reportsOf(report).flatMap(({ tests }) => tests ?? [])
  const totals = addTests(all)
  if (totals === undefined) return []
  const { total, failed = 0, skipped = 0, retried = 0, fewer = 0 } = totals
  const fork = all.some(({ ofFork }) => ofFork) ? ' by files of the fork' : ''
  const [branch, run] = baseText(all.find((tests) => tests.fewer) ?? all[0], inline)
  const parts = [
    inline.strong(formatTests(total)) + fork,
    fewer > 0 && `${formatCount(fewer)} fewer than on ${branch}${run}`,
    failed > 0 && `${formatCount(failed)} failed`,
    skipped > 0 && `${formatCount(skipped)} skipped`,
    retried > 0 && `${formatCount(retried)} passed only on a retry`,
  ]
  return [joinTexts(parts, ', ')]
}

/** Totals of several runs; `undefined` for what no file says. */
interface SummedTests {
  readonly total: number
  readonly failed: number | undefined
  readonly skipped: number | undefined
  readonly retried: number | undefined
  readonly fewer: number | undefined
}

/** Adds the totals of several runs; `undefined` if no file was read. */
export function addTests(all: readonly Tests[]): SummedTests | undefined {
  const read = all.filter(({ artifacts }) => artifacts.some((one) => one.complete || one.total > 0))
  const sum = (name: keyof TestTotals | 'fewer') => {
    const counts = read.flatMap((tests) => tests[name] ?? [])
    return counts.length === 0 ? undefined : counts.reduce((total, count) => total + count, 0)
  }
  const total = sum('total')
  if (total === undefined) return undefined
  return {
    total,
    failed: sum('failed'),
    skipped: sum('skipped'),
    retried: sum('retried'),
    fewer: sum('fewer'),
  }
}

const NOT_NAMED = 'no named files were read'

/** Lists what is unusual, and why values of the gate compared nothing. */
export function testLines(
  { tests, gate, jobs }: Report,
  inline: Inline,
): readonly (string | { readonly icon: string; readonly text: string })[] {
  const { findings = [], unread = [], base, notCompared } = tests ?? { notCompared: NOT_NAMED }
  const lines = findings.map((finding) => {
    return { icon: 'action_required', text: findingText(finding, { tests, jobs }, inline) }
  })
  const unreadLines = unread.map((one) => ({
    icon: 'action_required',
    text: unreadText(one, inline),
  }))
  const isOnBase = base?.current
  const values = (gate?.rules ?? []).flatMap(({ value }) =>
    value in BY_TESTS && !(isOnBase && value === 'no-tests') ? value : [],
  )
  const why = isOnBase ? `the run is of ${base.branch} itself` : notCompared
  if (values.length === 0) return lines
  if (unread.length > 0 || why === undefined) return [...lines, ...unreadLines]
  const rules = values.map((value) => inline.code(`fail-on: ${value}`))
  return [...lines, `${enumerate(rules)}: not compared: ${inline.text(why)}`]
}

/** Words why the gate fails for an artifact: by a finding, or because it was not read. */
export function gatedTests(
  report: Report | undefined,
  { name: artifact, reason }: Pick<GateFinding, 'name' | 'reason'>,
): string {
  const { findings = [], unread = [] } = report?.tests ?? {}
  if (reason in UNREAD_TESTS) {
    const one = unread.find(
      (one) => one.reason === reason && (one.artifact ?? one.name) === artifact,
    )
    return one === undefined ? NOT_READ : unreadText(one, PLAIN)
  }
  const found = findings.find((one) => one.artifact === artifact && one.kind !== 'suites')
  // The line below the heading names the suites.
  const text = report && found && findingText({ ...found, suites: [] }, report, PLAIN)
  return text?.replace(/^No test/, 'no test') ?? 'fewer tests ran'
}

/** Words what was not read, and why: ``cut.xml of `unit` was not read as a whole: it is not well-formed``. */
function unreadText({ reason, artifact, name, text }: UnreadTests, inline: Inline): string {
  const why = inline.text(safeLine(text))
  if (name === undefined && artifact === undefined) return `no tests were read: ${why}`
  const file = name === undefined ? [] : inline.text(safeLine(name))
  const what = [file, artifact === undefined ? [] : inline.code(artifact)].flat().join(' of ')
  if (reason === 'tests-missing') return `${what} is missing: ${why}`
  return `${what} was not read${reason === 'tests-cut' ? ' as a whole' : ''}: ${why}`
}

const NOT_READ = 'no tests were read'

function findingText(
  { kind, artifact, jobId, count, before, suites }: TestFinding,
  { tests, jobs = [] }: Pick<Report, 'tests' | 'jobs'>,
  inline: Inline,
): string {
  const job = jobs.find((one) => one.listed.id === jobId)?.listed.name
  const unit = inline.code((kind === 'missing' ? artifact : (job ?? artifact)) ?? 'the run')
  const [branch, run] = baseText(tests, inline)
  const ran = formatCount(before ?? 0)
  const names = suites.map((name) => inline.text(safeLine(name) || 'one without a name'))
  const are = names.length === 1 ? 'suite is' : 'suites are'
  const gone = names.length === 0 ? '' : `: ${names.length} ${are} gone (${enumerate(names)})`
  switch (kind) {
    case 'none':
      return `No test ran in ${unit}${before === undefined ? '' : `; on ${branch} it ran ${ran}${run}`}`
    case 'missing':
      return `${unit} is missing or has no test results; on ${branch} it lists ${ran} tests${run}`
    case 'fewer':
    case 'suites':
      return `${unit} ran ${formatTests(count)} instead of ${ran} on ${branch}${run}${gone}`
    case 'skipped':
      return `${formatTests(count)} that ran on ${branch}${run} were skipped in ${unit}`
  }
}

/** Returns `main` and ` (#412)`. */
function baseText(tests: Tests | undefined, { text, link }: Inline): readonly [string, string] {
  const { branch = '', number, url = '' } = tests?.base ?? {}
  return [text(branch), number === undefined ? '' : ` (${link(text(`#${number}`), url)})`]
}

function formatTests(count: number): string {
  return `${formatCount(count)} test${count === 1 ? '' : 's'}`
}
