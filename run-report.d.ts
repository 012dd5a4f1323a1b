// Types of the JSON reports, made of their schemas by `npm run build`.

/**
 * Each JSON file that Run Report writes.
 */
export type AnyRunReport = RunReport | RunReportOfACommit | RunReportMonth

/**
 * What one attempt of a GitHub Actions workflow run did. `null` is unknown. Times are ISO 8601 in UTC; durations are in seconds with at most three decimals.
 */
export interface RunReport {
  /**
   * Changes if readers of the report have to change. New fields do not change it.
   */
  schemaVersion: 1
  /**
   * Distinguishes this report from that of a commit.
   */
  kind: 'run'
  /**
   * By the clock of GitHub, as far as a response shows it, or else of the machine that made the report.
   */
  madeAt: string
  /**
   * Repository of the run, as `owner/name`.
   */
  repository: string
  run: Run
  /**
   * Text as GitHub shows it.
   */
  headline: string
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  /**
   * GitHub's conclusion: `failure`, `timed_out`, `startup_failure`, `action_required`, `cancelled`, `stale`, `success`, `neutral`, `skipped`, or one that GitHub adds later; `unknown` if it finished and GitHub does not say how.
   */
  conclusion: string
  /**
   * What can fail the step, and what it decided; `null` if `fail-on` is not set and no budget ends with `fail`.
   */
  gate: Gate | null
  /**
   * GitHub has not concluded the attempt, even if all listed jobs have finished. False for the run that made the report.
   */
  unfinished: boolean
  /**
   * `jobs` has every job that the API counts. If false, all values cover only the jobs it has.
   */
  complete: boolean
  counts: Counts
  /**
   * Listed jobs; `null` if they could not be listed.
   */
  jobsTotal: number | null
  /**
   * Jobs that the API counts, with check runs.
   */
  jobsCounted: number | null
  /**
   * Jobs that failed, timed out or could not start, and are not forgiven.
   */
  jobsFailed: number | null
  /**
   * Jobs that have not finished, without the current one.
   */
  jobsUnfinished: number | null
  /**
   * From the start of the attempt to the last completion.
   */
  durationSeconds: number | null
  /**
   * Sum over the jobs that were not carried over; `null` if it is known for none.
   */
  queueSeconds: number | null
  /**
   * Sum of the durations of the jobs that were not carried over; `null` if it is known for none.
   */
  executionSeconds: number | null
  /**
   * The jobs that decided when the run finished by the `needs` of the workflow file, in the order in which they ran; empty if unknown.
   */
  criticalPath: PathJob[]
  /**
   * Why there is no critical path; `null` if there is one, or if no job on it ran.
   */
  criticalPathMissing:
    ('not-read' | 'no-file' | 'not-understood' | 'unmatched' | 'contradicted') | null
  /**
   * Jobs are unfinished or not listed, so that the path may change.
   */
  criticalPathSoFar: boolean
  /**
   * From the start of the attempt to the end of the last job.
   */
  criticalPathSeconds: number | null
  /**
   * Id of the job of this attempt that ran longest.
   */
  slowestJobId: number | null
  /**
   * The steps that ran longest, one of each name, the longest first, without those that the runner added.
   *
   * @maxItems 10
   */
  slowestSteps: SlowStep[]
  /**
   * The jobs that did not pass and are not forgiven, worst first.
   */
  failures: Failure[]
  /**
   * The same failures by what caused them. Each one is in one cause, as itself or as a consequence.
   */
  causes: Cause[]
  /**
   * Exceeded budgets, in the order of the input.
   */
  overBudget: ExceededBudget[]
  /**
   * `null` if the input `history-runs` is 0, or if there are no earlier runs.
   */
  history: History | null
  /**
   * `null` for the first attempt.
   */
  attempts: Attempts | null
  /**
   * `null` if no job ran.
   */
  minutes: Minutes | null
  /**
   * `null` unless the input `test-results` has names or paths.
   */
  tests: Tests | null
  /**
   * Ids of the jobs that the current one does not wait for.
   */
  unneededJobIds: number[]
  waiting: Waiting
  /**
   * The jobs by what their names have in common.
   */
  groups: Group[]
  timelineOmitted: TimelineOmitted
  /**
   * The input `needs`; empty if it is not set.
   */
  needs: Need[]
  /**
   * Results other than success in `needs` that no listed job shows.
   */
  unlistedNeeds: UnlistedNeed[]
  /**
   * Id of the job that made the report, even if it is not listed.
   */
  currentJobId: number | null
  /**
   * Parts that an error of Run Report lost. A gate that needs one of them fails.
   */
  lost: (
    | 'reasons'
    | 'verdicts'
    | 'base'
    | 'issues'
    | 'proof'
    | 'attempts'
    | 'others'
    | 'month'
    | 'green'
    | 'forgiven'
    | 'skips'
    | 'results'
    | 'files'
    | 'history'
    | 'slower'
    | 'queue'
    | 'critical-path'
    | 'budgets'
    | 'gate'
  )[]
  /**
   * In the order in which they became ready; empty if they could not be listed.
   */
  jobs: Job[]
  notes: Note[]
}
/**
 * The run and the attempt that is reported.
 */
export interface Run {
  /**
   * The same for all attempts.
   */
  id: number
  /**
   * 1 for the first, higher for each re-run.
   */
  attempt: number | null
  /**
   * Counts the runs of the workflow.
   */
  number: number | null
  /**
   * Name of the workflow.
   */
  workflow: string | null
  /**
   * Path of the workflow file in its repository.
   */
  workflowPath: string | null
  /**
   * The event that triggered the run, such as `push`.
   */
  event: string | null
  /**
   * Branch or tag.
   */
  branch: string | null
  /**
   * `owner/name` of the fork that has the branch, `unknown repository` if GitHub does not name it; `null` if the repository has it.
   */
  fork: string | null
  /**
   * Number of the pull request that the run tests; `null` if there is none, or if GitHub does not list it, as for a fork in a report from another workflow.
   */
  pullRequest: number | null
  /**
   * Full SHA.
   */
  commit: string | null
  /**
   * Full SHA of the commit that jobs check out by default, such as the merge commit of a pull request; `null` if it is unknown or `commit`.
   */
  checkedOut: string | null
  title: string | null
  /**
   * The user who started the attempt.
   */
  actor: string | null
  /**
   * URL of a page.
   */
  url: string
  /**
   * Start of the attempt.
   */
  startedAt: string | null
  /**
   * GitHub's status, such as `in_progress`; `null` if it is not known or no longer matters.
   */
  status: string | null
  /**
   * GitHub's own conclusion of the attempt; `null` until there is one.
   */
  conclusion: string | null
}
/**
 * What the inputs that can fail the step decided.
 */
export interface Gate {
  /**
   * At least one rule fails, and so does the step.
   */
  fails: boolean
  /**
   * Jobs are unfinished or not listed, so that a gate that passes may still fail.
   */
  soFar: boolean
  /**
   * The values of `fail-on`, the budgets that end with `fail`, then the lines of `fail-on-jobs`.
   */
  rules: GateRule[]
  /**
   * The jobs that `fail-on` looks at; what they need counts as well if it did not pass. `null` for all.
   */
  onlyJobs: GateMatch[] | null
  /**
   * What did not pass and no rule fails for, without what is forgiven.
   */
  exempt: GateExemption[]
}
/**
 * One value of an input that can fail the step.
 */
export interface GateRule {
  input: 'fail-on' | 'budgets' | 'fail-on-jobs'
  /**
   * Text as GitHub shows it.
   */
  value: string
  fails: boolean
  /**
   * Why it had nothing to be evaluated on, so that it passes; `null` if it was evaluated, or fails.
   */
  idle: ('no-failure' | 'no-base' | 'no-tests-here' | 'not-finished') | null
  /**
   * Empty if the rule passes.
   */
  findings: GateFinding[]
}
/**
 * What a rule of the gate fails for.
 */
export interface GateFinding {
  /**
   * `job`: a listed job. `need`: a job that only `needs` shows, or a key of `fail-on-jobs` whose jobs are unknown, or a key that `needs` lacks. `run`: the run as a whole. `commit`: the commit as a whole. `overrun`: the run, a job or a step, as `overBudget` names it. `tests`: the tests of an artifact, or of all. `pattern`: a line of `fail-on-jobs`. `input`: an input of the step.
   */
  kind: 'job' | 'need' | 'run' | 'commit' | 'overrun' | 'tests' | 'pattern' | 'input'
  /**
   * `null` for the commit, and for a result in `needs` that no reported run shows.
   */
  runId: number | null
  /**
   * `null` unless it is a listed job.
   */
  jobId: number | null
  /**
   * Of the job, its key in `needs`, or as in `overBudget`; `null` for the run or the commit.
   */
  name: string | null
  /**
   * As GitHub or `needs` has it; `null` if the reason is no conclusion.
   */
  conclusion: string | null
  /**
   * `conclusion`: `fail-on` covers its conclusion. `new`: its failure is new. `unexplained`: other runs do not explain its failure. `no-lines`: its failure was compared with none, since `log-lines` is 0. `not-tested`: fail-fast cancelled it because of a job that may fail, so nothing tested it. `known-issue`: its failure is known by issues alone, and these do not let the gate pass. `unfinished`: it has not finished. `no-needs`: the current job, which is given an empty `needs`, does not wait for it. `open-leg`: its result is known by `needs`, and a leg of it has not finished in the list of jobs. `possible-leg`: its result is known by `needs`, and a job has not finished in the list that may be a leg of it. `incomplete`: not all runs and jobs were listed. `over-budget`: it took longer than its budget. `no-tests`: no test ran. `fewer-tests`: fewer tests ran than on the base branch. `tests-cut`: a file ends early or is not well-formed. `tests-format`: no file is in a format that is read. `tests-unread`: a limit, an error or a permission prevented it. `tests-missing`: no artifact has the name, or no file the path. `tests-unnamed`: `test-results` names no files. `no-job`: no job has this name or key. `invalid-input`: it could not be read. `lost`: an error of Run Report lost what this rule needs: see `lost`.
   */
  reason:
    | 'conclusion'
    | 'new'
    | 'unexplained'
    | 'no-lines'
    | 'not-tested'
    | 'known-issue'
    | 'unfinished'
    | 'no-needs'
    | 'open-leg'
    | 'possible-leg'
    | 'incomplete'
    | 'over-budget'
    | 'no-tests'
    | 'fewer-tests'
    | 'tests-cut'
    | 'tests-format'
    | 'tests-unread'
    | 'tests-missing'
    | 'tests-unnamed'
    | 'no-job'
    | 'invalid-input'
    | 'lost'
}
/**
 * What a line of `fail-on-jobs` stands for.
 */
export interface GateMatch {
  /**
   * Text as GitHub shows it.
   */
  pattern: string
  /**
   * Ids of the jobs, without the current one.
   */
  jobIds: number[]
  /**
   * Keys of `needs`.
   */
  keys: string[]
}
/**
 * What did not pass and does not fail the gate, and why.
 */
