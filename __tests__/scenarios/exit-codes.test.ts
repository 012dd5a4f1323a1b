import { describe, expect, it } from '@jest/globals'
import { describeWith } from '../../testing/requirements.ts'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EXIT, EXIT_MEANINGS, EXIT_OF_COMMIT } from '../../src/cli/exit-code.ts'
import { ACTIONS_APP, apiBranch, apiRules } from '../../testing/fake-github/api-branch.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { REPOSITORY, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, type FakeRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { withExitCodes } from '../../testing/advice-table.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { COMMAND, type CommandSetup, TOKEN, withCommand } from '../../testing/run-command.ts'
import { WITHOUT_DEADLINES } from '../../testing/runner/timers.ts'

type Built = NonNullable<Parameters<typeof fakeRun>[0]>

/** A run with GitHub's conclusion, or unfinished, and jobs with these conclusions or statuses. */
function runOf(
  conclusion: string | undefined,
  jobs: readonly string[],
  run: RunFields = {},
): Built {
  return {
    run: { ...run, ...(conclusion !== undefined && { conclusion }) },
    jobs: jobs.map((result, at): JobFields => {
      const isOpen = result === 'in_progress' || result === 'waiting'
      return { name: `job ${at}`, ...(isOpen ? { status: result } : { conclusion: result }) }
    }),
  }
}

const PASSED = runOf('success', ['success', 'skipped'])
const FORGIVEN = runOf('success', ['success', 'failure', 'neutral', 'skipped'])
const FAILED = runOf('failure', ['success', 'failure'])
const FAILED_SO_FAR = runOf(undefined, ['failure', 'in_progress'])
const RUNNING = runOf(undefined, ['success', 'in_progress'])
const WAITING = runOf(undefined, ['success', 'waiting'], { status: 'waiting' })
const UNAPPROVED = runOf('action_required', [])
const CANCELLED = runOf('cancelled', ['success', 'cancelled'])
const STALE = runOf('stale', [])
const SKIPPED = runOf('skipped', ['skipped'])
/** Such a run tests the base branch. */
const OF_BASE = runOf('success', ['success'], { event: 'pull_request_target' })

/** A run of which GitHub counts more jobs than it lists. */
const inPart = (run: Built): FakeRun => ({ ...fakeRun(run), totalCount: 5 })

// The source runs in this process. Below, a process exits with each code once.
const inProcess = true

describe('run-report --fail of a run', () => {
  it.each<[what: string, run: Built | FakeRun, exitCode: number]>([
    ['passed beside a skipped job', PASSED, 0],
    ['passed beside a forgiven, a neutral and a skipped one', FORGIVEN, 0],
    ['could be read only in part', inPart(PASSED), 1],
    ['failed and could be read only in part', inPart(FAILED), 1],
    ['failed', FAILED, 3],
    ['has failed so far', FAILED_SO_FAR, 3],
    ['reached its time limit', runOf('timed_out', ['timed_out']), 3],
    ['could not start', runOf('startup_failure', []), 3],
    ['was cancelled after a job had failed', runOf('cancelled', ['failure', 'cancelled']), 3],
    ['was cancelled', CANCELLED, 4],
    ['is stale', STALE, 4],
    ['skipped all jobs', SKIPPED, 4],
    ['succeeded, but skipped all jobs', runOf('success', ['skipped', 'skipped']), 4],
    ['succeeded, but only forgave its jobs', runOf('success', ['failure']), 4],
    ['has passed so far', RUNNING, 8],
    ['was cancelled in part so far', runOf(undefined, ['cancelled', 'in_progress']), 8],
    ['has no job yet', runOf(undefined, [], { status: 'queued' }), 8],
    ['waits for the approval of a deployment', WAITING, 8],
    ['waits for the approval of a first contributor', UNAPPROVED, 8],
  ])('%s', async (_, run, exitCode) => {
    const runs = ['repository' in run ? run : fakeRun(run)]
    await withCommand({ runs }, async (command) => {
      const { stdout, ...end } = await command.run([command.address, '--fail'], { inProcess })
      expect(end).toMatchObject({ exitCode, stderr: '' })
      expect(stdout).toMatch(/^\S CI /)
      // Without --fail, the code says only whether the report was written.
      const written = await command.run([command.address], { inProcess })
      expect(written.exitCode).toBe(exitCode === 1 ? 1 : 0)
    })
  })

  it('exits with 1 if only its jobs could be read', () => {
    const faults = [{ path: /\/attempts\/1$/, response: { status: 403 } }]
    return withCommand({ runs: [fakeRun(PASSED)], faults }, async ({ run, address }) => {
      const args = [address, '--attempt', '1']
      expect((await run([...args, '--fail'], { inProcess })).exitCode).toBe(1)
      expect((await run(args, { inProcess })).exitCode).toBe(0)
    })
  })

  it('exits with 1 if there is no such run', () =>
    withCommand({}, async ({ run, address }) => {
      const { exitCode, stderr } = await run([`${address}9`, '--fail'], { inProcess })
      expect(exitCode).toBe(1)
      expect(stderr).toContain('404')
    }))
})

