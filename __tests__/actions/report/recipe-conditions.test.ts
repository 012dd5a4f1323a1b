import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { truthy } from '@actions/expressions/result'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { reportOutputs, withinLimit } from '../../../src/actions/report/outputs.ts'
import { makeVerdict, withVerdicts } from '../../../testing/failure-report.ts'
import { reportOnJobs } from '../../../testing/make-run.ts'
import { endedJob } from '../../../testing/plain-jobs.ts'

/** What the status functions return in a job of which no step has failed. */
const STATUS_FUNCTIONS = { always: true, cancelled: false, failure: false, success: true }

/** Without one of them, a condition has `success()` before it. */
const STATUS_FUNCTION = new RegExp(`\\b(?:${Object.keys(STATUS_FUNCTIONS).join('|')})\\(`)

/**
 * Evaluates the `if` of a step by GitHub's own library for expressions.
 *
 * @param contexts by name, such as `steps`
 * @throws if GitHub fails the step, as for `fromJSON` of what is no JSON
 */
function isConditionMet(condition: string, contexts: object): boolean {
  const functions = Object.entries(STATUS_FUNCTIONS).map(([name, value]) => {
    const call = () => new data.BooleanData(value)
    return { name, description: '', minArgs: 0, maxArgs: 0, call }
  })
  const whole = STATUS_FUNCTION.test(condition) ? condition : `success() && (${condition})`
  const { tokens } = new Lexer(whole).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const byName = new Map(functions.map((one) => [one.name, one]))
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return truthy(new Evaluator(parsed, values, byName).evaluate())
}

const root = join(import.meta.dirname, '../../..')

/** The job that the recipes name, and its name in the runs, where it is the last of all jobs. */
const NAMED = 'test (windows-latest, 22)'
const LEG = `${NAMED} `.padEnd(60, 'x')

interface RunShape {
  readonly jobs: number
  /** Jobs that failed, the leg not counted. */
  readonly failed: number
  /** How the leg finished. */
  readonly leg: 'success' | 'failure' | 'skipped'
}

/** The conditions of the documents on outputs of the report, and when they are true. */
const CONDITIONS: Readonly<Record<string, (run: RunShape) => boolean>> = {
  "always() && env.SEND == 'true' && (steps.report.outputs.failures-new || '[]') != '[]'":
    hasFailed,
  "always() && env.SEND == 'true' && steps.report.outputs.conclusion != 'success'": (run) =>
    !hasSucceeded(run),
  'env.SEND == \'true\' && !cancelled() && contains(fromJSON(\'["failure", "timed_out", "startup_failure"]\'), steps.report.outputs.conclusion)':
    hasFailed,
  "github.ref_name == 'main' && steps.report.outputs.conclusion == 'success'": hasSucceeded,
  "env.SEND == 'true' && github.ref_name == 'main' && steps.report.outputs.conclusion == 'success' && fromJSON(steps.red.outputs.latest-run-id || '0') > fromJSON(steps.green.outputs.latest-run-id || '0')":
    hasSucceeded,
  'always() && steps.report.outputs.badge && github.ref_name == github.event.repository.default_branch':
    () => true,
  [`always() && contains(fromJSON(steps.report.outputs.failed-jobs || '[]'), '${NAMED}')`]: ({
    leg,
  }) => leg === 'failure',
  [`always() && fromJSON(steps.report.outputs.results || '{}')['${NAMED}'] == 'skipped'`]: ({
    leg,
  }) => leg === 'skipped',
}

function hasFailed({ failed, leg }: RunShape): boolean {
  return failed > 0 || leg === 'failure'
}

function hasSucceeded(run: RunShape): boolean {
  return !hasFailed(run) && !(run.jobs === 1 && run.leg === 'skipped')
}