export interface GateExemption {
  /**
   * `job`: a listed job. `need`: a job that only `needs` shows, or a key of `fail-on-jobs` whose jobs are unknown, or a key that `needs` lacks. `run`: the run as a whole. `commit`: the commit as a whole. `overrun`: the run, a job or a step, as `overBudget` names it. `tests`: the tests of an artifact, or of all. `pattern`: a line of `fail-on-jobs`. `input`: an input of the step.
   */
  kind: 'job' | 'need' | 'run' | 'commit' | 'overrun' | 'tests' | 'pattern' | 'input'
  /**
   * `null` for the commit, and for a result in `needs` that no reported run shows.
   */
  runId: number | null
  /**
   * `null` unless it is a listed job.
   */
  jobId: number | null
  /**
   * Of the job, its key in `needs`, or as in `overBudget`; `null` for the run or the commit.
   */
  name: string | null
  /**
   * As GitHub or `needs` has it; `null` if the reason is no conclusion.
   */
  conclusion: string | null
  /**
   * `known`: the same step failed with the same error on the base branch. `issue`: an issue lists its failure and says `gate: pass`. `unsteady`: it failed and passed on the same commit, or comes and goes on the base branch. `infrastructure`: the kind of its cause, or of the one that it follows from, says so. `not-listed`: `fail-on` does not list its conclusion. `other-job`: `fail-on-jobs` does not name it.
   */
  reason: 'known' | 'issue' | 'unsteady' | 'infrastructure' | 'not-listed' | 'other-job'
}
/**
 * How many finished jobs have each conclusion, the worst first. The job that reports counts if it has failed.
 */
export interface Counts {
  /**
   * A whole number above 0.
   */
  [k: string]: number
}
/**
 * A job on the critical path.
 */
export interface PathJob {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * What the job waited for last. `null` if it was ready when the attempt started.
   */
  heldBy: ('needs' | 'runner' | 'approval' | 'unknown') | null
  /**
   * From the end of the previous job on the path, or the start of the attempt, to its start.
   */
  delaySeconds: number | null
  /**
   * From the end of the previous job on the path, or the start of the attempt, to ready.
   */
  blockedSeconds: number | null
  /**
   * From ready to started.
   */
  queueSeconds: number | null
  durationSeconds: number | null
}
/**
 * One of the steps that ran longest.
 */
export interface SlowStep {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * A whole number.
   */
  stepNumber: number
  /**
   * Text as GitHub shows it.
   */
  step: string
  /**
   * Seconds with at most three decimals, never negative.
   */
  durationSeconds: number
}
/**
 * Why a job did not pass.
 */
export interface Failure {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * What GitHub's responses show; `other` if they show nothing.
   */
  kind:
    'never-started' | 'runner-lost' | 'timed-out' | 'cancelled' | 'failed-step' | 'check' | 'other'
  /**
   * The step that failed, or that was running when the job was stopped.
   */
  stepNumber: number | null
  /**
   * Name of that step.
   */
  step: string | null
  /**
   * What else is known about the reason.
   */
  reason: string | null
  /**
   * Names of other steps of the job that failed.
   */
  otherSteps: string[]
  /**
   * Their numbers.
   */
  otherStepNumbers: number[]
  /**
   * Of each failed step, if several failed: the verdict of the cause is the one that weighs most.
   */
  verdicts: StepVerdict[]
  /**
   * The job never had a runner, and GitHub's own annotation says that its service is why.
   */
  infrastructure: boolean
  /**
   * `false`: the job never had a runner.
   */
  started: boolean
  /**
   * How long it was ready, if it was cancelled before it had a runner; `null` if unknown.
   */
  waitedSeconds: number | null
  /**
   * Whose time limit was exceeded.
   */
  limitOf: ('job' | 'step' | 'runner') | null
  /**
   * That time limit, if it is known.
   */
  limitSeconds: number | null
  /**
   * `null` if the job was not cancelled.
   */
  cancelledBy: Canceller | null
  /**
   * The step that was running when the job was cancelled, after another step had failed.
   */
  cancelledAtStepNumber: number | null
  /**
   * Ids of the failed jobs that this failure follows from; empty if it is not known to.
   */
  causeJobIds: number[]
  /**
   * Of the failed step, then of the other steps that failed; empty if no log was read.
   */
  logs: StepLog[]
  /**
   * What failed in these steps, in the order of their logs; empty if no log names it.
   */
  errors: LoggedError[]
  /**
   * How many that are, for each step whose tool prints it.
   */
  errorTotals: ErrorTotal[]
  /**
   * Numbers of the steps in which more can have failed than is listed and counted.
   */
  errorsMayBeMore: number[]
  /**
   * By files of test results that agree with the log; `null` if none was used.
   */
  tests: TestCounts | null
  /**
   * By GitHub, the runner and the steps.
   */
  annotations: Annotation[]
}
/**
 * Whose the failure of one step is.
 */
export interface StepVerdict {
  /**
   * `known`: the same step failed with the same error on the base branch, or an issue lists all that failed. `unsteady`: it failed and passed on the same commit, or comes and goes on the base branch. `new`: the base branch passed the step on a commit that this run contains. `infrastructure`: the kind of the cause says so. `unknown`: nothing proves one of the others.
   */
  verdict: 'known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown'
  /**
   * Why the verdict is `unknown`.
   */
  verdictReason:
    | (
        | 'no-base'
        | 'not-run'
        | 'not-listed'
        | 'older-base'
        | 'unknown-commit'
        | 'other-step'
        | 'other-error'
        | 'other-stage'
        | 'equal-log'
        | 'no-log'
        | 'refused'
        | 'not-read'
        | 'not-rerun'
        | 'calls-unread'
        | 'attempts-unread'
        | 'lost'
      )
    | null
  /**
   * The verdict in plain words, such as `New: main passed this step in #813`; `null` if nothing was compared.
   */
  verdictText: string | null
  /**
   * Jobs of other runs or attempts that the verdict rests on.
   */
  evidence: Evidence[]
  /**
   * In a run of the base branch: when the failures began; `null` if unknown.
   */
  redSince: RedSince | null
  /**
   * The branch that was read; `null` if none was.
   */
  baseBranch: string | null
  /**
   * The evidence is of the newest runs that ran the job, without a gap; `null` if that does not matter.
   */
  inLastRuns: boolean | null
  /**
   * The newest run of the base branch, if it passed a known error; `null` if not.
   */
  passedSince: Evidence | null
  changed: Changed
  /**
   * Files at which it fails and that the pull request changes, or the only commit since the last green run.
   */
  changedFiles: string[]
  /**
   * `null` if the change can be the reason, or if that is unknown.
   */
  beyondChange: BeyondChange | null
  /**
   * How many whole days before this run the base branch passed what is new; `null` for less than one, if unknown, or if it differs between jobs.
   */
  passedDaysAgo: number | null
  /**
   * Runs that showed what varies from run to run; empty if none was needed.
   */
  learned: Evidence[]
  /**
   * Which of the failures are new; `null` unless the logs show it.
   */
  failingSet: FailingSet | null
  /**
   * The host that failed to respond, and that the step names when it passes, too; `null` if unknown.
   */
  host: string | null
  /**
   * The line that alone keeps the error from being known; `null` if none does.
   */
  almost: string | null
  /**
   * Why the error of `evidence` may be another one, in the same words; `null` unless a stage shows it.
   */
  stage: OtherStage | null
  /**
   * Why the error of `evidence` may be another one, although its lines are here; `null` unless a total shows it.
   */
  moreCounted: MoreCounted | null
  /**
   * `true` if infrastructure ended this attempt before `notRerunStep` was re-run; otherwise `null`.
   */
  infrastructureEnded: boolean | null
  /**
   * `true` if the log of the step could not be read up to an error, and nothing else names one; otherwise `null`.
   */
  logUnread: boolean | null
  /**
   * The step that failed in the attempt of `evidence` and was not re-run, if that is the reason; else `null`.
   */
  notRerunStep: string | null
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  /**
   * Other branches that fail alike, if the verdict is `new` or `unknown`.
   */
  elsewhere: Elsewhere | null
  /**
   * That it comes and goes, if the verdict is `new` or `unknown`.
   */
  inMonth: MonthEvidence | null
  /**
   * What issues list of the failures; `null` if nothing.
   */
  listed: ListedFailure | null
  /**
   * What other runs show, if the failures are known by issues alone.
   */
  compared: Compared | null
  /**
   * Name of the step.
   */
  step: string
  /**
   * A whole number.
   */
  stepNumber: number
  /**
   * What the log of this step shows.
   */
  kind:
    | 'failed-step'
    | 'timed-out'
    | 'other'
    | 'out-of-memory'
    | 'tool-crash'
    | 'container'
    | 'device'
    | 'check'
    | 'runner-lost'
    | 'disk-full'
    | 'network'
    | 'action-download'
    | 'refused'
    | 'cancelled'
    | 'never-started'
}
/**
 * A job of another run or attempt.
 */
export interface Evidence {
  /**
   * A number that JSON carries exactly.
   */
  runId: number
  runNumber: number | null
  attempt: number | null
  /**
   * With the fork that has it.
   */
  branch: string | null
  /**
   * Full SHA.
   */
  commit: string | null
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * URL of a page.
   */
  url: string
  outcome: 'passed' | 'failed'
  /**
   * GitHub lists the steps of the job; otherwise, it was compared as a whole.
   */
  stepsListed: boolean
}
/**
 * The first failed run after the last green one.
 */
export interface RedSince {
  run: Evidence
  /**
   * Commits since the last green run, oldest first; empty without the permission `contents: read`.
   */
  commits: SuspectCommit[]
  /**
   * May be more than `commits` has; `null` if unknown.
   */
  commitsTotal: number | null
}
/**
 * A commit since the last green run.
 */
export interface SuspectCommit {
  /**
   * Text as GitHub shows it.
   */
  sha: string
  /**
   * URL of a page.
   */
  url: string
  title: string
  author: string | null
}
/**
 * What the log names with another version than that of a run in which the step passed. A difference is no cause.
 */
export interface Changed {
  /**
   * That run; `null` if two logs were not compared.
   */
  run: Evidence | null
  /**
   * A whole number.
   */
  compared: number
  /**
   * How many of them changed; `null` if commits changed as well. Then only those are listed that the error or the command names, and the machine.
   */
  total: number | null
  /**
   * At most ten; what the error names comes first.
   */
  items: VersionChange[]
}
/**
 * What two logs name with different versions.
 */
export interface VersionChange {
  /**
   * `image`: of the runner.
   */
  kind: 'image' | 'version'
  /**
   * Text as GitHub shows it.
   */
  name: string
  /**
   * Text as GitHub shows it.
   */
  now: string
  /**
   * Text as GitHub shows it.
   */
  earlier: string
}
/**
 * Why the change cannot be the reason for a failure: the advice is to look at what else is.
 */
export interface BeyondChange {
  /**
   * `runner-before`: a step of the runner failed before a step of the workflow ran. `version`: the error names what has another version now, and no file of the change can be why. `leg`: another leg of the job has these tests on the base branch. `branch`: the last run of its protected branch had the same error. `runner-behind`: a step of the runner failed behind the steps of the workflow.
   */
  kind: 'runner-before' | 'version' | 'leg' | 'branch' | 'runner-behind'
  /**
   * What has another version, or the name of the leg or of the branch; `null` of the others.
   */
  name: string | null
}
/**
 * What failed by name, compared with the step that failed on the base branch.
 */
