import type { CheckedInputs } from '../../analyse/gate/invalid-inputs.ts'
import { FAIL_ON_ANY, FAIL_ON_NEW, UNFINISHED } from '../../analyse/gate/fail-on.ts'
import { redactor } from '../../github/errors/redact.ts'
import type { Api } from '../../github/http/request.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { decodeListedRun } from '../../github/run/listed-run.ts'
import { WORST_FIRST } from '../../model/conclusion.ts'
import { BY_TESTS } from '../../model/reasons.ts'
import type { Note } from '../../model/note.ts'
import { isPullRequestEvent } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { failsStep, minutesIn, type TimeBudget } from '../../model/report/time-budget.ts'
import type { GateRule } from '../../model/shapes/gate.ts'
import type { Target } from '../../model/target.ts'
import { MINUTE } from '../../model/time.ts'
import { readDefaultBranch } from '../read-event.ts'
import {
  choiceOf,
  count,
  flag,
  id,
  type Input,
  type InputSource,
  KNOWN_ISSUES,
  lines,
  listOf,
  ON_ERROR,
  optional,
  parsed,
  readValues,
  RUN_INPUTS,
  text,
  type ValuesOf,
  words,
} from '../inputs.ts'
import {
  isCurrentRepository,
  JOB_STATUSES,
  readCurrentTarget,
  readGuide,
  readNeeds,
  readTarget,
} from '../read-target.ts'
import { readDuration, readServer } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import { type CommitSource, readCommit } from './read-commit.ts'

/** Inputs that say what to report of the run, and what is known of it before the first request. */
const REPORTED = {
  scope: choiceOf('run', ['run', 'commit']),
  'run-attempt': optional(id()),
  'current-job-id': optional(id('${{ job.check_run_id }}')),
  'current-job-status': optional(choiceOf('${{ job.status }}', JOB_STATUSES)),
}

const OTHERS = {
  /** Results in `needs` of the current job, whatever run or commit is reported. */
  needs: parsed('', readNeeds),
  summary: flag('true'),
  'history-runs': count('10', 100),
  ...KNOWN_ISSUES,
  'log-lines': count('20', 200),
  /** Patterns of artifacts, and of files if they begin with `./`. */
  'test-results': { ...listOf('auto'), invalid: ['off'] },
  /** Conclusions that fail the step, `any` for all except passes, `new`, `unfinished`, or values on tests. */
  'fail-on': filled(
    words([FAIL_ON_ANY, FAIL_ON_NEW, UNFINISHED, ...Object.keys(BY_TESTS), ...WORST_FIRST]),
  ),
  'fail-on-jobs': filled(lines()),
  'allowed-failures': lines(),
  'allowed-skips': lines(),
  /** Whether to annotate the lines at which something failed. */
  annotate: flag('false'),
  budgets: parsed('', (...given) => readBudgets(lines().read(...given))),
  ...ON_ERROR,
  'report-path': optional(text()),
  'html-path': optional(text()),
}

/** The inputs of the action, which action.yml describes. */
export const INPUTS = { ...RUN_INPUTS, ...REPORTED, ...OTHERS }

/** Refuses a text without an entry, such as `[]` and `,`: what limits nothing would seem to be a gate. */
function filled<Entry>(input: Input<Entry[]>): Input<Entry[]> {
  return parsed('', (given, name, env) => {
    const list = input.read(given, name, env)
    if (list.length > 0 || given === '') return list
    throw new InputError(name, given, 'a list with an entry, or nothing')
  })
}

/** Lists the given inputs that can fail the step, also one that cannot be read. */
export function gateInputs({ given, env }: InputSource): readonly GateRule['input'][] {
  return (['fail-on', 'budgets', 'fail-on-jobs'] as const).filter((name) => {
    const text = given(name, INPUTS[name])
    if (name !== 'budgets') return text !== ''
    try {
      return INPUTS.budgets.read(text, name, env).some(({ line }) => failsStep(line))
    } catch {
      return true
    }
  })
}

