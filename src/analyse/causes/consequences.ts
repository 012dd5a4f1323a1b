import type { LoggedFailure } from '../../model/report/cause.ts'
import { jobStart } from '../../model/report/job-times.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import { OWN_ACTION } from '../../model/workflow-file.ts'
import { labelledText } from '../../model/logged/step-log.ts'
import { uniqueBy } from '../../model/some.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { contradict } from '../jobs/timing.ts'
import type { Predecessors } from '../needs/match-needs.ts'
import { completedLine, gateNames } from '../../model/report/own-gate.ts'
import { outputTexts } from '../../model/logged/log-text.ts'
import { stepOf } from '../failures/report-failures.ts'
import { nameLevels, withoutMatrix } from '../jobs/job-name.ts'

/**
 * Returns, by job id, the failed jobs that caused a job's failure: (1) fail-fast cancelled the job
 * because of them, or (2) the job ran although a job that it needs had failed, as a gate does. (3) If it is unknown what
 * it needs, a gate of this action follows from the jobs before it that its log names, or else from all of these jobs.
 *
 * @param predecessors `undefined` if it is unknown which job needs which; a job without an entry contradicts the file
 */
export function failureCauses(
  reports: readonly JobReport[],
  predecessors: Predecessors | undefined,
  excerpts: ReadonlyMap<number, LoggedFailure['excerpts']> = new Map(),
): ReadonlyMap<number, readonly Job[]> {
  const troubled = new Map(reports.filter(isInTrouble).map((report) => [report.listed.id, report]))
  const causes = new Map<number, readonly Job[]>()
  const causesOf = (report: JobReport): readonly Job[] => {
    const known = causes.get(report.listed.id)
    if (known !== undefined) return known
    const roots = failuresBefore(report).flatMap((cause) => {
      const above = causesOf(cause)
      return above.length === 0 ? [cause.listed] : above
    })
    const unique = uniqueBy(roots, ({ id }) => id)
    causes.set(report.listed.id, unique)
    return unique
  }
  const failuresBefore = ({ listed: job, failure }: JobReport): JobReport[] => {
    if (failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast') {
      const cause = troubled.get(failure.by.failed?.id ?? NaN)
      return cause === undefined ? [] : [cause] // (1)
    }
    // Only a failure at a step can be a consequence of failed jobs before it.
    if (failure?.kind !== 'failed-step' && failure?.kind !== 'other') return []
    if (predecessors?.has(job.id) !== true) return gatedBefore({ listed: job, failure }) // (3)
    const before = new Set(predecessors.get(job.id))
    for (const id of before) for (const earlier of predecessors.get(id) ?? []) before.add(earlier)
    return [...before].flatMap((id) => troubled.get(id) ?? []) // (2)
  }
  const gatedBefore = ({
    listed: job,
    failure,
  }: Pick<JobReport, 'listed' | 'failure'>): JobReport[] => {
    const names = gatedNames(excerpts.get(job.id), { failure })
    if (names === undefined) return []
    const before = [...troubled.values()].filter(
      (report) =>
        report.listed.id !== job.id &&
        !contradict(jobEnd(report), jobStart(job)) &&
        gatedNames(excerpts.get(report.listed.id), report) === undefined,
    )
    const named = before.filter((report) => names.includes(report.listed.name))
    return named.length > 0 ? named : before
  }
  for (const report of troubled.values()) causesOf(report)
  return causes
}

/** A text that says that another job failed: the pattern and a real line. Behind it is where that is from. */
type KnockOnForm = readonly [pattern: RegExp, example: string]