export interface FailingSet {
  new: NameList
  same: NameList1
  gone: NameList2
  /**
   * What is new are lines above the error of the base branch that state no failure, and after which the step went on.
   */
  survived: boolean
  /**
   * How many lines of the error of the base branch are here, too: all that it has; `null` if the logs name all that failed.
   */
  lines: number | null
}
/**
 * Failed only here, or with another message; with `lines`, it can be lines instead of names.
 */
export interface NameList {
  /**
   * A whole number.
   */
  count: number
  names: string[]
}
/**
 * Failed on both, with the same message.
 */
export interface NameList1 {
  /**
   * A whole number.
   */
  count: number
  names: string[]
}
/**
 * Failed only on the base branch, with any message.
 */
export interface NameList2 {
  /**
   * A whole number.
   */
  count: number
  names: string[]
}
/**
 * Which of two runs of a step got further before its error.
 */
export interface OtherStage {
  /**
   * `here`: this run; `there`: that of `evidence`.
   */
  further: 'here' | 'there'
  /**
   * The first line that shows it, as printed.
   */
  line: string
}
/**
 * How many failures the log of a step counts, if these are more than it lists and than that of `evidence` counts so.
 */
export interface MoreCounted {
  /**
   * A whole number.
   */
  counted: number
  /**
   * A whole number.
   */
  listed: number
  /**
   * A whole number.
   */
  there: number
  /**
   * A whole number.
   */
  listedThere: number
}
/**
 * Other branches whose newest failed run has the same failure. It never counts for the gate: their code is unreviewed.
 */
export interface Elsewhere {
  /**
   * One for each branch, newest first.
   *
   * @minItems 1
   */
  runs: [
    {
      /**
       * A number that JSON carries exactly.
       */
      runId: number
      runNumber: number | null
      attempt: number | null
      /**
       * With the fork that has it.
       */
      branch: string | null
      /**
       * Full SHA.
       */
      commit: string | null
      /**
       * Text as GitHub shows it.
       */
      job: string
      /**
       * URL of a page.
       */
      url: string
      outcome: 'passed' | 'failed'
      /**
       * GitHub lists the steps of the job; otherwise, it was compared as a whole.
       */
      stepsListed: boolean
      /**
       * The event that triggered the run.
       */
      event: string | null
      /**
       * `null` if GitHub does not list it, as for a fork.
       */
      pullRequest: number | null
      /**
       * The log has all that failed here; `false` if only the test is the same, `null` if the log does not show it.
       */
      sameError: boolean | null
    },
    ...{
      /**
       * A number that JSON carries exactly.
       */
      runId: number
      runNumber: number | null
      attempt: number | null
      /**
       * With the fork that has it.
       */
      branch: string | null
      /**
       * Full SHA.
       */
      commit: string | null
      /**
       * Text as GitHub shows it.
       */
      job: string
      /**
       * URL of a page.
       */
      url: string
      outcome: 'passed' | 'failed'
      /**
       * GitHub lists the steps of the job; otherwise, it was compared as a whole.
       */
      stepsListed: boolean
      /**
       * The event that triggered the run.
       */
      event: string | null
      /**
       * `null` if GitHub does not list it, as for a fork.
       */
      pullRequest: number | null
      /**
       * The log has all that failed here; `false` if only the test is the same, `null` if the log does not show it.
       */
      sameError: boolean | null
    }[],
  ]
  /**
   * The test that failed in all of them; `null` if no test is named, and the errors are the same.
   */
  name: string | null
  /**
   * Start of the oldest of these runs.
   */
  since: string | null
  /**
   * Further branches failed whose runs were not compared.
   */
  mayBeMore: boolean
  /**
   * The newest commit that all of them contain, and the base branch does not; `null` if none is known.
   */
  commit: string | null
  /**
   * The reported run contains that commit, too.
   */
  isCommitHere: boolean
}
/**
 * What the memory of the sub-action `month` says of what failed. It never counts for the gate.
 */
export interface MonthEvidence {
  /**
   * The test that comes and goes; `null` if it is the step.
   */
  name: string | null
  /**
   * A whole number.
   */
  failed: number
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  recovered: number
  /**
   * An ISO 8601 time in UTC.
   */
  lastAt: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * The issue that lists it; `null` if there is none.
   */
  issueUrl: string | null
}
/**
 * What issues list of a failure.
 */
export interface ListedFailure {
  /**
   * Open ones first.
   *
   * @minItems 1
   */
  issues: [IssueEvidence, ...IssueEvidence[]]
  /**
   * A whole number.
   */
  known: number
  /**
   * How many failed; `null` if the log does not show it.
   */
  total: number | null
  /**
   * The first thing that failed and that they do not list.
   */
  missing: string | null
  /**
   * A gate with `new` would pass: all that failed is listed with `gate: pass`, and the logs show that it is all.
   */
  passesGate: boolean
  /**
   * Why the logs do not show that what open issues list is all that failed; `null` if they do, or if some of it has a name and is not listed.
   */
  unproven: UnprovenFailure | null
  /**
   * All that failed is listed with `rerun: once`, and the logs show that it is all.
   */
  reruns: boolean
}
/**
 * An issue in which people wrote the failure down.
 */
export interface IssueEvidence {
  /**
   * A whole number above 0.
   */
  number: number
  title: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * When the report was made; `null` if it is open.
   */
  closedDaysAgo: number | null
  /**
   * The last day on which the gate passes, in UTC.
   */
  until: string | null
  /**
   * `passes`: it says `gate: pass`. `not-given`: it does not say `gate: pass`. `over`: its last day is over. `edited`: somebody else than its author edited it last. `closed`: it is closed.
   */
  gate: 'passes' | 'not-given' | 'over' | 'edited' | 'closed'
}
/**
 * Why the logs do not show that nothing else failed.
 */
export interface UnprovenFailure {
  /**
   * `no-seen`: the issues show no log of the failure, or of a part of it. `not-read`: too few requests were left to read the log that they show. `seen-unread`: the log that they show cannot be read as a whole. `seen-here`: the log that they show is of this run. `seen-other`: not all that failed in the log that they show is listed, or it is of a job that the block is not about. `seen-green`: no log was read of a passed run of the job that they show. `not-whole`: the step printed more than is compared. `no-green`: no log of a passed run was read, and a line is not in the log that they show. `other-lines`: a line is neither in the log of a passed run nor in the one that they show. `missing-lines`: a line is missing that the passed runs and the log that they show have. `no-own-lines`: a passed run prints the same lines.
   */
  gap:
    | 'no-seen'
    | 'not-read'
    | 'seen-unread'
    | 'seen-here'
    | 'seen-other'
    | 'seen-green'
    | 'not-whole'
    | 'no-green'
    | 'other-lines'
    | 'missing-lines'
    | 'no-own-lines'
  /**
   * The first lines that the logs do not explain, as printed.
   */
  lines: string[]
  /**
   * A whole number.
   */
  linesTotal: number
}
/**
 * Whose failures are, as far as other runs show.
 */
export interface Compared {
  /**
   * `known`: the same step failed with the same error on the base branch, or an issue lists all that failed. `unsteady`: it failed and passed on the same commit, or comes and goes on the base branch. `new`: the base branch passed the step on a commit that this run contains. `infrastructure`: the kind of the cause says so. `unknown`: nothing proves one of the others.
   */
  verdict: 'known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown'
  /**
   * Why the verdict is `unknown`.
   */
  verdictReason:
    | (
        | 'no-base'
        | 'not-run'
        | 'not-listed'
        | 'older-base'
        | 'unknown-commit'
        | 'other-step'
        | 'other-error'
        | 'other-stage'
        | 'equal-log'
        | 'no-log'
        | 'refused'
        | 'not-read'
        | 'not-rerun'
        | 'calls-unread'
        | 'attempts-unread'
        | 'lost'
      )
    | null
  /**
   * The verdict in plain words, such as `New: main passed this step in #813`; `null` if nothing was compared.
   */
  verdictText: string | null
  /**
   * Jobs of other runs or attempts that the verdict rests on.
   */
  evidence: Evidence[]
  /**
   * In a run of the base branch: when the failures began; `null` if unknown.
   */
  redSince: RedSince | null
  /**
   * The branch that was read; `null` if none was.
   */
  baseBranch: string | null
  /**
   * The evidence is of the newest runs that ran the job, without a gap; `null` if that does not matter.
   */
  inLastRuns: boolean | null
  /**
   * The newest run of the base branch, if it passed a known error; `null` if not.
   */
  passedSince: Evidence | null
  changed: Changed
  /**
   * Files at which it fails and that the pull request changes, or the only commit since the last green run.
   */
  changedFiles: string[]
  /**
   * `null` if the change can be the reason, or if that is unknown.
   */
  beyondChange: BeyondChange | null
  /**
   * How many whole days before this run the base branch passed what is new; `null` for less than one, if unknown, or if it differs between jobs.
   */
  passedDaysAgo: number | null
  /**
   * Runs that showed what varies from run to run; empty if none was needed.
   */
  learned: Evidence[]
  /**
   * Which of the failures are new; `null` unless the logs show it.
   */
  failingSet: FailingSet | null
  /**
   * The host that failed to respond, and that the step names when it passes, too; `null` if unknown.
   */
  host: string | null
  /**
   * The line that alone keeps the error from being known; `null` if none does.
   */
  almost: string | null
  /**
   * Why the error of `evidence` may be another one, in the same words; `null` unless a stage shows it.
   */
  stage: OtherStage | null
  /**
   * Why the error of `evidence` may be another one, although its lines are here; `null` unless a total shows it.
   */
  moreCounted: MoreCounted | null
  /**
   * `true` if infrastructure ended this attempt before `notRerunStep` was re-run; otherwise `null`.
   */
  infrastructureEnded: boolean | null
  /**
   * `true` if the log of the step could not be read up to an error, and nothing else names one; otherwise `null`.
   */
  logUnread: boolean | null
  /**
   * The step that failed in the attempt of `evidence` and was not re-run, if that is the reason; else `null`.
   */
  notRerunStep: string | null
}
/**
 * Who or what cancelled a job.
 */
export interface Canceller {
  /**
   * `newer-run`: a later run in the same concurrency group.
   */
  kind: 'fail-fast' | 'person' | 'newer-run' | 'unknown'
  /**
   * Of the person.
   */
  login: string | null
  /**
   * Id of the failed leg of the matrix, if it is known.
   */
  failedJobId: number | null
  /**
   * Only the times of the jobs show it, so a person may have cancelled the run then.
   */
  inferred: boolean
}
/**
 * The lines that show why a step failed.
 */