export interface ReportInputs extends Omit<ValuesOf<typeof OTHERS>, 'testResults'>, Api {
  readonly target: Target
  /** The run that makes the report; `undefined` if it is of another repository, or unknown. */
  readonly currentRun: Target | undefined
  /** The run that triggered the workflow, as the event contains it. */
  readonly triggeringRun: ListedRun | undefined
  readonly knownRun: unknown
  /** `undefined` to report a run. */
  readonly commit: CommitSource | undefined
  /** `undefined` if the event is from another repository, or does not name the branch. */
  readonly defaultBranch: string | undefined
  /** Base branch of the pull request that started the current run; the event is of no other run. */
  readonly baseBranch: string | undefined
  readonly testPatterns: readonly string[]
  /** What is invalid, or odd about the inputs together. */
  readonly notes: readonly Note[]
  readonly checked: CheckedInputs
  /** Page that explains the words of the report; `undefined` if its address is not known. */
  readonly guide: string | undefined
  /** Path of this bundle, which has the template of the page beside it. */
  readonly bundle: string | undefined
}

/** Reads every input. @throws InputError if an invalid one leaves no run to report */
export function readReportInputs(source: InputSource): ReportInputs {
  const { env, event, process } = source
  const { serverUrl, apiUrl } = readServer(env)
  const errors: InputError[] = []
  const onInvalid = (error: InputError) => void errors.push(error)
  const reported = { ...readValues(RUN_INPUTS, source), ...readValues(REPORTED, source, onInvalid) }
  const { testResults: testPatterns, ...values } = readValues(OTHERS, source, onInvalid)
  const refused = refuseFailOnJobs(source, values.failOnJobs, reported.scope)
  const invalid = [...errors, ...(refused === undefined ? [] : [refused])]
  const current = readCurrentTarget({ ...reported, ...values }, source, serverUrl)
  const target = readTarget({ ...reported, ...reported.repository }, env, serverUrl, current)
  const { workflow_run, pull_request } = asObject(event)
  return {
    ...values,
    token: reported.githubToken,
    apiUrl,
    target,
    currentRun: isCurrentRepository(target, env) ? current : undefined,
    triggeringRun: decodeListedRun(workflow_run, target),
    knownRun: readKnownRun(event, target),
    commit: reported.scope === 'commit' ? readCommit(event, env, target) : undefined,
    // Messages quote them.
    failOnJobs:
      refused !== undefined ? [] : values.failOnJobs.map((line) => redactor([]).text(line)),
    defaultBranch: readDefaultBranch(event, target, env('GITHUB_REPOSITORY')),
    baseBranch: target.current && asString(asObject(asObject(pull_request).base).ref),
    testPatterns,
    notes: [
      ...invalid.map(({ message }): Note => ({ severity: 'warning', text: message })),
      ...foreignNotes(source, values),
    ],
    checked: { invalid: invalid.map(({ input }) => input), gateInputs: gateInputs(source) },
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

/** Returns what is wrong with `fail-on-jobs`: without a value to limit, a check that can never fail would seem to be a gate. */
function refuseFailOnJobs(
  { given }: InputSource,
  failOnJobs: readonly string[],
  scope: string,
): InputError | undefined {
  const refusal =
    given('fail-on', INPUTS['fail-on']) === ''
      ? 'nothing without fail-on, which it limits'
      : scope === 'commit' && 'nothing with scope: commit'
  if (failOnJobs.length === 0 || refusal === false) return undefined
  return new InputError('fail-on-jobs', given('fail-on-jobs', INPUTS['fail-on-jobs']), refusal)
}

/** Says that nothing fails the step although it has the input of a gate of others: the runner passes undeclared inputs, too. */
function foreignNotes(
  { given }: InputSource,
  { failOn, budgets, onError }: Pick<ReportInputs, 'failOn' | 'budgets' | 'onError'>,
): readonly Note[] {
  if (given('jobs', text()) === '' || failOn.length > 0) return []
  const mayFail = onError === 'fail' || budgets.some(({ line }) => failsStep(line))
  const what = mayFail ? 'No failed job fails this step' : 'This step never fails'
  const said = `${what}: \`fail-on\` is not set; \`jobs\` is an input of another action.`
  return [{ severity: 'warning', text: said }]
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