/** Lists what follows `if:` in the documents, and conditions in their text, that read an output of the report. */
function conditionsOfDocuments(): string[] {
  const documents = globSync(['README.md', 'docs/*.md', '*/README.md'], {
    cwd: root,
    exclude: ['node_modules', 'build', 'dist', 'tmp'],
  })
  const text = documents.map((document) => readFileSync(join(root, document), 'utf8')).join('\n')
  const found = text.matchAll(/^\s*(?:- )?if: (.+)$|`(always\(\) && [^`]+)`/gm)
  const conditions = Array.from(found, ([, line = '', inline = line]) => inline)
  return conditions.filter((condition) => condition.includes('steps.report.outputs.'))
}

/** Returns the outputs of the report on a run. */
function outputsOf({ jobs, failed, leg }: RunShape): Readonly<Record<string, string>> {
  const made = Array.from({ length: jobs }, (_, at) => {
    const conclusion = at === jobs - 1 ? leg : at < failed ? 'failure' : 'success'
    const name = at === jobs - 1 ? LEG : `job ${at} `.padEnd(LEG.length, 'é')
    return endedJob(name, 'Run make', conclusion)
  })
  const judged = withVerdicts(reportOnJobs(made), makeVerdict('new'))
  const files = { 'report-path': '/a.json', 'html-path': '', 'summary-path': '/a.md' }
  return withinLimit(reportOutputs(findingsIn(judged), files)).outputs
}

/** Evaluates a condition after a report with these outputs. */
function evaluate(condition: string, outputs: Readonly<Record<string, string>>): boolean {
  return isConditionMet(condition.replace(NAMED, LEG), {
    env: { SEND: 'true' },
    github: { ref_name: 'main', event: { repository: { default_branch: 'main' } } },
    steps: {
      report: { outputs },
      red: { outputs: { 'latest-run-id': '3' } },
      green: { outputs: { 'latest-run-id': '2' } },
    },
  })
}

const SHAPES: readonly RunShape[] = [1, 300, 1_000].flatMap((jobs) =>
  [...new Set([0, 1, 100])]
    .filter((failed) => failed < jobs)
    .flatMap((failed) =>
      (['success', 'failure', 'skipped'] as const).map((leg) => ({ jobs, failed, leg })),
    ),
)

describe('the conditions of the documents', () => {
  it('are those that are evaluated here', () => {
    expect([...new Set(conditionsOfDocuments())].sort()).toEqual(Object.keys(CONDITIONS).sort())
  })

  it.each(SHAPES)(
    'are true where they should be, or fail: $jobs jobs, $failed failed, the leg: $leg',
    (run) => {
      const outputs = outputsOf(run)
      const results = Object.entries(CONDITIONS).map(([condition, isTrue]) => {
        try {
          return evaluate(condition, outputs) === isTrue(run) ? 'right' : condition
        } catch (error) {
          return (error as Error).message
        }
      })
      // `results` of 1,000 jobs do not fit, so their condition fails the step.
      const last = run.jobs === 1_000 ? 'Error parsing JSON when evaluating fromJson' : 'right'
      const rights = Array<string>(results.length - 1).fill('right')
      expect(results).toEqual([...rights, last])
    },
  )

  const [onNew = ''] = Object.keys(CONDITIONS)
  const [onFailed = '', onResult = ''] = Object.keys(CONDITIONS).slice(-2)

  it.each<[condition: string, run: RunShape, expected: boolean | 'fails']>([
    // The message is sent also if the list of new failures does not fit.
    [onNew, { jobs: 1_000, failed: 999, leg: 'failure' }, true],
    [onFailed, { jobs: 500, failed: 400, leg: 'failure' }, true],
    [onFailed, { jobs: 1_000, failed: 999, leg: 'failure' }, 'fails'],
    [onResult, { jobs: 400, failed: 100, leg: 'skipped' }, true],
    [onResult, { jobs: 500, failed: 100, leg: 'skipped' }, 'fails'],
  ])('hold as many jobs as docs/gates.md says: %s, %j => %s', (condition, run, expected) => {
    const outputs = outputsOf(run)
    if (expected === 'fails') expect(() => evaluate(condition, outputs)).toThrow(/fromJson/)
    else expect(evaluate(condition, outputs)).toBe(expected)
  })
})