export interface StepLog {
  /**
   * `null` if no step is known to have failed.
   */
  stepNumber: number | null
  /**
   * Name of the step.
   */
  step: string | null
  /**
   * Name of the step that ended with an error after which the job continued; `null` if the step failed the job.
   */
  continuedAfter: string | null
  /**
   * Which lines these are: those of the step, those of steps that ran in parallel, or, if no line could be assigned to the step, the job's last ones.
   */
  origin: 'step' | 'parallel-steps' | 'end'
  /**
   * Of the step's process.
   */
  exitCode: number | null
  /**
   * Lines above the first one; `null` if they were not read.
   */
  linesAbove: number | null
  lines: LogLine[]
  /**
   * `null` if no such log was read.
   */
  green: GreenLog | null
  /**
   * What had started and not ended when a time limit or a cancellation cut the log, the longest first; empty if the tool does not print it.
   */
  notEnded: NotEnded[]
}
/**
 * A line of a log.
 */
export interface LogLine {
  /**
   * Without timestamp, colours and control characters except tabs.
   */
  text: string
  /**
   * An error of the step, or part of one.
   */
  error: boolean
  /**
   * The line was truncated.
   */
  cut: boolean
  /**
   * A whole number.
   */
  omittedBefore: number
}
/**
 * The newest log that was read of a run of the base branch in which the step passed. Message and lines were chosen beside it.
 */
export interface GreenLog {
  /**
   * A whole number.
   */
  linesTotal: number
  /**
   * A whole number.
   */
  newLines: number
  /**
   * The message is in the green log, too: it is hardly the reason.
   */
  hasMessage: boolean
  evidence: Evidence
}
/**
 * A test or a target that had not ended when the log was cut.
 */
export interface NotEnded {
  /**
   * With the names around it, as printed.
   */
  name: string
  /**
   * Since it started, or continued after others; `null` if the log does not show it.
   */
  durationSeconds: number | null
}
/**
 * One thing that failed in a step, as its log shows it.
 */
export interface LoggedError {
  /**
   * A whole number.
   */
  stepNumber: number
  /**
   * What failed, by name: a test with the names around it, a target, a rule, a file.
   */
  title: string | null
  /**
   * Why: the assertion, or the sentence of the compiler or the tool.
   */
  detail: string | null
  /**
   * The file, from the root of the repository if it was found there; otherwise as the tool prints it.
   */
  path: string | null
  line: number | null
  column: number | null
  /**
   * The file was found in the repository: the outputs link to it.
   */
  inRepository: boolean
  /**
   * It is a test, not a target, a finding or an error.
   */
  test: boolean
}
/**
 * How many things failed in a step, as its tool counts them.
 */
export interface ErrorTotal {
  /**
   * A whole number.
   */
  stepNumber: number
  /**
   * What it counts: findings are those of a compiler or a linter.
   */
  counts: 'tests' | 'findings'
  /**
   * A whole number.
   */
  failed: number
  /**
   * How many there were; `null` if the tool does not print it.
   */
  total: number | null
  /**
   * How many were skipped; only test results say it.
   */
  skipped: number | null
}
/**
 * What files of test results say of the tests of a job, each test once.
 */
export interface TestCounts {
  /**
   * A whole number.
   */
  total: number
  /**
   * A whole number.
   */
  failed: number
  /**
   * A whole number.
   */
  skipped: number
  /**
   * A whole number.
   */
  failedThenPassed: number
  /**
   * Names of the files.
   */
  files: string[]
  /**
   * `false`: a file could not be read to its end, so there may be more.
   */
  complete: boolean
}
/**
 * An annotation by GitHub, the runner or a step.
 */
export interface Annotation {
  /**
   * `failure`, `warning` or `notice`.
   */
  level: string
  title: string | null
  message: string
  /**
   * `.github` if the annotation is on no file.
   */
  path: string | null
  /**
   * For `.github`, the line of the step's log.
   */
  line: number | null
}
/**
 * Failures with the same reason.
 */
export interface Cause {
  /**
   * Text as GitHub shows it.
   */
  sentence: string
  /**
   * What GitHub's responses and the logs show; `other` if they show nothing.
   */
  kind:
    | 'failed-step'
    | 'timed-out'
    | 'other'
    | 'out-of-memory'
    | 'tool-crash'
    | 'container'
    | 'device'
    | 'check'
    | 'runner-lost'
    | 'disk-full'
    | 'network'
    | 'action-download'
    | 'refused'
    | 'cancelled'
    | 'never-started'
  /**
   * Of all its jobs: `unknown` if the log of one was not read, unless it is `new`.
   */
  verdict: ('known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown') | null
  /**
   * The verdict of `judged` in plain words; `null` if nothing was compared.
   */
  verdictText: string | null
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  judged: Verdict
  /**
   * Why a step failed: what failed by name and why, or else a line; `null` if unknown.
   */
  message: string | null
  /**
   * The message is a test, a finding, an error that the runner marked or nothing followed, the only line that says that something failed, or of a log that shows the kind. Any other line is only what was last reported.
   */
  messageCertain: boolean
  /**
   * Identifies the kind, the step and the tests that failed there or, without tests, the error; `null` if no line was read that says what failed. It begins with the version of its rules, such as `v1:`.
   */
  signature: string | null
  /**
   * Jobs that failed for this reason. The log is that of the first one in `failures`. Of those that the verdict lacks, a log was not read, here or there.
   *
   * @minItems 1
   */
  jobIds: [number, ...number[]]
  /**
   * Jobs that failed or were cancelled only because of these.
   */
  consequences: number[]
  /**
   * The page on which a person writes it down as a known failure; `null` if that is done, or if no text identifies it.
   */
  newIssueUrl: string | null
}
/**
 * The verdict with its evidence, on the jobs whose logs were read. Legs with one error and another verdict are another cause.
 */
export interface Verdict {
  /**
   * `known`: the same step failed with the same error on the base branch, or an issue lists all that failed. `unsteady`: it failed and passed on the same commit, or comes and goes on the base branch. `new`: the base branch passed the step on a commit that this run contains. `infrastructure`: the kind of the cause says so. `unknown`: nothing proves one of the others.
   */
  verdict: 'known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown'
  /**
   * Why the verdict is `unknown`.
   */
  verdictReason:
    | (
        | 'no-base'
        | 'not-run'
        | 'not-listed'
        | 'older-base'
        | 'unknown-commit'
        | 'other-step'
        | 'other-error'
        | 'other-stage'
        | 'equal-log'
        | 'no-log'
        | 'refused'
        | 'not-read'
        | 'not-rerun'
        | 'calls-unread'
        | 'attempts-unread'
        | 'lost'
      )
    | null
  /**
   * The verdict in plain words, such as `New: main passed this step in #813`; `null` if nothing was compared.
   */
  verdictText: string | null
  /**
   * Jobs of other runs or attempts that the verdict rests on.
   */
  evidence: Evidence[]
  /**
   * In a run of the base branch: when the failures began; `null` if unknown.
   */
  redSince: RedSince | null
  /**
   * The branch that was read; `null` if none was.
   */
  baseBranch: string | null
  /**
   * The evidence is of the newest runs that ran the job, without a gap; `null` if that does not matter.
   */
  inLastRuns: boolean | null
  /**
   * The newest run of the base branch, if it passed a known error; `null` if not.
   */
  passedSince: Evidence | null
  changed: Changed
  /**
   * Files at which it fails and that the pull request changes, or the only commit since the last green run.
   */
  changedFiles: string[]
  /**
   * `null` if the change can be the reason, or if that is unknown.
   */
  beyondChange: BeyondChange | null
  /**
   * How many whole days before this run the base branch passed what is new; `null` for less than one, if unknown, or if it differs between jobs.
   */
  passedDaysAgo: number | null
  /**
   * Runs that showed what varies from run to run; empty if none was needed.
   */
  learned: Evidence[]
  /**
   * Which of the failures are new; `null` unless the logs show it.
   */
  failingSet: FailingSet | null
  /**
   * The host that failed to respond, and that the step names when it passes, too; `null` if unknown.
   */
  host: string | null
  /**
   * The line that alone keeps the error from being known; `null` if none does.
   */
  almost: string | null
  /**
   * Why the error of `evidence` may be another one, in the same words; `null` unless a stage shows it.
   */
  stage: OtherStage | null
  /**
   * Why the error of `evidence` may be another one, although its lines are here; `null` unless a total shows it.
   */
  moreCounted: MoreCounted | null
  /**
   * `true` if infrastructure ended this attempt before `notRerunStep` was re-run; otherwise `null`.
   */
  infrastructureEnded: boolean | null
  /**
   * `true` if the log of the step could not be read up to an error, and nothing else names one; otherwise `null`.
   */
  logUnread: boolean | null
  /**
   * The step that failed in the attempt of `evidence` and was not re-run, if that is the reason; else `null`.
   */
  notRerunStep: string | null
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  /**
   * Other branches that fail alike, if the verdict is `new` or `unknown`.
   */
  elsewhere: Elsewhere | null
  /**
   * That it comes and goes, if the verdict is `new` or `unknown`.
   */
  inMonth: MonthEvidence | null
  /**
   * What issues list of the failures; `null` if nothing.
   */
  listed: ListedFailure | null
  /**
   * What other runs show, if the failures are known by issues alone.
   */
  compared: Compared | null
  /**
   * The jobs that it is about.
   *
   * @minItems 1
   */
  jobIds: [number, ...number[]]
}
/**
 * A budget that was exceeded.
 */
export interface ExceededBudget {
  /**
   * Text as GitHub shows it.
   */
  budget: string
  /**
   * Seconds with at most three decimals, never negative.
   */
  limitSeconds: number
  /**
   * Longest first.
   *
   * @minItems 1
   */
  overruns: [Overrun, ...Overrun[]]
}
/**
 * A run, job or step that took more than its budget.
 */
export interface Overrun {
  /**
   * Text as GitHub shows it.
   */
  name: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * Seconds with at most three decimals, never negative.
   */
  durationSeconds: number
}
/**
 * The run compared with earlier successful ones. A job or step without an earlier value is omitted.
 */
export interface History {
  /**
   * Text as GitHub shows it.
   */
  branch: string
  /**
   * Oldest first.
   *
   * @minItems 1
   */
  runs: [EarlierRun, ...EarlierRun[]]
  /**
   * Compared with the runs in which the same jobs ran; `null` if it is not compared.
   */
  duration: Comparison | null
  /**
   * Why `duration` is `null`: what the run did.
   */
  durationNotCompared:
    | ('incomplete' | 'unfinished' | 'partial' | 'failed' | 'different-jobs' | 'different-steps')
    | null
  /**
   * Queues and durations that changed as that of the run did, the largest change first: of jobs on the critical path or, if that is unknown, of all jobs.
   */
  causes: WallCause[]
  /**
   * How long a run that took longer waited until its first job started, if that is longer than in earlier runs, else `null`. If the run is longer only for this, `duration` is not `slower`.
   */
  startDelaySeconds: number | null
  /**
   * The duration without the time in which no job ran because a job on the critical path waited for an approval, or for something that is unknown, here and before the same job in the earlier runs; `null` if none waited, or if that is not known.
   */
  withoutWait: Comparison | null
  jobs: JobComparison[]
  /**
   * Names of the jobs that ran and are in none of `runs`.
   */
  newJobs: string[]
  /**
   * Names of the jobs that ran in the last of `runs` and are not in this run.
   */
  removedJobs: string[]
}
/**
 * An earlier run.
 */
