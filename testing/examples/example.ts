import { findingsIn } from '../../src/render/findings/findings.ts'
import { reportOutputs } from '../../src/actions/report/outputs.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import { renderComment } from '../../src/conversation/render/comment.ts'
import { issueTitle, type IssueTopic, renderIssue } from '../../src/conversation/render/issue.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { reportJson } from '../../src/report-json/encode/encode-report.ts'

/** Something that users read, rendered to files. */
export interface Example {
  /** What is special about it, in kebab case. */
  readonly name: string
  /** Functions that render each file, by its name. */
  readonly files: Readonly<Record<string, () => string | Promise<string>>>
  /** What they show, if that is one report. */
  readonly report?: AnyReport
}

export const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'
export const TOPIC: IssueTopic = { workflow: 'CI', event: 'push', branch: 'main' }
const TERMINAL = { width: 100, colour: false }
/** The slots of the page, without its style. */
const PAGE_TEMPLATE = '<title>{{title}}</title>\n{{body}}\n'

type Render = (report: AnyReport, sections: Rendering['sections']) => string

const OUTPUTS = {
  'summary.md': (report, sections) => renderSummary(findingsIn(report), { sections }),
  'comment.md': (report) => `${commentOn(report)}\n`,
  'issue.md': issueOn,
  'terminal.txt': (report) => renderTerminal(findingsIn(report), TERMINAL),
  'page.html': (report) => renderPage(findingsIn(report), PAGE_TEMPLATE),
  'step-log.txt': (report) => `${renderStepLog(findingsIn(report)).join('\n')}\n`,
  'report.json': (report) => `${writeJson(JSON.parse(reportJson(findingsIn(report))))}\n`,
  'outputs.txt': writeOutputs,
} as const satisfies Readonly<Record<string, Render>>

type OutputName = keyof typeof OUTPUTS

/** All outputs. The JSON report and the page are long: its schema holds the fields, and the summary has most of the words. */
export const ALL_OUTPUTS = Object.keys(OUTPUTS) as readonly OutputName[] // the keys written above

const LONG: readonly OutputName[] = ['report.json', 'page.html']

/** The outputs that show a run or a commit in sentences, which are most of the wording. */
export const SENTENCES = ['summary.md', 'comment.md', 'terminal.txt', 'step-log.txt'] as const

interface Rendering {
  /** @default all but the JSON report and the page, and an issue only for a failure */
  readonly outputs?: readonly OutputName[]
  /** The sections of the job summary, for an example that is about some. @default all */
  readonly sections?: readonly string[]
}

/** The sections of the summary, or all, for examples of which some outputs show enough. */
const showing =
  (outputs: readonly OutputName[]) =>
  (...sections: readonly string[]): Rendering =>
    sections.length === 0 ? { outputs } : { outputs, sections }

export const sentences = showing(SENTENCES)
export const summaryOf = showing(['summary.md'])
export const summaryAndText = showing(['summary.md', 'terminal.txt'])

/** Returns a report rendered to each output. */
export function reportExample(
  name: string,
  report: AnyReport,
  { outputs = ALL_OUTPUTS.filter((output) => !LONG.includes(output)), sections }: Rendering = {},
): Example {
  const isRed = subjectOf(report).state === 'red'
  const shown = outputs.filter((output) => output !== 'issue.md' || isRed)
  return {
    name,
    report,
    files: Object.fromEntries(
      shown.map((output) => [output, () => OUTPUTS[output](report, sections)]),
    ),
  }
}

/** Returns reports by their names, each rendered to the same outputs. */
export function reportExamples(
  rendering: Rendering | undefined,
  reports: Readonly<Record<string, AnyReport>>,
): readonly Example[] {
  return Object.entries(reports).map(([name, report]) => reportExample(name, report, rendering))
}

/** Returns the comment on a report, with the inputs of an action that differ from the defaults. */
export function commentOn(
  report: AnyReport,
  options: Partial<Parameters<typeof renderComment>[1]> = {},
): string {
  return renderComment(subjectOf(report), {
    repositoryUrl: REPOSITORY_URL,
    brief: true,
    ...options,
  })
}

function issueOn(report: AnyReport): string {
  const series = {
    runs: [{ id: 42, number: 7, commit: undefined, endedAt: undefined }],
    lastGreen: undefined,
  } as const
  const options = { repositoryUrl: REPOSITORY_URL, closes: true }
  return `${issueTitle(TOPIC, subjectOf(report))}\n\n${renderIssue(subjectOf(report), TOPIC, series, options)}\n`
}

/** Writes one output per line, without the jobs, which are as in the JSON report. */
function writeOutputs(report: AnyReport): string {
  const files = { 'report-path': '', 'html-path': '', 'summary-path': '' }
  const outputs = reportOutputs(findingsIn(report), files)
  return Object.entries(outputs)
    .filter(([name]) => name !== 'jobs')
    .map(([name, value]) => `${`${name}: ${value}`.trimEnd()}\n`)
    .join('')
}

const MAX_LINE = 100

/** Writes a value as JSON for people: what fits is on one line. */
function writeJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value)
  if (line.length + indent.length <= MAX_LINE || typeof value !== 'object' || value === null) {
    return line
  }
  const deeper = `${indent} `
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const entries = Object.entries(value).map(([key, entry]) => {
    const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `
    return `${deeper}${name}${writeJson(entry, deeper)}`
  })
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`
}