/** One line per text; add a line to add a text. A pattern has no flag but `i`, and its time is linear. */
// prettier-ignore
export const KNOCK_ON_FORMS: readonly KnockOnForm[] = [
  [/\brequired to succeed jobs failed\b/, 'Some of the required to succeed jobs failed'], // re-actors/alls-green
  [/\b(?:one or more|some|not all|any|at least one|all|required|needed|upstream|previous|dependent)(?: (?:of|the|these|other|required|needed|upstream|previous|dependent|matrix|CI|build|test|status))*(?: \w+)? (?:jobs?|needs|workflows?)(?: (?:have|has|had|did|not|was|were|are|is|been|or|and))* (?:fail(?:ed|ing|ures?)?|pass(?:ed)?|succeed(?:ed)?|successful|success|cancell?ed)\b/i, 'One or more required jobs failed.'], // public workflows
  [/^(?:# )?\W{0,4}Job statuses:$|^\W{0,6}\S.{0,100} → \W{0,4}(?:success|failure|cancelled|skipped) \[required to .{0,60}\]$/, '📝 lint → ❌ failure [required to succeed]'], // re-actors/alls-green
  [/"result": ?"(?:success|failure|cancelled|skipped)"/, '"result": "failure",'], // ${{ toJSON(needs) }}
  [/\bneeds\.[\w-]{1,100}\.result\b/, 'needs.build.result is failure'], // public workflows
  [/\bArtifact not found for name: /, 'Error: Unable to download artifact(s): Artifact not found for name: dist'], // actions/download-artifact
  [/\bUnable to find any artifacts for the associated workflow\b/, 'Error: Unable to find any artifacts for the associated workflow'], // actions/download-artifact
  [/\bNo files were found with the provided path: /, 'Error: No files were found with the provided path: coverage. No artifacts will be uploaded.'], // actions/upload-artifact
]

const MAX_GATE_LINE_CHARACTERS = 500

/** A word for the conclusion of another job, next to its name. */
const OUTCOME =
  /\b(?:fail(?:ed|ure|ing)?|timed_out|cancell?ed|skipped|unsuccessful|not (?:all|(?:pass|succe)\w{0,10}))\b/i

/** Words beside the names and the conclusions of other jobs; any other word is about something else. */
const FILLER =
  /\b(?:error|errors|job|jobs|the|of|needs?|needed|required|result|results|status|conclusion|is|was|were|has|have|had|been|did|with|and|or|not|because|since|one|more|all|some|exit|exiting|check|workflow|gate|success|so|this|cannot|continue)\b/gi

/**
 * What a gate prints of a job that passed, and punctuation of JSON. It is a part of a line about jobs that failed, so
 * `isPassed` of logs, which is about a whole line, would not find it.
 */
const PASSED_JOB =
  /(?:^|[\s,;(])[\w./-]{1,60}["']?\s{0,2}(?:[:=→]|is|was)\s{0,2}\W?(?:success|skipped)\b/g
const JSON_OF_NEEDS = /^(?:[{}[\],\s]*|\s*"[\w-]{1,100}": ?\{\}?,?)$/

/** What a script prints of a key of `needs`. */
const KEY_RESULT =
  /^\s{0,9}(?:Error: )?(?:"(?<quoted>[\w-]{1,100})"\s?:|(?<key>[\w-]{1,100})\s?[:=])\s?"?(?<result>failure|cancelled)"?,?\s{0,9}$/

/** The default name of a step that checks several results with jq; its log can be `false` alone. */
const JQ_GATE =
  /^Run .{0,200}\bjq\b.{0,200}(?:\b(?:all|any|map|select)\(|\.\[\]).{0,200}\b(?:cancelled|failure|skipped|success)\b/

/** A shorter name is part of too many words. */
const MIN_JOB_NAME_CHARACTERS = 3

/** Returns whether the log of a job that ran although others had failed says something that is not about them. */
export function hasOwnError({ job, excerpts }: LoggedFailure): boolean {
  const { isInToolForm = false, reasons = [] } = excerpts[0]?.errors ?? {}
  // It quotes the errors of other jobs.
  if (gateNames(excerpts) !== undefined) return false
  // A tool's own form is never about other jobs.
  if (isInToolForm) return true
  return reasons.some((text) => !blamesNobody(text) && !isAboutOthers(text, job))
}

/**
 * Lists what a gate of this action reports as not passed, by names of jobs and keys of `needs`, as its log has them. If
 * the log was not read, a step with the default name is a gate that reports nothing in particular.
 *
 * @returns `undefined` if the job is no such gate
 */
function gatedNames(
  excerpts: LoggedFailure['excerpts'] | undefined,
  { failure }: Pick<LoggedFailure['job'], 'failure'>,
): readonly string[] | undefined {
  // The default name of a step of this action.
  const uses = stepOf({ failure })?.name.replace(/^Run /, '') ?? ''
  if (excerpts === undefined) return OWN_ACTION.test(uses) ? [] : undefined
  const names = gateNames(excerpts)
  // What was only skipped or is unfinished caused no failure.
  return names?.length === 0 ? undefined : names
}

/** Returns whether the log of a job says that other jobs failed, which may be these jobs, and nothing else. */
export function onlyReports(report: LoggedFailure, causes: readonly Job[]): boolean {
  const { job, failure, excerpts } = report
  if (causes.length === 0 || hasOwnError({ ...report, job: { ...job, causes } })) return false
  const isJqGate = excerpts.length > 0 && JQ_GATE.test(stepOf({ failure })?.name ?? '')
  if (isJqGate || gateNames(excerpts) !== undefined) return true
  const output = outputTexts(excerpts[0]?.errors?.log.texts ?? []).map((text) =>
    completedLine(text),
  )
  const printed = (excerpts[0]?.errors?.log.lines ?? []).map(labelledText)
  const blaming = printed.filter((line) => OUTCOME.test(line.replace(PASSED_JOB, ' ')))
  const isByKey = (line: string) =>
    isAboutOthers(line, { ...job, causes }) && !isAboutOthers(line, { causes })
  // Beside a key, a line such as `build failed` is an error of the job, unless it is about another one, too.
  if (blaming.some(isByKey) && !blaming.every((line) => isAboutOthers(line, { ...job, causes })))
    return false
  // Brackets and results of jobs that passed are about others, but blame none.
  return output.some((line) => OUTCOME.test(line) && isAboutOthers(line, { ...job, causes }))
}

/** Returns whether the log of a job only says that jobs failed which ended before it, whatever it needs. */
export function onlyReportsEarlier(report: LoggedFailure, jobs: readonly JobReport[]): boolean {
  const { listed: job } = report.job
  const before = jobs.filter(
    (one) =>
      one.listed.id !== job.id && isInTrouble(one) && !contradict(jobEnd(one), jobStart(job)),
  )
  return onlyReports(
    report,
    before.map((one) => one.listed),
  )
}

/** Returns whether a line is the result of a condition, or says only of jobs that they passed. */
function blamesNobody(text: string): boolean {
  const line = text.slice(0, MAX_GATE_LINE_CHARACTERS).replace(/["']/g, '')
  return /^(?:true|false)$/.test(line) || /^[\s,]*$/.test(line.replace(PASSED_JOB, ' '))
}

type Blaming = Pick<JobReport, 'causes' | 'failedNeeds'>

/** Returns whether a line says that another job failed. */
function isAboutOthers(line: string, job: Blaming): boolean {
  const text = line.slice(0, MAX_GATE_LINE_CHARACTERS)
  if (KNOCK_ON_FORMS.some(([pattern]) => pattern.test(text)) || JSON_OF_NEEDS.test(text))
    return true
  return namesAnyOf(text, job)
}

/**
 * Returns whether a text says of a job that it did not pass: (1) a key that the blaming job needs, alone in its line with the
 * result that `needs` has for it, or (2) a name, as a word of its own: not `test` in `login.test.ts` or `latest`.
 */
function namesAnyOf(whole: string, { causes, failedNeeds = [] }: Blaming): boolean {
  const { key, quoted, result } = KEY_RESULT.exec(whole)?.groups ?? {}
  const name = (key ?? quoted)?.toLowerCase()
  if (failedNeeds.some((need) => need.key === name && need.results.some((one) => one === result)))
    return true // 1
  const text = whole.replace(PASSED_JOB, ' ')
  if (!OUTCOME.test(text)) return false
  const names = causes
    .flatMap(({ name }) => nameLevels(name))
    .map(withoutMatrix)
    .filter((level) => level.length >= MIN_JOB_NAME_CHARACTERS)
    .map((level) => {
      const name = level.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return new RegExp(`(?<![\\w./-])${name}(?![\\w./-])`, 'gi')
    })
  const rest = names.reduce((some, name) => some.replace(name, ''), text)
  const others = rest.replace(new RegExp(OUTCOME, 'gi'), '').replace(FILLER, '')
  return rest !== text && !/\p{L}{2}/u.test(others) // 2
}