export interface EarlierRun {
  /**
   * A number that JSON carries exactly.
   */
  id: number
  /**
   * The attempt that is compared with.
   */
  attempt: number | null
  /**
   * Counts the runs of the workflow.
   */
  number: number | null
  /**
   * The event that triggered the run.
   */
  event: string | null
  /**
   * URL of a page.
   */
  url: string
}
/**
 * A duration compared with those of earlier runs.
 */
export interface Comparison {
  seconds: number | null
  /**
   * Seconds with at most three decimals, never negative.
   */
  medianSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  spreadSeconds: number
  /**
   * Above 0 if it is longer than the median; `null` if it can't be compared.
   */
  deltaSeconds: number | null
  /**
   * It is longer by more than the normal spread allows.
   */
  slower: boolean
  /**
   * It is longer or shorter by more than the normal spread allows, and by 10 s.
   */
  changed: boolean
  /**
   * A whole number.
   */
  earlierCount: number
  /**
   * One item for each of `runs`.
   */
  earlierSeconds: (number | null)[]
}
/**
 * The queue or duration of a job that changed as the duration of the run did.
 */
export interface WallCause {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  part: 'queue' | 'duration'
  /**
   * Above 0 if it is longer than the median.
   */
  deltaSeconds: number | null
}
/**
 * The duration of a job, compared with earlier runs.
 */
export interface JobComparison {
  seconds: number | null
  /**
   * Seconds with at most three decimals, never negative.
   */
  medianSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  spreadSeconds: number
  /**
   * Above 0 if it is longer than the median; `null` if it can't be compared.
   */
  deltaSeconds: number | null
  /**
   * It is longer by more than the normal spread allows.
   */
  slower: boolean
  /**
   * It is longer or shorter by more than the normal spread allows, and by 10 s.
   */
  changed: boolean
  /**
   * A whole number.
   */
  earlierCount: number
  /**
   * One item for each of `runs`.
   */
  earlierSeconds: (number | null)[]
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * What differs from an earlier run; empty if the job is not slower, or if nothing is known.
   */
  reasons: SlowReason[]
  /**
   * Id of that run; `null` if there are no `reasons`.
   */
  reasonsRunId: number | null
  /**
   * How long it waited for a runner; `null` if that is not known of any earlier run.
   */
  queue: Comparison | null
  steps: StepComparison[]
}
/**
 * What differs between a slower job and the earlier run of it that is nearest to the median that it is compared with.
 */
export interface SlowReason {
  kind: 'cache' | 'image' | 'version' | 'labels' | 'step-added' | 'step-removed'
  /**
   * Key of the cache, name of the step, or what has the version.
   */
  subject: string | null
  /**
   * For a cache `miss`, `partial` or `blocked`.
   */
  now: string | null
  /**
   * For a cache `hit` or `partial`.
   */
  earlier: string | null
  /**
   * Size of the cache that was restored earlier.
   */
  bytes: number | null
}
/**
 * The duration of a step, compared with earlier runs.
 */
export interface StepComparison {
  seconds: number | null
  /**
   * Seconds with at most three decimals, never negative.
   */
  medianSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  spreadSeconds: number
  /**
   * Above 0 if it is longer than the median; `null` if it can't be compared.
   */
  deltaSeconds: number | null
  /**
   * It is longer by more than the normal spread allows.
   */
  slower: boolean
  /**
   * It is longer or shorter by more than the normal spread allows, and by 10 s.
   */
  changed: boolean
  /**
   * A whole number.
   */
  earlierCount: number
  /**
   * One item for each of `runs`.
   */
  earlierSeconds: (number | null)[]
  /**
   * A whole number.
   */
  stepNumber: number
  /**
   * Text as GitHub shows it.
   */
  step: string
}
/**
 * This attempt compared with earlier ones of the run.
 */
export interface Attempts {
  /**
   * A whole number.
   */
  number: number
  /**
   * Numbers of the earlier attempts that are compared, ascending.
   *
   * @minItems 1
   */
  earlier: [number, ...number[]]
  /**
   * A whole number.
   */
  notCompared: number
  /**
   * The jobs whose conclusion is not the same in every attempt.
   */
  differing: DifferingJob[]
  /**
   * Jobs that failed by themselves in an attempt and passed in a later one.
   */
  flaky: FlakyJob[]
  /**
   * Jobs that failed by themselves in at least two attempts and are not known to have passed in any.
   */
  repeated: RepeatedFailure[]
  /**
   * Ids of jobs that this attempt skipped, and that failed in an earlier one and did not pass since.
   */
  notRerun: number[]
}
/**
 * A job in every compared attempt.
 */
export interface DifferingJob {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * In this attempt; `null` if the job has not finished.
   */
  conclusion: string | null
  /**
   * The job did not run in this attempt.
   */
  carriedOver: boolean
  /**
   * One item for each of `earlier`; `null` if the attempt has no such job.
   */
  earlier: (AttemptJob | null)[]
}
/**
 * A job in an earlier attempt.
 */
export interface AttemptJob {
  /**
   * GitHub's status: `completed`, `in_progress`, `queued`, `waiting`, `pending`, `requested`, or one that GitHub adds later.
   */
  status: string
  /**
   * `null` if it has not finished.
   */
  conclusion: string | null
  /**
   * `null` if it has not started or the time is unknown.
   */
  startedAt: string | null
  /**
   * `null` if it has not finished or the time is unknown.
   */
  completedAt: string | null
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * URL of a page.
   */
  url: string
  /**
   * The job ran in an attempt before that one.
   */
  carriedOver: boolean
}
/**
 * A job that failed and passed on the same commit.
 */
export interface FlakyJob {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * Numbers of attempts; empty if the job failed in an attempt that was not listed.
   */
  failedIn: number[]
  /**
   * A whole number.
   */
  passedIn: number
  /**
   * Names of the steps at which it failed, if they are known.
   */
  steps: string[]
  /**
   * What failed in the last of these attempts, as in a cause; `null` if its log was not read: it is of one job, and only if nothing failed in this attempt.
   */
  message: string | null
  /**
   * As in a cause; `false` without a message.
   */
  messageCertain: boolean
}
/**
 * A job that failed in every attempt that ran it.
 */
export interface RepeatedFailure {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * Numbers of attempts.
   */
  failedIn: number[]
}
/**
 * Runner minutes: the duration of each job rounded up, as GitHub bills it.
 */
export interface Minutes {
  /**
   * A whole number.
   */
  minutes: number
  /**
   * A whole number.
   */
  jobsUnfinished: number
  /**
   * The most minutes first.
   */
  byLabels: LabelMinutes[]
}
/**
 * The minutes of the jobs with the same runner labels.
 */
export interface LabelMinutes {
  /**
   * Sorted and joined with commas; empty if they are not known.
   */
  labels: string
  /**
   * A whole number.
   */
  jobs: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  durationSeconds: number
  /**
   * A whole number.
   */
  minutes: number
  /**
   * The runners are known to be self-hosted: GitHub does not bill their minutes.
   */
  selfHosted: boolean
}
/**
 * What the files say that the input `test-results` names.
 */
export interface Tests {
  /**
   * A whole number.
   */
  total: number
  /**
   * A whole number.
   */
  failed: number
  /**
   * A whole number.
   */
  skipped: number
  /**
   * A whole number.
   */
  retried: number
  /**
   * All that it names was read.
   */
  complete: boolean
  /**
   * The code of a fork wrote the files, so that no name is shown.
   */
  ofFork: boolean
  /**
   * Tests that ran in `base` and are gone; `null` if not compared.
   */
  fewer: number | null
  /**
   * The newest green push run of the base branch; `current`: the run is of this branch.
   */
  base: {
    /**
     * Text as GitHub shows it.
     */
    branch: string
    current: boolean
    /**
     * A number that JSON carries exactly.
     */
    runId: number
    number: number | null
    /**
     * URL of a page.
     */
    url: string
  } | null
  /**
   * Why not all was compared, as a clause.
   */
  notCompared: string | null
  artifacts: ArtifactTests[]
  findings: TestFinding[]
  /**
   * What was not read, although the jobs that can have written it passed: values of `fail-on` for tests fail.
   */
  unread: UnreadTests[]
}
/**
 * The tests of an artifact, each once.
 */
export interface ArtifactTests {
  /**
   * Its name, with `*` for what differs between several; `null` for the workspace.
   */
  artifact: string | null
  /**
   * Ids of the jobs that can have uploaded it.
   */
  jobIds: number[]
  /**
   * A whole number.
   */
  total: number
  /**
   * A whole number.
   */
  failed: number
  /**
   * A whole number.
   */
  skipped: number
  /**
   * A whole number.
   */
  retried: number
  /**
   * All of it was read.
   */
  complete: boolean
  /**
   * At most 200.
   */
  retriedTests: string[]
}
/**
 * What is unusual about the tests of an artifact.
 */
export interface TestFinding {
  /**
   * `none`: no test ran. `missing`: no artifact has the tests, which no job was skipped for. `fewer`: a tenth of the tests, and ten, are gone. `suites`: a suite with five tests is gone. `skipped`: five tests or more are skipped now.
   */
  kind: 'none' | 'missing' | 'fewer' | 'suites' | 'skipped'
  /**
   * Its name, or the paths of files in the workspace, as in `./junit.xml`; `null` for all together.
   */
  artifact: string | null
  /**
   * `null` unless only one job can have uploaded it.
   */
  jobId: number | null
  /**
   * Names of the jobs that can have uploaded it, here or in `base`; empty if unknown.
   */
  jobs: string[]
  /**
   * A whole number.
   */
  count: number
  /**
   * Tests that ran in `base`; `null` without it.
   */
  before: number | null
  /**
   * Suites of which no test is left.
   */
  suites: string[]
}
/**
 * A file, an artifact or a pattern that was not read.
 */
export interface UnreadTests {
  /**
   * `tests-cut`: a file ends early or is not well-formed. `tests-format`: no file is in a format that is read. `tests-unread`: a limit, an error or a permission prevented it. `tests-missing`: no artifact has the name, or no file the path. `tests-unnamed`: `test-results` names no files.
   */
  reason: 'tests-cut' | 'tests-format' | 'tests-unread' | 'tests-missing' | 'tests-unnamed'
  /**
   * Its name; `null` for the workspace, a pattern or all artifacts.
   */
  artifact: string | null
  /**
   * Path of the file, or the pattern; `null` for a whole artifact, or all.
   */
  name: string | null
  /**
   * Text as GitHub shows it.
   */
  text: string
  /**
   * Names of the jobs that can have written it; empty if unknown.
   */
  jobs: string[]
}
/**
 * How long the jobs of the attempt waited and ran.
 */
