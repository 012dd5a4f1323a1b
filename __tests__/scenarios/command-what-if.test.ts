import { describe, expect, it } from '@jest/globals'
import type { ReportJson } from '../../src/report-json/shapes/report.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { expectValidReport } from '../../testing/report-schema.ts'
import { withCommand } from '../../testing/run-command.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'

const FILES = {
  '.github/workflows/ci.yml': `on: push
jobs:
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
  test:
    needs: lint
    runs-on: ubuntu-latest
    strategy: { matrix: { shard: [1, 2, 3, 4] } }
    name: test (\${{ matrix.shard }}/4)
    steps: [{ run: npm ci }, { run: npm test }]
`,
}

const step = (number: number, name: string, from: number, to: number) =>
  apiStep({ number, name, started_at: from, completed_at: to })

/** `lint` of a minute and a half, then four shards of about ten minutes. */
const RUN = fakeRun({
  run: { conclusion: 'success', path: '.github/workflows/ci.yml' },
  jobs: [
    {
      ...{ name: 'lint', created_at: 2, started_at: 5, completed_at: 100 },
      steps: [step(1, 'Run make lint', 5, 100)],
    },
    ...[600, 610, 640, 590].map((seconds, index) => ({
      ...{ name: `test (${index + 1}/4)`, created_at: 102, started_at: 105 },
      completed_at: 105 + seconds,
      steps: [step(1, 'Run npm ci', 105, 125), step(2, 'Run npm test', 125, 105 + seconds)],
    })),
  ],
})

const runWith = (use: Parameters<typeof withCommand>[1]) =>
  withCommand({ runs: [RUN], files: FILES }, use)

const PREDICTED = /\d shards|test without lint/g

describe('run-report --what-if', () => {
  it('adds its predictions to every format, in the order of the options', () =>
    runWith(async ({ run, address, github }) => {
      const options = ['--what-if', 'test=2', '--what-if', 'test without lint']
      const text = await run([address, ...options])
      expect(text).toMatchObject({ exitCode: 0, stderr: '' })
      const section = /^WHAT IF\n(?: .*\n)+/m.exec(text.stdout)?.[0]
      expect(section?.match(PREDICTED)).toEqual(['2 shards', 'test without lint'])
      expectOnlyReads(github.requests)
      const before = github.requests.length
      await run([address])
      expect(github.requests.length - before).toBe(before)

      const markdown = await run([address, ...options, '--format', 'markdown'])
      const list = /^### What if\n\n((?:- .*\n)+)/m.exec(markdown.stdout)?.[1]
      expect(list?.match(/^- /gm)).toHaveLength(2)
      const { stdout } = await run([address, ...options, '--format', 'json'])
      const json = JSON.parse(stdout) as ReportJson
      expectValidReport(json)
      expect(json.whatIf).toMatchObject([
        { kind: 'shards', change: { shards: { from: 4, to: 2 } } },
        { kind: 'needs', jobs: [1, 2, 3, 4].map((leg) => `test (${leg}/4)`) },
      ])
    }))

  it.each<[string, string]>([
    ['build=8', 'the workflow file has no job "build"'],
    ['build without lint', 'the workflow file has no job "build"'],
    ['lint without test', 'lint does not list test in its `needs`'],
    ['test without build', 'test does not list build in its `needs`'],
  ])('reports why the effect of %j is unknown', (whatIf, reason) =>
    runWith(async ({ run, address }) => {
      const { stdout, stderr, exitCode } = await run([
        ...[address, '--what-if', whatIf, '--what-if', 'test=8', '--format', 'json'],
      ])
      expect(exitCode).toBe(0)
      expect(stderr).toContain(`--what-if ${JSON.stringify(whatIf)} is unknown: ${reason}`)
      const { whatIf: found } = JSON.parse(stdout) as ReportJson
      expect(found[0]).toMatchObject({ change: { shards: { from: 4, to: 8 } } })
    }),
  )

  it.each(['test=0', 'test=', '=4', 'test=-1', 'test=2.5', 'test', 'without lint', ''])(
    'refuses %j before it requests anything',
    (whatIf) =>
      runWith(async ({ run, address, github }) => {
        const { stderr, exitCode } = await run([address, `--what-if=${whatIf}`])
        expect(exitCode).toBe(2)
        expect(stderr).toContain(`--what-if is ${JSON.stringify(whatIf)}: expected JOB=SHARDS`)
        expect(github.requests).toEqual([])
      }),
  )
})