/** GitHub, with a pull request and a run of another commit. */
const GITHUB: FakeGitHubOptions = { pulls: [apiPull({ number: 12 })] }
const OTHER = fakeRun({ run: { id: 7, head_sha: 'f'.repeat(40), conclusion: 'success' } })

const NO_ACCESS = { faults: [{ path: /\/actions\/runs$/, response: { status: 403 } }] }
/** The base branch requires the leg of a matrix, which GitHub does not report if it skips the matrix. */
const WITH_CHECK: FakeGitHubOptions = {
  bodies: {
    'rules/branches/main': apiRules([['job 1 (linux)', ACTIONS_APP]]),
    'branches/main': apiBranch('main'),
  },
}

describe('run-report --fail of a commit', () => {
  it.each<[string, readonly Built[], number, FakeGitHubOptions?]>([
    ['all runs passed', [PASSED, FORGIVEN], 0],
    ['one passed, another skipped all jobs', [PASSED, SKIPPED], 0],
    ['the runs cannot be listed', [PASSED], 1, NO_ACCESS],
    ['one failed, another is running', [PASSED, FAILED, RUNNING], 3],
    ['one has failed so far', [PASSED, FAILED_SO_FAR], 3],
    ['one was cancelled, another is running', [PASSED, CANCELLED, RUNNING], 8],
    ['one was cancelled, another waits for an approval', [CANCELLED, WAITING], 8],
    ['one waits for the approval of a first contributor', [PASSED, UNAPPROVED], 8],
    ['one was cancelled', [PASSED, CANCELLED], 4],
    ['all skipped their jobs', [SKIPPED, SKIPPED], 4],
    ['only a run that tests the base branch passed', [OF_BASE], 4],
    ['only a run that tests the base branch ran', [SKIPPED, OF_BASE], 4],
    ['a required check was never reported', [PASSED], 4, WITH_CHECK],
    ['there is no run', [], 5],
  ])('%s', async (_, runs, exitCode, github = {}) => {
    const options = { ...GITHUB, ...github, runs: [OTHER, ...commitRuns(runs)] }
    await withCommand(options, async ({ run, github: { serverUrl } }) => {
      const url = `${serverUrl}/${REPOSITORY}/pull/12`
      const { exitCode: code, stderr } = await run([url, '--fail'], { inProcess })
      expect(code).toBe(exitCode)
      expect(stderr === '').toBe(exitCode !== 1 && exitCode !== 5)
      const written = await run([url], { inProcess })
      expect(written.exitCode).toBe(exitCode === 1 || exitCode === 5 ? 1 : 0)
    })
  })

  it('exits with 1 if only a part of the runs was read', () =>
    withCommand({ runs: partOfCommit() }, async ({ run, github }) => {
      const url = `${github.serverUrl}/${REPOSITORY}/commit/${SHA}`
      expect((await run([url, '--fail'], { inProcess })).exitCode).toBe(1)
    }))
})

const later = (fields: Parameters<typeof apiPull>[0] = {}) => apiPull({ number: 12, ...fields })

const PULLS = {
  open: later(),
  conflicts: later({ mergeable: 'dirty' }),
  'conflicts, closed': later({ mergeable: 'dirty', state: 'closed' }),
  'may conflict': later({ mergeable: 'unknown' }),
  draft: later({ mergeable: 'draft', draft: true }),
}

const RAN = {
  'a push passed': PASSED,
  'a push failed': FAILED,
  'its run passed': runOf('success', ['success'], { event: 'pull_request' }),
  'its run failed': { ...FAILED, run: { ...FAILED.run, event: 'pull_request' } },
  unapproved: runOf('action_required', [], { event: 'pull_request' }),
  'a deployment waits': WAITING,
  'a run of the base passed': OF_BASE,
  // GitHub's own.
  'CodeQL passed': runOf('success', ['success'], { event: 'dynamic', name: 'CodeQL' }),
  'CodeQL runs': runOf(undefined, ['in_progress'], { event: 'dynamic', name: 'CodeQL' }),
} satisfies Readonly<Record<string, Built>>