export interface Waiting {
  /**
   * A whole number.
   */
  jobs: number
  /**
   * Sum over the jobs of the time from the start of the attempt to ready.
   */
  blockedSeconds: number | null
  /**
   * Sum over the jobs of the time from ready to started.
   */
  queueSeconds: number | null
  /**
   * The longest time from ready to started.
   */
  longestQueueSeconds: number | null
  /**
   * Sum over the jobs of the time from started to completed.
   */
  runningSeconds: number | null
  /**
   * A whole number.
   */
  peakJobs: number
  /**
   * Jobs that were ready and never started, the longest wait first.
   */
  unstarted: UnstartedJob[]
  /**
   * The longest queue first.
   */
  byLabels: LabelWaiting[]
}
/**
 * A job that was ready and never started.
 */
export interface UnstartedJob {
  /**
   * A number that JSON carries exactly.
   */
  jobId: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  waitedSeconds: number
  /**
   * The job can no longer start.
   */
  finished: boolean
  /**
   * `approval`: approval or a runner.
   */
  heldBy: 'runner' | 'approval'
}
/**
 * How long the jobs with the same runner labels waited and ran.
 */
export interface LabelWaiting {
  /**
   * A whole number.
   */
  jobs: number
  /**
   * Sum over the jobs of the time from the start of the attempt to ready.
   */
  blockedSeconds: number | null
  /**
   * Sum over the jobs of the time from ready to started.
   */
  queueSeconds: number | null
  /**
   * The longest time from ready to started.
   */
  longestQueueSeconds: number | null
  /**
   * Sum over the jobs of the time from started to completed.
   */
  runningSeconds: number | null
  /**
   * Text as GitHub shows it.
   */
  labels: string
}
/**
 * The legs of a matrix, the jobs of a called workflow, or one job alone.
 */
export interface Group {
  kind: 'job' | 'matrix' | 'workflow'
  /**
   * Text as GitHub shows it.
   */
  name: string
  /**
   * In the order of `jobs`.
   *
   * @minItems 1
   */
  jobIds: [number, ...number[]]
  counts: Counts
  /**
   * When the first of them was ready.
   */
  readyAt: string | null
  /**
   * When the last of them finished.
   */
  completedAt: string | null
  /**
   * The shortest duration.
   */
  minSeconds: number | null
  medianSeconds: number | null
  /**
   * The longest duration.
   */
  maxSeconds: number | null
  /**
   * A number that JSON carries exactly.
   */
  worstJobId: number
}
/**
 * How many jobs the timeline of the summary does not show, by reason.
 */
export interface TimelineOmitted {
  /**
   * A whole number.
   */
  skipped: number
  /**
   * A whole number.
   */
  carriedOver: number
  /**
   * A whole number.
   */
  untimed: number
  /**
   * A whole number.
   */
  crowded: number
}
/**
 * A job that the current one waited for.
 */
export interface Need {
  /**
   * Key of the job in the workflow file.
   */
  key: string
  /**
   * As in the `needs` context, such as `success`.
   */
  result: string
}
/**
 * A job in `needs` that no listed job shows.
 */
export interface UnlistedNeed {
  /**
   * Key of the job in the workflow file.
   */
  key: string
  /**
   * As in the `needs` context, such as `success`.
   */
  result: string
  /**
   * The input `allowed-failures` names the key.
   */
  forgiven: boolean
  /**
   * Why a listed job that did not pass does not show it; `null` if none did.
   */
  openLeg: OpenLeg | null
}
/**
 * A listed job that has not finished and may be a leg of a key.
 */
export interface OpenLeg {
  name: string
  /**
   * By the workflow file it can be nothing else.
   */
  certain: boolean
}
/**
 * A job of the attempt.
 */
export interface Job {
  /**
   * GitHub's status: `completed`, `in_progress`, `queued`, `waiting`, `pending`, `requested`, or one that GitHub adds later.
   */
  status: string
  /**
   * `null` if it has not finished.
   */
  conclusion: string | null
  /**
   * `null` if it has not started or the time is unknown.
   */
  startedAt: string | null
  /**
   * `null` if it has not finished or the time is unknown.
   */
  completedAt: string | null
  /**
   * A number that JSON carries exactly.
   */
  id: number
  /**
   * GitHub truncates names to 100 characters.
   */
  name: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * `check` for a check run that a step created.
   */
  kind: 'job' | 'check'
  /**
   * What the job counts as: its conclusion, but `timed_out` if GitHub cancelled it at its time limit, and `failure` if it was cancelled after one of its steps had failed. `null` if it has not finished.
   */
  outcome: string | null
  /**
   * The job did not pass, and the workflow or the input `allowed-failures` forgives that.
   */
  forgiven: boolean
  /**
   * The job that made the report.
   */
  current: boolean
  /**
   * The job ran in an earlier attempt and not in this one; it counts in no sum.
   */
  carriedOver: boolean
  /**
   * When the job was ready to run; `null` on GitHub Enterprise Server before 3.9.
   */
  createdAt: string | null
  /**
   * From the start of the attempt to ready: `needs`, `max-parallel`, concurrency, approval.
   */
  blockedSeconds: number | null
  /**
   * From ready to started; `null` if unknown or never started.
   */
  queueSeconds: number | null
  /**
   * From ready to started, if the job waited for approval or a runner; it has no queue then.
   */
  approvalSeconds: number | null
  /**
   * From started to completed, for the current job to its last completed step.
   */
  durationSeconds: number | null
  runner: Runner
  /**
   * The job waits, or may have waited, for a rule of its environment such as an approval.
   */
  mayAwaitApproval: boolean
  /**
   * `null` if it was not skipped, or if nothing is certain.
   */
  skippedBecause: SkippedBecause | null
  /**
   * Number of the step that ran longest; `null` if no step took any time.
   */
  slowestStepNumber: number | null
  /**
   * By number. Steps may overlap, so that their durations do not add up to that of the job.
   */
  steps: Step[]
}
/**
 * The runner of a job.
 */
export interface Runner {
  /**
   * Unique among the runners of an owner, also if names repeat; `null` if unknown.
   */
  id: number | null
  /**
   * `null` if the job never got a runner.
   */
  name: string | null
  group: string | null
  /**
   * The labels in `runs-on`.
   */
  labels: string[]
}
/**
 * Why a job was skipped, by the workflow file and the conclusions alone.
 */
export interface SkippedBecause {
  /**
   * `need`: a job that it needs, or the first of a chain of them, did not pass. `ancestor`: the jobs that it needs passed, and one before them did not. `if`: its `if` was false. `no-failure`: its `if` is `failure()`, and nothing before it failed. `cancelled`: the run was cancelled before it could start.
   */
  kind: 'need' | 'ancestor' | 'if' | 'no-failure' | 'cancelled'
  /**
   * Of `need` and `ancestor`: name of that job in the workflow file.
   */
  job: string | null
  /**
   * Of `job`, or of the first of its legs that did not pass.
   */
  jobId: number | null
  /**
   * Of `job`.
   */
  conclusion: string | null
  /**
   * Of `ancestor`: name of a job that passed and needs `job`.
   */
  before: string | null
  /**
   * Of `ancestor`: it has no `if`, or one that is true but for that.
   */
  isDue: boolean
  /**
   * The `if` of the job, or for `need` that of `job`, if it was false; `null` if there is none.
   */
  condition: string | null
}
/**
 * A step of a job.
 */
export interface Step {
  /**
   * GitHub's status: `completed`, `in_progress`, `queued`, `waiting`, `pending`, `requested`, or one that GitHub adds later.
   */
  status: string
  /**
   * `null` if it has not finished.
   */
  conclusion: string | null
  /**
   * `null` if it has not started or the time is unknown.
   */
  startedAt: string | null
  /**
   * `null` if it has not finished or the time is unknown.
   */
  completedAt: string | null
  /**
   * A whole number.
   */
  number: number
  name: string
  /**
   * `group`: the step that GitHub adds after the steps of a `parallel` block, with the duration of the whole block.
   */
  kind: 'step' | 'group'
  /**
   * `null` if the step was skipped, has not finished, or has invalid times.
   */
  durationSeconds: number | null
  /**
   * Inner steps, if it runs a composite action; `null` if unknown: its log was not read, or has no lines of the runner around inner steps.
   */
  parts: StepParts | null
}
/**
 * The steps within a composite action, as the log of the job shows them.
 */
export interface StepParts {
  /**
   * In the order in which they started, so that nested ones follow the one that they are part of.
   */
  list: StepPart[]
  /**
   * A whole number.
   */
  omitted: number
}
/**
 * A step within a composite action, with the times of the log.
 */
export interface StepPart {
  name: string
  /**
   * A whole number.
   */
  depth: number
  /**
   * An ISO 8601 time in UTC.
   */
  startedAt: string
  /**
   * `null` if unknown.
   */
  completedAt: string | null
  /**
   * `null` if the inner step was skipped, or if its end is unknown.
   */
  durationSeconds: number | null
  /**
   * Before `continue-on-error`; `null` if unknown.
   */
  outcome: string | null
  /**
   * After `continue-on-error`; `null` if unknown.
   */
  conclusion: string | null
}
/**
 * Something odd in GitHub's data, or something that the report had to omit.
 */
export interface Note {
  /**
   * `warning`: something to fix or to consider; `notice`: good to know.
   */
  severity: 'warning' | 'notice'
  /**
   * Text as GitHub shows it.
   */
  text: string
  /**
   * Id of the job; `null` if the note is about the run.
   */
  jobId: number | null
  /**
   * The page that it is about; `null` if there is none.
   */
  url: string | null
}
/**
 * What the workflow runs of a commit did: for each workflow, event and branch, the latest attempt of the newest run. `null` is unknown. Times are ISO 8601 in UTC; durations are in seconds with at most three decimals.
 */
export interface RunReportOfACommit {
  /**
   * Changes if readers of the report have to change. New fields do not change it.
   */
  schemaVersion: 1
  /**
   * Distinguishes this report from that of one run.
   */
  kind: 'commit'
  /**
   * An ISO 8601 time in UTC.
   */
  madeAt: string
  /**
   * Repository of the runs, as `owner/name`.
   */
  repository: string
  /**
   * Full SHA.
   */
  commit: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * With the fork that has it; `null` also if the runs are of several branches.
   */
  branch: string | null
  /**
   * `null` also if the commit is the head of no pull request.
   */
  pullRequest: PullRequest | null
  /**
   * `null` if no conflict is known. Only the command with `--pr` requests it.
   */
  conflict: ('no-run' | 'later') | null
  /**
   * Text as GitHub shows it.
   */
  headline: string
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  /**
   * GitHub's conclusion: `failure`, `timed_out`, `startup_failure`, `action_required`, `cancelled`, `stale`, `success`, `neutral`, `skipped`, or one that GitHub adds later; `unknown` if it finished and GitHub does not say how.
   */
  conclusion: string
  /**
   * What can fail the step, and what it decided; `null` if `fail-on` is not set and no budget ends with `fail`.
   */
  gate: Gate | null
  /**
   * The report has every run of the commit, and every job of these runs.
   */
  complete: boolean
  /**
   * A whole number.
   */
  runsTotal: number
  /**
   * A whole number.
   */
  runsUnfinished: number
  /**
   * A whole number.
   */
  jobsTotal: number
  /**
   * A whole number.
   */
  jobsFailed: number
  /**
   * A whole number.
   */
  jobsUnfinished: number
  /**
   * When the first run was created.
   */
  startedAt: string | null
  /**
   * When the last job finished.
   */
  completedAt: string | null
  /**
   * Between these two.
   */
  durationSeconds: number | null
  /**
   * Sum of the durations of the jobs.
   */
  executionSeconds: number | null
  /**
   * A whole number.
   */
  peakJobs: number
  /**
   * What caused the failures of all runs, in the order of the advice.
   */
  causes: CommitCause[]
  /**
   * `null` if no base branch is known, or if its rules could not be read.
   */
  requiredChecks: RequiredChecks | null
  /**
   * Worst first.
   */
  runs: CommitRun[]
  /**
   * Notes on the commit; each run has its own.
   */
  notes: Note[]
}
export interface PullRequest {
  /**
   * A whole number above 0.
   */
  number: number
  /**
   * URL of a page.
   */
  url: string
  /**
   * The branch to merge into.
   */
  base: string | null
}
/**
 * Failures with the same reason, in one or more runs. The failures are in the reports of these runs.
 */
