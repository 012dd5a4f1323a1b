import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLOSED_URL } from '../../testing/fake-github/host.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { describeWith } from '../../testing/requirements.ts'
import { failedLog, runSubAction } from '../../testing/run-with-logs.ts'
import { startCollector } from '../../testing/start-collector.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

const folder = temporaryFolders()()

function runOf(id: number, conclusion = 'success', attempt = 1): BuiltRun {
  return fakeRun({
    run: { id, run_number: id, conclusion, run_attempt: attempt },
    jobs: [{ id: FIRST_JOB_ID + id * 10 + attempt, conclusion }],
  })
}

interface Sending {
  readonly runs?: readonly BuiltRun[]
  readonly faults?: readonly Fault[]
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly rateLimit?: number
}

/** Sends the runs that lines name. */
async function sendRuns(
  lines: readonly object[],
  { runs = [], faults = [], inputs, env, rateLimit }: Sending = {},
) {
  const collector = await startCollector()
  const path = join(folder, 'missing.jsonl')
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  try {
    const result = await runSubAction('otlp', {
      inputs: { 'report-path': path, endpoint: collector.url, ...inputs },
      env: { OTEL_RESOURCE_ATTRIBUTES: 'team=shop', ...env },
      logs: Object.fromEntries(
        runs.flatMap(({ jobs, run }) =>
          run.conclusion === 'failure' ? jobs.map(({ id }) => [id, failedLog(['Error: x'])]) : [],
        ),
      ),
      github: { runs, faults, ...(rateLimit !== undefined && { rateLimit }) },
      job: { event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } } },
    })
    const spans = collector.requests.flatMap((request) => request.spans)
    const sent = spans
      .filter(({ kind }) => kind === 2)
      .map(({ resource, attributes }) => ({
        run: Number(resource['cicd.pipeline.run.id']),
        attempt: attributes['run_report.run.attempt'],
        team: resource['team'],
        branch: resource['run_report.default_branch'],
      }))
    return { ...result, collector, spans, sent }
  } finally {
    await collector.close()
  }
}

const ofTeam = (run: number, attempt = 1) => ({ run, attempt, team: 'shop', branch: 'main' })

const line = (id: number, attempt = 1, conclusion = 'success') => ({ id, attempt, conclusion })