describe('run-report --fail of a pull request', () => {
  it.each(readRows(new URL('exit-codes/pull-requests.txt', import.meta.url)))(
    '$text: $result',
    async ({ text, result }) => {
      const [pull, ...ran] = text.split(' | ') as [keyof typeof PULLS, ...(keyof typeof RAN)[]]
      expect([...Object.keys(PULLS), ...Object.keys(RAN)]).toEqual(
        expect.arrayContaining(text.split(' | ')),
      )
      const [exitCode, ...said] = result.split(': ')
      const runs = [OTHER, ...commitRuns(ran.map((name) => RAN[name]))]
      await withCommand({ pulls: [PULLS[pull]], runs }, async ({ run, github: { serverUrl } }) => {
        const end = await run([`${serverUrl}/${REPOSITORY}/pull/12`, '--fail'])
        expect(end.exitCode).toBe(Number(exitCode))
        expect(end.stdout + end.stderr).toContain(said.join(': ').replace('⏎', '\n'))
      })
    },
  )
})

function partOfCommit(): FakeRun[] {
  return commitRuns([PASSED, FORGIVEN]).map((run) => ({ ...run, totalCount: 5 }))
}

describe('the process of run-report --fail', () => {
  it.each<[exitCode: number, runs: readonly FakeRun[]]>([
    [EXIT.done, commitRuns([PASSED])],
    [EXIT.couldNot, partOfCommit()],
    [EXIT.failed, commitRuns([FAILED])],
    [EXIT.neither, commitRuns([CANCELLED])],
    [EXIT.noRun, []],
    [EXIT.unfinished, commitRuns([RUNNING])],
  ])('exits with %i', (exitCode, runs) =>
    withCommand({ ...GITHUB, runs: [OTHER, ...runs] }, async ({ run, github }) => {
      const url = `${github.serverUrl}/${REPOSITORY}/pull/12`
      const ended = await run([url, '--fail'], { inProcess: false })
      expect(ended).toMatchObject({ exitCode, signal: null })
    }),
  )
})

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

it('docs/exports.md has the exit codes as --help has them', () => {
  const text = read('docs/exports.md')
  const rows = [...text.matchAll(/^- (\d+): (.*)$/gm)].map(([, code, meaning = '']) => [
    Number(code),
    meaning.replaceAll('`', ''),
  ])
  expect(text).toBe(withExitCodes(text))
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[]
  expect(rows).toEqual(names.map((name) => [EXIT[name], EXIT_MEANINGS[name]]))
  expect(text).toContain(`\n${EXIT_OF_COMMIT}\n`)
})

/** The lines of the skill that merge, for a pull request. */
function mergeScript(url: string): string {
  const [, skill = ''] = /^```markdown\n(.*?)^```$/ms.exec(read('docs/exports.md')) ?? []
  const blocks = [...skill.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block)
  const scripts = blocks.filter((block) => block.includes('merge'))
  expect(scripts).toHaveLength(1)
  return scripts.join('').replaceAll('URL', url)
}

/** Runs the script in a shell, with a `gh` that only writes down its arguments. @returns these */
async function runSkill(
  { folder, github, address }: CommandSetup,
  command = `exec '${process.execPath}' '${COMMAND}' "$@"`,
): Promise<string> {
  const programs = {
    'run-report': command,
    gh: 'printf "%s\\n" "$*" >> merged.txt',
  }
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  }
  const script = mergeScript(`${github.serverUrl}/${REPOSITORY}/pull/12`)
  const variables = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    GH_HOST: new URL(address).host,
    GH_ENTERPRISE_TOKEN: TOKEN,
    ...WITHOUT_DEADLINES,
  }
  const shell = promisify(execFile)('sh', ['-c', script], { cwd: folder, env: variables })
  await shell.catch(() => undefined)
  return await readFile(join(folder, 'merged.txt'), 'utf8').catch(() => '')
}

// Windows has no such shell.
describeWith('POSIX', 'the script of the skill for agents', () => {
  it.each<[string, readonly Built[], boolean]>([
    ['merges what passed', [PASSED, SKIPPED], true],
    ['merges nothing if a run failed', [PASSED, FAILED], false],
  ])('%s', (_, runs, merges) =>
    withCommand({ ...GITHUB, runs: [OTHER, ...commitRuns(runs)] }, async (command) => {
      const url = `${command.github.serverUrl}/${REPOSITORY}/pull/12`
      expect(await runSkill(command)).toBe(
        merges ? `pr merge ${url} --squash --match-head-commit ${SHA}\n` : '',
      )
    }),
  )

  const ends = Object.values(EXIT).map((code) => `exit ${code}`)
  it.each([...ends, 'kill -9 $$'])(
    'merges for the code 0 alone, if the command ends with %s',
    (end) =>
      withCommand({}, async (command) => {
        await writeFile(join(command.folder, 'stub'), `echo '{"commit":"${SHA}"}'; ${end}`)
        expect((await runSkill(command, 'sh stub')) !== '').toBe(end === 'exit 0')
      }),
  )
})
