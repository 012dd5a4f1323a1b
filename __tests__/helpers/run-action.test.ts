import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeRun } from './fake-github/fake-run.ts'
import { startFakeGitHub } from './fake-github/start-fake-github.ts'
import { type ActionOptions, runAction } from './run-action.ts'
import { snapshotOf } from './runner/snapshot-of.ts'

const MANIFEST = `
inputs:
  github-token: { default: '\${{ github.token }}' }
  current job: { default: 'job \${{ job.check_run_id }} is a \${{ job.status }}' }
  needs: { description: has no default }
  limit: { default: 5 }
`
const API = { apiUrl: 'http://127.0.0.1:1' }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs a few lines of JavaScript as an action. */
async function runScript(script: string, options: Partial<ActionOptions> & { text?: string } = {}) {
  const { text = MANIFEST, ...rest } = options
  const entry = join(folder, 'stand-in.mjs')
  const manifest = join(folder, 'action.yml')
  await writeFile(entry, `import { appendFileSync, writeFileSync } from 'node:fs'\n${script}`)
  await writeFile(manifest, text)
  return runAction({ job: API, entry, manifest, ...rest })
}

async function readEnvironment(options: Partial<ActionOptions> = {}) {
  const { stdout } = await runScript('console.log(JSON.stringify(process.env))', options)
  return JSON.parse(stdout) as Record<string, string>
}

describe('the environment of an action', () => {
  it('has every declared input, given or by its default', async () => {
    const environment = await readEnvironment({ inputs: { limit: '7' } })
    const inputs = Object.entries(environment).filter(([name]) => name.startsWith('INPUT_'))
    expect(Object.fromEntries(inputs)).toEqual({
      'INPUT_GITHUB-TOKEN': 'ghs_fakeTokenOfTheJob',
      INPUT_CURRENT_JOB: 'job 65298740601 is a success',
      INPUT_NEEDS: '',
      INPUT_LIMIT: '7',
    })
  })

  it('has nothing of this process but PATH', async () => {
    const environment = await readEnvironment()
    const ours = Object.keys(environment).filter(
      (name) => !/^(CI$|GITHUB_|RUNNER_|INPUT_|PATH$|HOME$)/.test(name),
    )
    expect(ours).toEqual([])
    expect(environment['HOME']).not.toBe(process.env['HOME'])
  })

  it('is that of the job given', async () => {
    const environment = await readEnvironment({
      job: { ...API, runAttempt: 3, checkRunId: undefined },
      env: { GITHUB_SHA: undefined, EXTRA: 'yes' },
    })
    expect(environment).toMatchObject({
      GITHUB_RUN_ATTEMPT: '3',
      INPUT_CURRENT_JOB: 'job  is a success',
      EXTRA: 'yes',
    })
    expect(environment).not.toHaveProperty('GITHUB_SHA')
  })

  it('cannot be made with an input or an expression that does not exist', async () => {
    await expect(runScript('', { inputs: { limits: '1' } })).rejects.toThrow('no input "limits"')
    await expect(
      runScript('', { text: 'inputs: { a: { default: "${{ env.A }}" } }' }),
    ).rejects.toThrow('no runner value for the expression "env.A"')
  })
})

describe('the result of an action', () => {
  it('is what it wrote and printed, with nothing left on disk', async () => {
    const result = await runScript(`
      const report = process.env.RUNNER_TEMP + '/report.json'
      writeFileSync(report, '{"made":true}')
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Passed\\n')
      appendFileSync(process.env.GITHUB_OUTPUT, 'report-path=' + report + '\\nlines<<END\\na=b\\n\\nc\\nEND\\n')
      console.log('::warning title=50%25%3A::first%0Asecond')
      console.error('before ##[error]old form')
      process.exitCode = 3
    `)
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      summary: '# Passed\n',
      outputs: { lines: 'a=b\n\nc' },
      report: { made: true },
      summaryCopy: undefined,
      annotations: [
        { level: 'warning', message: 'first\nsecond', properties: { title: '50%:' } },
        { level: 'error', message: 'old form', properties: {} },
      ],
    })
    await expect(stat(result.folder)).rejects.toThrow('ENOENT')
  })

  it('stays in the folder given', async () => {
    const result = await runScript("appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'kept')", {
      folder: join(folder, 'kept'),
    })
    expect((await stat(result.summaryFile)).size).toBe(4)
  })

  it.each([
    ['lines<<END\nnever ended\n', 'Matching delimiter not found'],
    ['lines<<\n\n', 'delimiter must not be empty'],
    ['no value\n', "Invalid format 'no value'"],
    ['=value\n', 'Name must not be empty'],
  ])('is an error for the outputs %j', async (outputs, message) => {
    const script = `appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(outputs)})`
    await expect(runScript(script)).rejects.toThrow(message)
  })

  it('has no annotation from text that is printed with commands stopped', async () => {
    const { annotations } = await runScript(`
      console.log('::stop-commands::aToken')
      console.log('::error::a name')
      console.log('::aToken::')
      console.log('::unknown::##[notice]an unknown command is text')
    `)
    expect(annotations.map(({ message }) => message)).toEqual(['an unknown command is text'])
  })

  it('has the annotations that hide behind a carriage return or before a line separator', async () => {
    const { annotations } = await runScript(
      String.raw`console.log('a name\r::warning::one\u2028two')`,
    )
    expect(annotations.map(({ message }) => message)).toEqual(['one\u2028two'])
  })

  it('has the processor time and memory when they are asked for', async () => {
    const { cpuMs, maxRssKib } = await runScript('process.exit(0)', { measure: true })
    expect(cpuMs).toBeGreaterThan(1)
    expect(maxRssKib).toBeGreaterThan(10_000)
  })

  it('ends with a signal when the action does not end', async () => {
    const { signal } = await runScript('setInterval(() => {}, 1000)', { timeoutMs: 1 })
    expect(signal).toBe('SIGKILL')
  })
})

it('is told as one text without ports and folders', async () => {
  const github = await startFakeGitHub({ runs: [fakeRun()], basePath: '/api/v3' })
  const result = await runScript(
    `
      const run = process.env.GITHUB_API_URL + '/repos/octo-org/octo-shop/actions/runs/22400000001'
      await Promise.all([10, 9].map((page) => fetch(run + '/jobs?page=' + page)))
      const { name } = await (await fetch(run)).json()
      console.log('::notice::read ' + run)
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + name + '\\n')
      appendFileSync(process.env.GITHUB_OUTPUT, 'file=' + process.env.RUNNER_TEMP + '/a.json\\n')
    `,
    { job: { apiUrl: github.url } },
  )
  await github.close()
  expect(snapshotOf(result, github)).toMatchSnapshot()
})