export interface CommitCause {
  /**
   * Text as GitHub shows it.
   */
  sentence: string
  /**
   * What GitHub's responses and the logs show; `other` if they show nothing.
   */
  kind:
    | 'failed-step'
    | 'timed-out'
    | 'other'
    | 'out-of-memory'
    | 'tool-crash'
    | 'container'
    | 'device'
    | 'check'
    | 'runner-lost'
    | 'disk-full'
    | 'network'
    | 'action-download'
    | 'refused'
    | 'cancelled'
    | 'never-started'
  /**
   * Of all its jobs: `unknown` if the log of one was not read, unless it is `new`.
   */
  verdict: ('known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown') | null
  /**
   * The verdict of `judged` in plain words; `null` if nothing was compared.
   */
  verdictText: string | null
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  judged: Verdict1
  /**
   * Why a step failed: what failed by name and why, or else a line; `null` if unknown.
   */
  message: string | null
  /**
   * The message is a test, a finding, an error that the runner marked or nothing followed, the only line that says that something failed, or of a log that shows the kind. Any other line is only what was last reported.
   */
  messageCertain: boolean
  /**
   * Identifies the kind, the step and the tests that failed there or, without tests, the error; `null` if no line was read that says what failed. It begins with the version of its rules, such as `v1:`.
   */
  signature: string | null
  /**
   * Jobs that failed for this reason. The log is that of the first one in `failures`. Of those that the verdict lacks, a log was not read, here or there.
   *
   * @minItems 1
   */
  jobIds: [number, ...number[]]
  /**
   * Jobs that failed or were cancelled only because of these.
   */
  consequences: number[]
  /**
   * The page on which a person writes it down as a known failure; `null` if that is done, or if no text identifies it.
   */
  newIssueUrl: string | null
  /**
   * Ids of the runs.
   *
   * @minItems 1
   */
  runIds: [number, ...number[]]
}
/**
 * The verdict with its evidence, on the jobs whose logs were read. Legs with one error and another verdict are another cause.
 */
export interface Verdict1 {
  /**
   * `known`: the same step failed with the same error on the base branch, or an issue lists all that failed. `unsteady`: it failed and passed on the same commit, or comes and goes on the base branch. `new`: the base branch passed the step on a commit that this run contains. `infrastructure`: the kind of the cause says so. `unknown`: nothing proves one of the others.
   */
  verdict: 'known' | 'unsteady' | 'new' | 'infrastructure' | 'unknown'
  /**
   * Why the verdict is `unknown`.
   */
  verdictReason:
    | (
        | 'no-base'
        | 'not-run'
        | 'not-listed'
        | 'older-base'
        | 'unknown-commit'
        | 'other-step'
        | 'other-error'
        | 'other-stage'
        | 'equal-log'
        | 'no-log'
        | 'refused'
        | 'not-read'
        | 'not-rerun'
        | 'calls-unread'
        | 'attempts-unread'
        | 'lost'
      )
    | null
  /**
   * The verdict in plain words, such as `New: main passed this step in #813`; `null` if nothing was compared.
   */
  verdictText: string | null
  /**
   * Jobs of other runs or attempts that the verdict rests on.
   */
  evidence: Evidence[]
  /**
   * In a run of the base branch: when the failures began; `null` if unknown.
   */
  redSince: RedSince | null
  /**
   * The branch that was read; `null` if none was.
   */
  baseBranch: string | null
  /**
   * The evidence is of the newest runs that ran the job, without a gap; `null` if that does not matter.
   */
  inLastRuns: boolean | null
  /**
   * The newest run of the base branch, if it passed a known error; `null` if not.
   */
  passedSince: Evidence | null
  changed: Changed
  /**
   * Files at which it fails and that the pull request changes, or the only commit since the last green run.
   */
  changedFiles: string[]
  /**
   * `null` if the change can be the reason, or if that is unknown.
   */
  beyondChange: BeyondChange | null
  /**
   * How many whole days before this run the base branch passed what is new; `null` for less than one, if unknown, or if it differs between jobs.
   */
  passedDaysAgo: number | null
  /**
   * Runs that showed what varies from run to run; empty if none was needed.
   */
  learned: Evidence[]
  /**
   * Which of the failures are new; `null` unless the logs show it.
   */
  failingSet: FailingSet | null
  /**
   * The host that failed to respond, and that the step names when it passes, too; `null` if unknown.
   */
  host: string | null
  /**
   * The line that alone keeps the error from being known; `null` if none does.
   */
  almost: string | null
  /**
   * Why the error of `evidence` may be another one, in the same words; `null` unless a stage shows it.
   */
  stage: OtherStage | null
  /**
   * Why the error of `evidence` may be another one, although its lines are here; `null` unless a total shows it.
   */
  moreCounted: MoreCounted | null
  /**
   * `true` if infrastructure ended this attempt before `notRerunStep` was re-run; otherwise `null`.
   */
  infrastructureEnded: boolean | null
  /**
   * `true` if the log of the step could not be read up to an error, and nothing else names one; otherwise `null`.
   */
  logUnread: boolean | null
  /**
   * The step that failed in the attempt of `evidence` and was not re-run, if that is the reason; else `null`.
   */
  notRerunStep: string | null
  advice: ('fix' | 'rerun' | 'wait' | 'look' | 'none') | null
  /**
   * The same in plain words, such as `Yours: fix it`.
   */
  adviceText: string | null
  /**
   * Other branches that fail alike, if the verdict is `new` or `unknown`.
   */
  elsewhere: Elsewhere | null
  /**
   * That it comes and goes, if the verdict is `new` or `unknown`.
   */
  inMonth: MonthEvidence | null
  /**
   * What issues list of the failures; `null` if nothing.
   */
  listed: ListedFailure | null
  /**
   * What other runs show, if the failures are known by issues alone.
   */
  compared: Compared | null
  /**
   * The jobs that it is about.
   *
   * @minItems 1
   */
  jobIds: [number, ...number[]]
}
/**
 * The checks that must pass before the pull request can be merged.
 */
export interface RequiredChecks {
  /**
   * Text as GitHub shows it.
   */
  branch: string
  /**
   * Both the rulesets and the protection of the branch were read; otherwise there may be more checks.
   */
  complete: boolean
  /**
   * Those that block first.
   */
  checks: RequiredCheck[]
}
export interface RequiredCheck {
  /**
   * Text as GitHub shows it.
   */
  name: string
  /**
   * `missing`: all runs have finished, and none reported the check. `unknown`: another app or an unfinished run may report it, or jobs of the same name have different results.
   */
  status: 'failed' | 'missing' | 'unfinished' | 'unknown' | 'passed'
  /**
   * URL of the job, or of that in `skippedAs`; `null` if there is neither.
   */
  url: string | null
  /**
   * Name of the skipped job as which GitHub reports the matrix or call that a missing check belongs to; otherwise `null`.
   */
  skippedAs: string | null
}
/**
 * A workflow run of the commit.
 */
export interface CommitRun {
  /**
   * Text as GitHub shows it.
   */
  label: string
  workflowId: number | null
  /**
   * When the first attempt was created.
   */
  createdAt: string | null
  /**
   * GitHub has a conclusion for the attempt. If false, `report` has what is known so far.
   */
  finished: boolean
  /**
   * The run that made the report.
   */
  current: boolean
  report: RunReport
}
/**
 * A month of a repository.
 */
export interface RunReportMonth {
  /**
   * Changes if readers have to change. New fields do not change it.
   */
  schemaVersion: 1
  kind: 'month'
  /**
   * Text as GitHub shows it.
   */
  headline: string
  repository: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * Text as GitHub shows it.
   */
  branch: string
  /**
   * An ISO 8601 time in UTC.
   */
  madeAt: string
  /**
   * When the night was made that it continues.
   */
  sinceAt: string | null
  /**
   * An ISO 8601 time in UTC.
   */
  fromAt: string
  red: Red
  /**
   * Workflows that did not run.
   */
  missed: Schedule[]
  /**
   * Worst first.
   */
  unsteady: Unsteady[]
  /**
   * Longest first.
   */
  queues: Queue[]
  weeks: Weeks
  /**
   * Most runs first.
   */
  workflows: WorkflowRuns[]
  /**
   * This week and the four before, newest first.
   */
  runWeeks: RunWeek[]
  /**
   * A whole number.
   */
  runsListed: number
  /**
   * A whole number.
   */
  failuresRead: number
  /**
   * A whole number.
   */
  failuresUnread: number
  /**
   * A whole number.
   */
  requests: number
  notes: string[]
  /**
   * The issue that has the same.
   */
  issueUrl: string | null
  memory: Memory
}
/**
 * How long the default branch was red.
 */
export interface Red {
  /**
   * An ISO 8601 time in UTC.
   */
  fromAt: string
  /**
   * First failed run of each workflow that fails now.
   */
  now: RunLabel[]
  /**
   * The run that ended the last time; `null` if there was none.
   */
  greenSince: RunLabel | null
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  pushes: number
  /**
   * A whole number.
   */
  cancelledPushes: number
  /**
   * A whole number.
   */
  unreadRuns: number
  /**
   * A whole number.
   */
  unknownWorkflows: number
  /**
   * Those of each workflow: what is red still, then the longest.
   */
  times: RedTime[]
  /**
   * A whole number.
   */
  count: number
  /**
   * A whole number.
   */
  countByRerun: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  durationSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  recentSeconds: number
}
/**
 * A run, as readers know it.
 */
export interface RunLabel {
  /**
   * A number that JSON carries exactly.
   */
  id: number
  number: number | null
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Full SHA.
   */
  commit: string | null
  /**
   * URL of a page.
   */
  url: string
}
/**
 * A time in which a workflow of the default branch was red.
 */