describe('otlp with a file of runs', () => {
  it('sends the attempts that it lists, those that passed first', async () => {
    const runs = [runOf(5), runOf(6, 'failure'), runOf(6, 'success', 2), runOf(7)]
    const lines = [line(5), line(6, 1, ''), line(6, 2)]
    const { sent, spans, exitCode, annotations, outputs, stdout } = await sendRuns(lines, { runs })
    expect(sent).toEqual([ofTeam(5), ofTeam(6, 2), ofTeam(6)])
    expect([exitCode, annotations]).toEqual([0, []])
    expect(outputs).toEqual({ 'trace-id': '', spans: String(spans.length) })
    expect(stdout).toMatch(/^Sent \d+ spans of 3 runs to http:\S+\.$/m)
  })

  it.each<[what: string, conclusions: readonly string[], max: number, verdict: string | undefined]>(
    [
      ['a run that passed', ['success'], 3, undefined],
      ['a run that failed alone: its log is read', ['failure'], 4, 'unknown'],
      [
        'a failure beside runs that passed, also on its commit',
        [...Array<string>(8).fill('success'), 'failure'],
        36,
        'unsteady',
      ],
    ],
  )('sends at most 4 requests per run: %s', async (_, conclusions, max, verdict) => {
    const green = runOf(99)
    const runs = [green, ...conclusions.map((conclusion, at) => runOf(at + 100, conclusion))]
    const lines = conclusions.map((conclusion, at) => line(at + 100, 1, conclusion))
    const { requests, spans, annotations } = await sendRuns(lines, { runs })
    expect(requests.length).toBeLessThanOrEqual(max)
    expect(annotations).toEqual([])
    const job = spans.find(({ attributes }) => 'run_report.verdict' in attributes)?.attributes
    expect(job?.['run_report.verdict']).toBe(verdict)
    expect(job?.['run_report.cause.message']).toBe(verdict && 'Error: x')
  })

  it('survives a deleted run and one that GitHub fails for, and fails at the end', async () => {
    const runs = [runOf(5), runOf(7), runOf(8)]
    const faults = [{ path: /runs\/7\/attempts\/1\/jobs/, response: { status: 503 } }]
    const lines = [line(5), line(6), line(7), line(8)]
    const warned = await sendRuns(lines, { runs, faults })
    expect(warned.sent).toEqual([ofTeam(5), ofTeam(8)])
    expect(warned.exitCode).toBe(0)
    expect(warned.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(
        /^warning: Could not read the jobs of run 6 of octo-org\/octo-shop: .* 404 /,
      ),
      expect.stringMatching(/^warning: Could not read the jobs of run 7 of .* 503/),
      'warning: 2 of 4 runs could not be read; see the warnings.',
    ])
    const failed = await sendRuns(lines, { runs, faults, inputs: { 'on-error': 'fail' } })
    expect(failed.sent).toEqual([ofTeam(5), ofTeam(8)])
    expect(failed.exitCode).toBe(1)
    expect(failed.messages.error).toEqual(['2 of 4 runs could not be read; see the warnings.'])
  })

  it('leaves requests to others, and says of how many runs', async () => {
    const runs = Array.from({ length: 20 }, (_, at) => runOf(at + 1))
    const lines = runs.map((_, at) => line(at + 1))
    const { sent, annotations } = await sendRuns(lines, { runs, rateLimit: 206 })
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.length).toBeLessThan(10)
    expect(annotations[0]?.message).toMatch(
      new RegExp(`API requests remain, so ${20 - sent.length} runs were not read\\.$`),
    )
  })

  it('leaves one run to others, and says so of one', async () => {
    const ids = [1, 2, 3, 4, 5, 6]
    const runs = ids.map((id) => runOf(id))
    const { sent, annotations } = await sendRuns(
      ids.map((id) => line(id)),
      { runs, rateLimit: 205 },
    )
    expect(sent).toHaveLength(5)
    expect(annotations[0]?.message).toMatch(/API requests remain, so 1 run was not read\.$/)
  })

  it('does not say that it sent runs to a collector that is down', async () => {
    const { annotations, stdout } = await sendRuns([line(5)], {
      runs: [runOf(5)],
      inputs: { endpoint: CLOSED_URL },
      env: { OTEL_EXPORTER_OTLP_TIMEOUT: '300' },
    })
    expect(annotations).toHaveLength(1)
    expect(stdout).not.toContain('Sent')
  })

  it('does nothing if no run is missing', async () => {
    const { requests, collector, exitCode, annotations, stdout } = await sendRuns([])
    expect([requests, collector.requests, exitCode, annotations]).toEqual([[], [], 0, []])
    expect(stdout).toContain('lists no run, so nothing was sent.')
  })

  it('names the line that is no run', async () => {
    const { annotations } = await sendRuns([line(5), { attempt: 1 }], { runs: [runOf(5)] })
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Could not read the runs: line 2 of .*missing\.jsonl is no run: /),
    ])
  })
})

interface NightlyJob {
  readonly steps: readonly { readonly env?: Readonly<Record<string, string>> }[]
}

describeWith('jq', 'the filter of docs/fleet.md for what is missing', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/fleet.md'), 'utf8')
  const [, nightly = ''] = /^```yaml\n(# \S+run-report-again\.yml\n.*?)^```$/ms.exec(document) ?? []
  const { jobs } = parse(nightly) as { readonly jobs: { readonly send: NightlyJob } }
  const filter = jobs.send.steps.flatMap(({ env }) => env?.['MISSING'] ?? []).join()

  const listed = (id: number, attempt: number, workflow = 'CI') => {
    return { id, attempt, workflow, conclusion: 'success' }
  }

  it.each<[what: string, runs: readonly object[], sent: string, missing: readonly object[]]>([
    ['a run that is not there', [listed(7, 1)], '', [line(7)]],
    ['nothing of one that is there', [listed(7, 1)], '7\t1\n', []],
    ['the first attempt alone', [listed(7, 2)], '7\t2\n', [{ ...line(7), conclusion: null }]],
    ['both attempts', [listed(7, 2)], '', [{ ...line(7), conclusion: null }, line(7, 2)]],
    ['a run whose id ends another one', [listed(7, 1)], '17\t1\n7\t11\n', [line(7)]],
    [
      'no run of another workflow',
      [listed(7, 1, 'Run Report'), listed(8, 1, 'Lint')],
      '',
      [line(8)],
    ],
  ])('lists %s', (_, runs, sent, missing) => {
    const path = join(folder, 'sent.tsv')
    writeFileSync(path, sent)
    const input = runs.map((run) => JSON.stringify(run)).join('\n')
    const found = execFileSync('jq', ['-c', '--rawfile', 'sent', path, filter], { input })
    const lines = found.toString().split('\n').slice(0, -1)
    expect(lines.map((text) => JSON.parse(text) as object)).toEqual(missing)
  })
})
