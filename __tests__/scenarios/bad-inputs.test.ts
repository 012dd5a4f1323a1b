import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { makeRun, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'
import { runAlone, runScenario, type Scenario } from '../../testing/scenario.ts'

type Inputs = Readonly<Record<string, string>>

/** The valid inputs without which an action reads no other. */
const VALID: Readonly<Record<string, Inputs>> = {
  rerun: { 'run-id': '7' },
  'delete-logs': { 'older-than': '30d', 'dry-run': 'false' },
  'download-logs': { 'run-id': '7' },
}
const ORDINAL = 'expected a whole number above 0'
const WORKFLOW = 'workflow is "CI"'
const AGE =
  /expected a duration above 0, .* with the units d for days and h for hours in lower case/
const TOO_OLD = /^The input older-than (?:is "\d+[dh]+"|has \d+ characters): .* of at most 3650d/

/** The action, an input, its value, and a part of the error. */
const REFUSED: readonly (readonly [string, string, string, string | RegExp])[] = [
  ['report', 'repository', 'octo-shop', 'owner/name'],
  ['rerun', 'run-id', String(RUN_ID), 'the current run. GitHub can re-run only finished runs'],
  ['rerun', 'repository', 'octo-shop', 'owner/name'],
  ['rerun', 'only', 'job', 'The input job-id is ""'],
  ['cancel', 'run-id', '-1', ORDINAL],
  ['delete-logs', 'older-than', '1d30m', AGE],
  ['delete-logs', 'older-than', '3651d', TOO_OLD],
  ['delete-logs', 'limit', '1001', 'expected a whole number from 1 to 1000'],
  ['delete-logs', 'dry-run', 'no', 'true or false'],
  ['runs', 'github-token', '', 'github-token is empty'],
  ['runs', 'workflow', 'CI', WORKFLOW],
  ['download-logs', 'path', '../_temp', 'expected a new or empty folder'],
  ['download-logs', 'path', '../_temp/_github_workflow/event.json/logs', 'The input path is'],
  ['download-logs', 'job-id', 'build', ORDINAL],
  ['comment', 'when', 'later', 'expected failure or changed or always'],
  ['issue', 'grace', '0', 'expected a number of runs from 1 to 99'],
  ['issue', 'labels', '["ci",]', 'one name per line'],
  ['issue', 'assignees', '"octocat"', 'one name per line'],
  ['month', 'labels', "'ci', 'red main'", 'one name per line'],
  ['month', 'labels', '{"ci-red": true}', 'expected one text per line, or a JSON array of texts'],
  ['otlp', 'headers', '{"api-key": "s3cr3t"}', /^Line 1 of the input headers [^{]*secret\.$/],
  ['otlp', 'on-error', 'never', 'expected warn or fail'],
]

describe('an invalid input', () => {
  it.each(REFUSED)('of %s fails it before any request: %s: %j, %s', async (...row) => {
    const [action, name, value, expected] = row
    const github = { runs: [fakeRun()] }
    const inputs = { ...VALID[action], [name]: value }
    const result =
      action === 'report'
        ? await runAlone({ github, inputs })
        : await runSubAction(action, { github, inputs })
    const { exitCode, annotations, outputs, summary } = result
    expect([result.github.requests, exitCode, summary]).toEqual([[], 1, ''])
    expect(annotations).toMatchObject([{ level: 'error' }])
    const [{ message } = { message: '' }] = annotations
    expect(message).toMatch(expected)
    if (/expected|owner\/name/.test(String(expected))) expect(message).toContain(`input ${name} `)
    expect(outputs).not.toMatchObject({ done: 'true' })
    if (action === 'report') expect(outputs).toEqual({})
  })

  /** One value that cannot be read, for each input of the report but those that name the run. */
  it.each([
    ...['scope', 'run-attempt', 'current-job-id', 'current-job-status', 'needs', 'summary'],
    ...['history-runs', 'log-lines', 'test-results', 'fail-on', 'fail-on-jobs', 'allowed-failures'],
    ...['allowed-skips', 'annotate', 'budgets', 'on-error'],
  ])('never costs the report, and closes its gate: %s', async (name) => {
    const failOn = name === 'budgets' ? {} : { 'fail-on': 'any' }
    const github = { runs: [fakeRun({ run: { conclusion: 'success' }, jobs: [{}] })] }
    const written = async (inputs: Inputs) =>
      await runScenario({ github, inputs: { ...inputs, [name]: '{"a": 1}' }, inProcess: true })
    const gated = await written(failOn)
    const [error = '', ...others] = gated.messages.error ?? []
    expect([gated.exitCode, others]).toEqual([1, []])
    expect(error).toContain(`\nInvalid inputs:\n${name}`)
    const said = [error, ...(gated.messages.warning ?? [])].join('\n')
    expect(said.match(/The input .* is .*: expected /g)).toEqual([
      `The input ${name} is "{\\"a\\": 1}": expected `,
    ])
    expect(gated.summary).toMatch(new RegExp(`^#+ ❌ .*the input ${name} is invalid`))
    expect([gated.report?.gate?.fails, gated.outputs['jobs-total']]).toEqual([true, '1'])
    const alone = await written({})
    const mayPass = !['fail-on', 'fail-on-jobs', 'budgets', 'on-error'].includes(name)
    expect([alone.exitCode, alone.outputs['jobs-total']]).toEqual([mayPass ? 0 : 1, '1'])
  })

  it('fails the report regardless of on-error', async () => {
    const { snapshot, exitCode } = await runAlone({
      github: { runs: [fakeRun()] },
      inputs: { 'run-id': '12\n::error::boom', 'on-error': 'warn' },
    })
    expect(snapshot).toMatchSnapshot()
    expect(exitCode).toBe(1)
  })
})

/** Only the runner knows the values of the first three, and passes them only as defaults; the last is turned off. */
const ONLY_DEFAULTS: ReadonlySet<string> = new Set([
  'github-token',
  'current-job-id',
  'current-job-status',
  'known-issues',
])

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** By folder; '' for the report at the top. */
const MANIFESTS = Object.fromEntries(
  globSync('{action.yml,*/action.yml}', { cwd: PROJECT }).map((path) => {
    const folder = dirname(path)
    return [folder === '.' ? '' : folder, parse(readFileSync(`${PROJECT}${path}`, 'utf8'))]
  }),
) as Readonly<Record<string, { readonly inputs: Readonly<Record<string, object>> }>>

const RUN = fakeRun({ run: { conclusion: 'failure' }, jobs: [{ conclusion: 'failure' }] })

const TRIGGERED: Scenario = {
  github: { runs: [RUN] },
  job: { eventName: 'workflow_run', event: { workflow_run: RUN.run }, runId: RUN_ID + 90 },
}

/** The inputs that the action requires. */
async function requiredInputs(name: string): Promise<Readonly<Record<string, string>>> {
  if (name === 'delete-logs') return { 'run-id': String(RUN_ID) }
  if (name !== 'otlp' && name !== 'comment' && name !== 'issue') return {}
  const reportPath = await writeReportFile(reportOn(makeRun({ conclusion: 'success', jobs: [{}] })))
  return {
    'report-path': reportPath,
    ...(name === 'otlp' && { endpoint: 'http://127.0.0.1:9' }),
  }
}

async function run(name: string, inputs: Readonly<Record<string, string>>) {
  // Nothing listens at the collector, which is tried again until a deadline.
  const scenario: Scenario = {
    ...TRIGGERED,
    inputs,
    inProcess: true,
    ...(name === 'otlp' && { deadlines: true }),
  }
  const result = name === '' ? await runScenario(scenario) : await runSubAction(name, scenario)
  const { exitCode, annotations, outputs, github } = result
  const isPath = (key: string) => key === 'path' || key.endsWith('-path')
  return {
    exitCode,
    annotations,
    outputs: Object.fromEntries(
      // Temporary folders have different names.
      Object.entries(outputs).map(([key, value]) => [key, isPath(key) ? value !== '' : value]),
    ),
    requests: github.requests.map(({ method, path }) => `${method} ${path}`).toSorted(),
  }
}

describe('an action with empty inputs', () => {
  it.each(Object.keys(MANIFESTS))('does what it does without them: %j', async (name) => {
    const required = await requiredInputs(name)
    const optional = Object.keys(MANIFESTS[name]?.inputs ?? {}).filter(
      (input) => !ONLY_DEFAULTS.has(input) && !Object.hasOwn(required, input),
    )
    const empty = Object.fromEntries(optional.map((input) => [input, '']))
    const without = await run(name, required)
    expect(await run(name, { ...empty, ...required })).toEqual(without)
    expect(JSON.stringify(without)).not.toContain('expected')
  })
})
