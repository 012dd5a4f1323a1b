import { ANY, NEW, UNFINISHED } from '../../analyse/gate/fail-on.ts'
import { redactor } from '../../github/errors/redact.ts'
import type { Api } from '../../github/http/request.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { LANGUAGE } from '../../model/known-issue.ts'
import { WORST_FIRST } from '../../model/conclusion.ts'
import { BY_TESTS } from '../../model/reasons.ts'
import { isPullRequestEvent } from '../../model/event.ts'
import { failsStep, minutesIn, type TimeBudget } from '../../model/report/time-budget.ts'
import type { Need } from '../../model/shapes/report.ts'
import type { Target } from '../../model/target.ts'
import { MINUTE } from '../../model/time.ts'
import { readDefaultBranch } from '../read-event.ts'
import { readGuide } from '../read-guide.ts'
import { isCurrentRepository, readCurrentTarget, readNeeds, readTarget } from '../read-target.ts'
import { type InputReader, type InputSource, readDuration, readServer } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import { type CommitSource, readCommit } from './read-commit.ts'

/** The inputs of the action and their defaults, which action.yml describes. */
export const INPUTS = {
  'github-token': '${{ github.token }}',
  repository: '${{ github.repository }}',
  scope: 'run',
  'run-id': '${{ github.run_id }}',
  'run-attempt': '',
  'current-job-id': '${{ job.check_run_id }}',
  'current-job-status': '${{ job.status }}',
  needs: '',
  summary: 'true',
  'history-runs': '10',
  'known-issues': LANGUAGE,
  'log-lines': '20',
  'test-results': 'auto',
  'fail-on': '',
  'fail-on-jobs': '',
  'allowed-failures': '',
  'allowed-skips': '',
  annotate: 'false',
  budgets: '',
  'on-error': 'warn',
  'report-path': '',
  'html-path': '',
}

/** Run or commit to report, and what is known of it before the first request. */
interface ReportedInputs extends Api {
  readonly target: Target
  /** The run that makes the report; `undefined` if it is of another repository, or unknown. */
  readonly currentRun: Target | undefined
  /** The run that triggered the workflow, as the event contains it. */
  readonly triggeringRun: unknown
  readonly knownRun: unknown
  /** Results in `needs` of the current job, whatever run or commit is reported. */
  readonly needs: readonly Need[]
  /** `undefined` to report a run. */
  readonly commit: CommitSource | undefined
}

/** Inputs that can fail the step. */
interface GateInputs {
  /** Conclusions that fail the step, `any` for all except passes, `new`, `unfinished`, or values on tests. */
  readonly failOn: readonly string[]
  readonly failOnJobs: readonly string[]
  readonly allowedFailures: readonly string[]
  readonly allowedSkips: readonly string[]
  readonly budgets: readonly TimeBudget[]
  readonly onError: 'warn' | 'fail'
}

/** Inputs for what the run is compared with, and how much of its logs and tests is read. */
interface ReadingInputs {
  readonly historyRuns: number
  /** `undefined` if the event is from another repository, or does not name the branch. */
  readonly defaultBranch: string | undefined
  /** Base branch of the pull request that started the current run; the event is of no other run. */
  readonly baseBranch: string | undefined
  /** Label of issues; `undefined` to read none. */
  readonly knownIssues: string | undefined
  readonly logLines: number
  /** Patterns of artifacts, and of files if they begin with `./`. */
  readonly testPatterns: readonly string[]
}

/** Places to which the report is written. */
interface WritingInputs {
  readonly summary: boolean
  /** Whether to annotate the lines at which something failed. */
  readonly annotate: boolean
  readonly reportPath: string | undefined
  readonly htmlPath: string | undefined
  /** Page that explains the words of the report; `undefined` if its address is not known. */
  readonly guide: string | undefined
  /** Path of this bundle, which has the template of the page beside it. */
  readonly bundle: string | undefined
}

export interface ReportInputs extends ReportedInputs, GateInputs, ReadingInputs, WritingInputs {}