export interface RedTime {
  /**
   * An ISO 8601 time in UTC.
   */
  fromAt: string
  /**
   * `null` if it is red still.
   */
  untilAt: string | null
  first: RunLabel
  /**
   * The run that ended it; `null` if its file is gone.
   */
  last: RunLabel | null
  /**
   * A later attempt of the first run ended it.
   */
  byRerun: boolean
  /**
   * The first run of a commit without its file ended it.
   */
  isGone: boolean
  /**
   * Its file is gone since an unknown time after `untilAt`: no night saw it since the last run.
   */
  isAtLeast: boolean
  /**
   * The newest error of its runs that was read.
   */
  message: string | null
  /**
   * When a run last failed with it.
   */
  messageAt: string | null
}
/**
 * The last run that GitHub started by a schedule.
 */
export interface Schedule {
  /**
   * A number that JSON carries exactly.
   */
  id: number
  number: number | null
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Full SHA.
   */
  commit: string | null
  /**
   * URL of a page.
   */
  url: string
  /**
   * An ISO 8601 time in UTC.
   */
  startedAt: string
  /**
   * Milliseconds between the last runs, but not those in which it was reported.
   */
  gaps: number[]
  /**
   * That of the workflow as it was last read, such as `active`; `null` if it was not read since the run.
   */
  state: string | null
  /**
   * Its file could not be read, so it may have no schedule.
   */
  isUnread: boolean
  /**
   * Why its file could not be parsed, so it may have no schedule.
   */
  fault: string | null
  /**
   * The first night that missed a run since.
   */
  missedAt: string | null
  /**
   * The last night on which the workflow was not active since.
   */
  idleAt: string | null
}
/**
 * What fails and passes on the same code.
 */
export interface Unsteady {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Text as GitHub shows it.
   */
  job: string
  step: string | null
  test: string | null
  /**
   * A whole number.
   */
  failed: number
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  recovered: number
  /**
   * A whole number.
   */
  branches: number
  /**
   * An ISO 8601 time in UTC.
   */
  listedAt: string
  /**
   * An ISO 8601 time in UTC.
   */
  lastAt: string
  /**
   * URL of a page.
   */
  url: string
  message: string | null
  path: string | null
}
/**
 * How long jobs with the same labels waited for a runner.
 */
export interface Queue {
  labels: string
  /**
   * A whole number.
   */
  jobs: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  medianSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  p90Seconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  longestSeconds: number
}
/**
 * What the 7 whole days in UTC before `madeAt` show.
 */
export interface Weeks {
  /**
   * A whole number.
   */
  sampledJobs: number
  /**
   * A whole number.
   */
  runs: number
  /**
   * Most first.
   */
  used: Usage[]
  /**
   * The sum of the 7 days before: `null` unless it is known of each workflow.
   */
  usedBeforeSeconds: number | null
  /**
   * The runs since then are counted: `null` if none was.
   */
  usedFromAt: string | null
  /**
   * Most runs first.
   */
  unknownUsage: UnknownUsage[]
  /**
   * Those that changed, most first.
   */
  jobs: JobTimes[]
}
/**
 * What the jobs of a workflow used of runners with the same labels.
 */
export interface Usage {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  labels: string
  /**
   * Seconds with at most three decimals, never negative.
   */
  usedSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  usedCancelledSeconds: number
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  readRuns: number
  /**
   * A whole number.
   */
  unfinishedRuns: number
  /**
   * Of all runs of the workflow in the 7 days before, with any labels: `null` unless all of them were counted and enough were read.
   */
  usedBeforeSeconds: number | null
}
/**
 * A workflow of which too few runs were read.
 */
export interface UnknownUsage {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  readRuns: number
  /**
   * Of all runs of the workflow in the 7 days before, with any labels: `null` unless all of them were counted and enough were read.
   */
  usedBeforeSeconds: number | null
}
/**
 * Medians of a job that passed, before it changed and since.
 */
export interface JobTimes {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Text as GitHub shows it.
   */
  job: string
  /**
   * The end of the first job since the change.
   */
  changedAt: string | null
  /**
   * Seconds with at most three decimals, never negative.
   */
  ranSeconds: number
  /**
   * Seconds with at most three decimals, never negative.
   */
  ranBeforeSeconds: number
  /**
   * The step that is at least half of the change of its run time.
   */
  step: string | null
}
/**
 * Runs of a workflow in the month.
 */
export interface WorkflowRuns {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * A whole number.
   */
  runs: number
  /**
   * Those of the default branch.
   */
  main: {
    /**
     * A whole number.
     */
    decided: number
    /**
     * A whole number.
     */
    failed: number
  }
  /**
   * Those of other branches.
   */
  others: {
    /**
     * A whole number.
     */
    decided: number
    /**
     * A whole number.
     */
    failed: number
  }
  /**
   * Run time of those that passed or failed, of events of which no job may have waited for an approval.
   */
  medianSeconds: number | null
}
/**
 * Runs that were created in a week.
 */
export interface RunWeek {
  /**
   * An ISO 8601 time in UTC.
   */
  weekAt: string
  /**
   * All its runs since then were listed: since its start if the week is whole; `null` if none was.
   */
  listedFromAt: string | null
  /**
   * Most runs first.
   */
  rows: WeekRow[]
  /**
   * A whole number.
   */
  omittedRows: number
}
/**
 * Runs of a workflow that an event started in a week.
 */
export interface WeekRow {
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  event: string | null
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  undecided: number
  /**
   * A whole number.
   */
  failed: number
  /**
   * Of those that passed or failed: from the start of the latest attempt until GitHub last changed the run when it was first listed. `null` if a job may have waited for an approval.
   */
  medianSeconds: number | null
}
/**
 * What the next night needs of this one.
 */
export interface Memory {
  /**
   * An ISO 8601 time in UTC.
   */
  readAt: string
  /**
   * An ISO 8601 time in UTC.
   */
  fromAt: string
  /**
   * Files of the workflows of `unknownWorkflows`.
   */
  unknownBefore: string[]
  /**
   * Workflows that were red and whose file is gone, with the newest run that is known to have it, and whether a night saw it since their last run.
   */
  gone: {
    /**
     * Text as GitHub shows it.
     */
    workflowPath: string
    /**
     * A number that JSON carries exactly.
     */
    id: number
    isSeen: boolean
  }[]
  /**
   * When a night last saw the file of a workflow that was red.
   */
  seenFiles: {
    /**
     * Text as GitHub shows it.
     */
    workflowPath: string
    /**
     * An ISO 8601 time in UTC.
     */
    seenAt: string
  }[]
  /**
   * What comes and goes, by what names it.
   */
  open: {
    /**
     * Text as GitHub shows it.
     */
    key: string
    /**
     * An ISO 8601 time in UTC.
     */
    listedAt: string
  }[]
  /**
   * Those of five weeks, and those that began or ended what was red since, oldest first.
   */
  runs: KnownRun[]
  failed: Failed[]
  samples: Sampled[]
  /**
   * Workflows and events of which a job may have waited for an approval, and when a night last read one.
   */
  awaited: {
    /**
     * Text as GitHub shows it.
     */
    workflowPath: string
    event: string | null
    /**
     * An ISO 8601 time in UTC.
     */
    awaitedAt: string
  }[]
  schedules: Schedule[]
  usage: UsageMemory | null
}
/**
 * A run, as the nights listed and read it.
 */
export interface KnownRun {
  /**
   * A number that JSON carries exactly.
   */
  id: number
  number: number | null
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Full SHA, if it is of the default branch.
   */
  commit: string | null
  event: string | null
  /**
   * It is of the default branch.
   */
  isMain: boolean
  /**
   * A whole number above 0.
   */
  attempt: number
  /**
   * `null` if it has not finished.
   */
  conclusion: string | null
  /**
   * An ISO 8601 time in UTC.
   */
  createdAt: string
  /**
   * When GitHub last changed it before it was first listed as finished.
   */
  endedAt: string | null
  /**
   * From the start of the attempt until then.
   */
  ranSeconds: number | null
  /**
   * End of the last job of the first attempt that failed, or of the one before a running one, if that was read.
   */
  failedAt: string | null
  /**
   * End of the first attempt that passed, if it is an earlier one that a night listed or read.
   */
  passedAt: string | null
  /**
   * What it first failed with, if that was read.
   */
  message: string | null
  /**
   * It failed, was re-run or, on the default branch, was cancelled, and no job was read.
   */
  unread: boolean
  /**
   * It is of the default branch, and an attempt had not finished: it is fetched until it has.
   */
  unfinished: boolean
}
/**
 * What failed in an attempt.
 */
export interface Failed {
  /**
   * A number that JSON carries exactly.
   */
  runId: number
  /**
   * A whole number above 0.
   */
  attempt: number
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * Text as GitHub shows it.
   */
  branch: string
  event: string | null
  commit: string | null
  /**
   * An ISO 8601 time in UTC.
   */
  endedAt: string
  /**
   * URL of a page.
   */
  url: string
  /**
   * Text as GitHub shows it.
   */
  job: string
  step: string | null
  /**
   * `null` if no log and no test results name one.
   */
  test: string | null
  message: string | null
  /**
   * File of the test, if it is known to be in the repository.
   */
  path: string | null
  /**
   * The job passed on the same commit, in a later attempt or another run.
   */
  recovered: boolean
}
/**
 * A job of an even sample of those of a sample of runs.
 */
export interface Sampled {
  /**
   * An ISO 8601 time in UTC.
   */
  sampledAt: string
  jobs: {
    /**
     * Text as GitHub shows it.
     */
    workflow: string
    /**
     * Text as GitHub shows it.
     */
    workflowPath: string
    event: string | null
    /**
     * Text as GitHub shows it.
     */
    job: string
    labels: string
    waitSeconds: number | null
    /**
     * Seconds with at most three decimals, never negative.
     */
    ranSeconds: number
    hasPassed: boolean
    /**
     * Its run was cancelled.
     */
    isCancelled: boolean
    /**
     * The longest ones.
     */
    steps: {
      /**
       * Text as GitHub shows it.
       */
      name: string
      /**
       * Seconds with at most three decimals, never negative.
       */
      ranSeconds: number
    }[]
  }[]
}
/**
 * What the runs of the last days used of runners.
 */
export interface UsageMemory {
  /**
   * An ISO 8601 time in UTC.
   */
  fromAt: string
  days: UsedDay[]
  /**
   * Runs of any branch that had not finished when a night last listed them, by workflow and night, of two weeks: their minutes are missing.
   */
  left: {
    /**
     * Text as GitHub shows it.
     */
    workflowPath: string
    /**
     * An ISO 8601 time in UTC.
     */
    leftAt: string
    /**
     * A whole number.
     */
    runs: number
  }[]
}
/**
 * What runs of a workflow used that finished on a day in UTC.
 */
export interface UsedDay {
  /**
   * An ISO 8601 time in UTC.
   */
  dayAt: string
  /**
   * Text as GitHub shows it.
   */
  workflow: string
  /**
   * Text as GitHub shows it.
   */
  workflowPath: string
  /**
   * A whole number.
   */
  runs: number
  /**
   * A whole number.
   */
  readRuns: number
  /**
   * The labels of the jobs.
   */
  labels: {
    labels: string
    /**
     * Seconds with at most three decimals, never negative.
     */
    usedSeconds: number
    /**
     * Seconds with at most three decimals, never negative.
     */
    usedCancelledSeconds: number
  }[]
}