/** Reads every input. @throws InputError for the first invalid one */
export function readInputs({
  read,
  env,
  event,
  process,
}: InputSource<keyof typeof INPUTS>): ReportInputs {
  const { serverUrl, apiUrl } = readServer(env)
  const jobId = read.optionalId('current-job-id')
  const currentRun = readCurrentTarget({ read, env, process }, serverUrl, jobId)
  const target = readTarget({ read, env, process }, serverUrl, currentRun)
  const { workflow_run, pull_request } = asObject(event)
  const scope = read.choice('scope', ['run', 'commit'])
  return {
    token: read.given('github-token'),
    apiUrl,
    target,
    currentRun: isCurrentRepository(target, env) ? currentRun : undefined,
    triggeringRun: workflow_run,
    knownRun: readKnownRun(event, target),
    needs: readNeeds(read.given('needs')),
    commit: scope === 'commit' ? readCommit(event, env, target) : undefined,
    summary: read.boolean('summary'),
    failOn: read.words('fail-on', [ANY, NEW, UNFINISHED, ...Object.keys(BY_TESTS), ...WORST_FIRST]),
    failOnJobs: readFailOnJobs(read, scope),
    allowedFailures: read.lines('allowed-failures'),
    allowedSkips: read.lines('allowed-skips'),
    historyRuns: read.count('history-runs', 100),
    defaultBranch: readDefaultBranch(event, target, env('GITHUB_REPOSITORY')),
    baseBranch: target.current && asString(asObject(asObject(pull_request).base).ref),
    knownIssues: read.text('known-issues'),
    logLines: read.count('log-lines', 200),
    testPatterns: read.lines('test-results', /[,\n]/),
    annotate: read.boolean('annotate'),
    budgets: readBudgets(read.lines('budgets')),
    onError: read.choice('on-error', ['warn', 'fail']),
    reportPath: read.text('report-path'),
    htmlPath: read.text('html-path'),
    guide: readGuide(env, serverUrl),
    bundle: process?.script,
  }
}

/**
 * Returns what is known of the reported run before the first request, in the form of GitHub's response;
 * `undefined` if it is too little to list the runs before it:
 *
 * 1. The event contains the run that triggered the workflow.
 * 2. The runner knows the current run, but not when it was created, which only matters for a later attempt.
 *    The branch of a pull request, which can be in a fork, is only in the event.
 */
function readKnownRun(event: unknown, { current, attempt, ...target }: Target): unknown {
  const { workflow_run: triggering, pull_request, repository } = asObject(event)
  if (current === undefined) {
    return asObject(triggering).id === target.runId ? triggering : undefined // 1
  }
  const { facts, workflowFile: file } = current
  const isOwnFile = file?.owner === target.owner && file.repo === target.repo
  const isPullRequest = isPullRequestEvent(facts.event)
  if (attempt !== 1 || !isOwnFile || isPullRequest !== (pull_request !== undefined))
    return undefined
  const { ref, repo } = asObject(asObject(pull_request).head)
  return {
    id: target.runId,
    run_attempt: attempt,
    event: facts.event,
    path: file.path,
    repository,
    head_branch: isPullRequest ? ref : facts.branch,
    head_repository: isPullRequest ? repo : repository,
  } // 2
}

/** Reads the jobs that `fail-on` looks at. Without a value to limit, a check that can never fail would seem to be a gate. */
function readFailOnJobs(read: InputReader<'fail-on' | 'fail-on-jobs'>, scope: string): string[] {
  // Messages quote them.
  const lines = read.lines('fail-on-jobs').map((line) => redactor([]).text(line))
  const refuse = (accepted: string) => {
    throw new InputError('fail-on-jobs', read.given('fail-on-jobs'), accepted)
  }
  if (lines.length > 0 && read.given('fail-on') === '')
    refuse('nothing without fail-on, which it limits')
  if (lines.length > 0 && scope === 'commit') refuse('nothing with scope: commit')
  return lines
}

const ACCEPTED_BUDGETS =
  'lines of a name and a duration above 0, such as "*: 15m", "test (*): 1h30m" or "build > Run make: 90s", or a whole number of runner minutes above 0, such as "minutes: 300", each with " fail" at its end to fail the step'

/**
 * Reads lines such as `test > Run npm test: 90s`, `minutes: 300` and `*: 15m fail`. A name may contain colons, so the
 * last one counts.
 */
export function readBudgets(lines: readonly string[]): TimeBudget[] {
  return lines.map((line) => {
    const minutes = (minutesIn(line) ?? 0) * MINUTE
    if (minutes > 0 && Number.isSafeInteger(minutes)) {
      return { line, glob: undefined, limit: minutes }
    }
    const colon = line.lastIndexOf(':')
    const glob = line.slice(0, Math.max(0, colon)).trim()
    const limit = readDuration(
      line.slice(colon + 1, failsStep(line) ? -'fail'.length : undefined).trim(),
    )
    if (glob === '' || limit === undefined) throw new InputError('budgets', line, ACCEPTED_BUDGETS)
    if (glob === 'minutes') {
      const asMinutes = `"minutes: ${Math.ceil(limit / MINUTE)}" for runner minutes`
      throw new InputError(
        'budgets',
        line,
        `${asMinutes}, or "minutes*: ..." for a job of this name`,
      )
    }
    return { line, glob, limit }
  })
}
