import { beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY } from '../../src/model/time.ts'
import type { Unsteady } from '../../src/model/shapes/month.ts'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import { type ApiIssue, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { READ_ONLY } from '../../testing/fake-github/faults.ts'
import { expectValidMonth } from '../../testing/report-schema.ts'
import { ON_MAIN } from '../../testing/run-issue.ts'
import {
  ARTIFACT_ID,
  MEMORY,
  monthRuns,
  nightlyRuns,
  runBefore,
  runMonth,
  withMemory,
} from '../../testing/run-month.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { zipArchive } from '../../testing/zip-archive.ts'
import { baseRuns, logOf, runReport, type Scene } from '../../testing/base-branch.ts'
import { makeMonth, makeUnsteady, REPOSITORY_URL } from '../../testing/make-month.ts'

describe('month', () => {
  const folders = temporaryFolders()
  const REPO = '/repos/octo-org/octo-shop'
  const CREATE = `POST ${REPO}/issues`
  const UPDATE = `PATCH ${REPO}/issues/41`
  const FILE = 'run-report-month.json'

  /** The issue of a night. */
  let opened: ApiIssue
  beforeAll(async () => {
    const [issue] = (await runMonth()).github.state.issues
    if (issue === undefined) throw new Error('no issue was opened')
    opened = issue
  })

  /** Runs the next night, after a change of the issues. */
  async function runNext(issues: readonly ApiIssue[]) {
    const result = await runMonth({ issues })
    return { ...result, issues: result.github.state.issues }
  }

  describe('month', () => {
    it('writes the memory, the page and the summary, and changes nothing without an issue', async () => {
      const folder = folders()
      const result = await runMonth({
        folder,
        inputs: { issue: 'false', 'page-path': 'month.html' },
      })
      expect(result).toMatchObject({ exitCode: 0, annotations: [], writes: [] })
      expect(result.outputs).toEqual({
        ...{
          done: 'true',
          reason: expect.stringMatching(
            /^main is green: red for .+ in 1 day\. As of .+ No memory of an earlier night was found: the month is/,
          ),
        },
        ...{
          headline: expect.stringMatching(/^main is green: red for .* As of \S+ \S+ UTC\.$/),
          path: FILE,
        },
        ...{ issue: '', 'issue-url': '' },
      })
      const read = (file: string) => readFileSync(join(folder, 'work', file), 'utf8')
      const json = JSON.parse(read(FILE)) as Readonly<Record<string, unknown>>
      expectValidMonth(json)
      expect(json).toMatchObject({
        red: { times: [{ first: { id: 40 } }], greenSince: { id: 41 } },
        issueUrl: null,
      })
      expect(read('month.html')).toContain('<h1>')
      expect(result.summary).toContain('is green: red for')
    })

    it.each([
      ['failure', { first: { id: 5 }, last: { id: 41 } }],
      ['success', { first: { id: 40 }, last: { id: 41 } }],
      ['cancelled', { first: { id: 40 }, last: { id: 41 } }],
    ])('knows the state of main before the month by a run with %s', async (conclusion, time) => {
      const folder = folders()
      const runs = [runBefore(conclusion), ...monthRuns()]
      const { requests } = await runMonth({ folder, inputs: { issue: 'false' }, github: { runs } })
      const json = JSON.parse(readFileSync(join(folder, 'work', FILE), 'utf8')) as object
      expect(json).toMatchObject({ red: { times: [time] } })
      expect(requests.filter((one) => one.includes('/workflows/ci.yml/runs'))).toHaveLength(1)
    })

    it('opens one issue, and names it in the memory', async () => {
      const folder = folders()
      const result = await runMonth({ folder })
      expect(result).toMatchObject({ exitCode: 0, writes: [CREATE] })
      expect(result.outputs).toMatchObject({ issue: '41', done: 'true' })
      expect(result.outputs.reason).toMatch(/Opened issue #41\.$/)
      const json = JSON.parse(readFileSync(join(folder, 'work', FILE), 'utf8')) as object
      expect(json).toMatchObject({ issueUrl: 'https://github.com/octo-org/octo-shop/issues/41' })
      expect(result.github.state.issues[0]?.title).toMatch(
        /^CI in a month: main is green, red for /,
      )
    })

    it('reports a workflow that its schedule no longer starts, until it starts it', async () => {
      const path = '.github/workflows/nightly.yml'
      const files = { [path]: "on:\n  schedule:\n    - cron: '0 4 * * *'\n" }
      const bodies = { 'actions/workflows/nightly.yml': { path, state: 'disabled_inactivity' } }
      const nights = (...ago: readonly number[]) => [...monthRuns(), ...nightlyRuns(ago)]
      const folder = folders()
      const missed = await runMonth({
        folder,
        github: { runs: nights(8, 7, 6, 5, 4, 3), files, bodies },
      })
      const [issue] = missed.github.state.issues
      expect(issue?.title).toMatch(/^CI in a month: .*, Nightly did not run$/)
      expect(issue?.body).toMatch(
        /\nDid not run: \*\*Nightly\*\*, last on \[\S+\]\(\S+\), <code>disabled\\+_inactivity<\/code>\.\n/,
      )
      const json = readFileSync(join(folder, 'work', FILE), 'utf8')
      expectValidMonth(JSON.parse(json))
      const again = await runMonth({
        github: { runs: withMemory(nights(8, 7, 6, 5, 4, 3, 0.01)), files, bodies },
        artifacts: { [ARTIFACT_ID]: zipArchive([{ name: FILE, data: json }]) },
      })
      expect(again.github.state.issues[0]?.title).not.toContain('did not run')
      expect(again.requests.filter((one) => one.includes('nightly.yml'))).toEqual([])
    })

    it('gives a new issue the labels, and opens none if nothing ran', async () => {
      const inputs = { labels: 'ci, month' }
      const { github } = await runMonth({ inputs })
      expect(github.state.issues[0]?.labels).toMatchObject([{ name: 'ci' }, { name: 'month' }])
      const quiet = await runMonth({ inputs, github: { runs: monthRuns().slice(2) } })
      expect(quiet.writes).toEqual([])
      expect(quiet.outputs.reason).toContain('No issue was opened: nothing else ran.')
    })

    it('goes on from the memory without a word, and says what is new since then', async () => {
      const folder = folders()
      const first = await runMonth({ folder })
      expect(first.github.state.issues[0]?.body).not.toContain('New since')
      const json = readFileSync(join(folder, 'work', FILE), 'utf8')
      const next = await runMonth({
        github: { runs: withMemory() },
        artifacts: { [ARTIFACT_ID]: zipArchive([{ name: FILE, data: json }]) },
      })
      expect(next.outputs.reason).not.toContain('month is read from GitHub')
      expect(next.github.state.issues[0]?.body).toMatch(/New since the last night: nothing\./)
      const lists = (requests: readonly string[]) =>
        requests.filter((one) => one.includes('/actions/runs?created')).length
      expect(lists(next.requests)).toBeLessThan(6)
    })

    it('reads the whole month if the last night was more than a month ago, and says so', async () => {
      const folder = folders()
      await runMonth({ folder })
      const month = JSON.parse(readFileSync(join(folder, 'work', FILE), 'utf8')) as {
        readonly memory: object
      }
      const readAt = new Date(Date.now() - 40 * DAY).toISOString()
      const data = JSON.stringify({ ...month, memory: { ...month.memory, readAt } })
      const { outputs } = await runMonth({
        github: { runs: withMemory() },
        artifacts: { [ARTIFACT_ID]: zipArchive([{ name: FILE, data }]) },
      })
      expect(outputs.reason).toMatch(
        /last night was too long ago, .*: the month is read from GitHub/,
      )
    })

    it('begins again if an earlier run could not read the memory either, and says so', async () => {
      const folder = folders()
      const runs = monthRuns().map((run, at) => {
        const ids = { repository_id: 1, head_repository_id: 1 }
        const memory = { ...apiArtifact({ id: ARTIFACT_ID, name: MEMORY }) }
        const artifacts = [{ ...memory, workflow_run: { ...run.run, ...ids } }]
        return at === 0 ? { ...run, artifacts } : run
      })
      const faults = [
        { path: new RegExp(`artifacts/${ARTIFACT_ID}/zip$`), response: { status: 502 } },
      ]
      const result = await runMonth({ folder, github: { runs, faults } })
      expect(result).toMatchObject({ exitCode: 0, outputs: { done: 'true', path: FILE } })
      const line =
        /The memory could not be read: GitHub responded with 502.*The month is read from GitHub/
      expect(result.outputs.reason).toMatch(line)
      expect(result.summary).toMatch(line)
      expect(result.github.state.issues[0]?.body).toMatch(line)
    })

    it('rewrites its issue, and keeps what people wrote below', async () => {
      const { issues, ...second } = await runNext([
        { ...opened, body: `${opened.body}\n\n@octocat looks at this.`, title: 'Ours' },
      ])
      expect(second.writes).toEqual([UPDATE])
      expect(second.outputs.reason).toMatch(/Updated issue #41\.$/)
      expect(issues[0]?.body).toMatch(/<!-- run-report:end -->\n\n?@octocat looks at this\.$/)
      expect(issues[0]?.title).toMatch(/^CI in a month/)
    })

    it('stays below the limit of GitHub, whatever people wrote', async () => {
      const { issues, ...second } = await runNext([
        { ...opened, body: `${opened.body}\n${'x'.repeat(61_300)}` },
      ])
      expect(second.writes).toEqual([UPDATE])
      expect(issues[0]?.body?.length).toBeLessThan(65_536)
      expect(/\d sections? more in the JSON\./.test(issues[0]?.body ?? '')).toBe(true)
    })

    it('leaves an issue that a person closed, and says so', async () => {
      const { issues, ...second } = await runNext([{ ...opened, state: 'closed' }])
      expect(second).toMatchObject({ exitCode: 0, writes: [] })
      expect(second.outputs.reason).toContain(
        'Issue #41 is closed: reopen it to have it written again.',
      )
      expect(issues).toHaveLength(1)
    })

    it('keeps the oldest of two, and closes the other without its marker', async () => {
      const { issues, ...second } = await runNext([
        opened,
        { ...opened, id: opened.id + 2, number: 43 },
      ])
      expect(second.writes).toEqual([UPDATE, `PATCH ${REPO}/issues/43`])
      const other = issues.find(({ number }) => number === 43)
      expect(other).toMatchObject({ state: 'closed', state_reason: 'not_planned' })
      expect(other?.body).toMatch(/^Duplicate of #41\./)
      expect(other?.body).not.toContain('run-report:issue')
    })

    it('does not write to an issue of another author, or one that quotes its marker', async () => {
      const quote = apiIssue({ number: 30, body: `> quoted\n\n${opened.body}` })
      const foreign = apiIssue({ number: 31, body: opened.body ?? '', author: 'mallory' })
      const result = await runMonth({ issues: [quote, foreign] })
      expect(result.writes).toEqual([CREATE])
    })

    it('changes no issue if the memory cannot be written', async () => {
      const path = '/dev/null/memory.json'
      const { writes, exitCode, outputs } = await runMonth({ inputs: { path, 'on-error': 'fail' } })
      expect({ writes, exitCode }).toEqual({ writes: [], exitCode: 1 })
      expect(outputs.reason).toContain(`${path} could not be written`)
    })

    it('writes the memory even if it may not write the issue, and names the permission', async () => {
      const folder = folders()
      const result = await runMonth({ folder, github: { faults: [READ_ONLY] } })
      expect({ exitCode: result.exitCode, done: result.outputs.done }).toEqual({
        exitCode: 0,
        done: 'true',
      })
      expect(result.outputs.reason).toContain('issues: write')
      expect(JSON.parse(readFileSync(join(folder, 'work', FILE), 'utf8'))).toBeInstanceOf(Object)
    })

    it.each([
      ['warn', 0, 'runs', 403],
      ['fail', 1, 'runs', 403],
      ['warn', 0, 'memory', 502],
      ['fail', 1, 'memory', 502],
    ])(
      'ends, with on-error %s, with %i if the %s cannot be read, and writes no memory',
      async (onError, exitCode, what, status) => {
        const path = what === 'runs' ? /actions\/runs$/ : /actions\/artifacts$/
        const result = await runMonth({
          ...{ inputs: { 'on-error': onError } },
          github: { runs: withMemory(), faults: [{ path, response: { status } }] },
        })
        expect(result.exitCode).toBe(exitCode)
        expect({ writes: result.writes, path: result.outputs.path }).toEqual({
          writes: [],
          path: '',
        })
        const { reason } = result.outputs
        expect(reason).toContain(
          `Could not read the ${what} of octo-org/octo-shop: GitHub responded`,
        )
        expect(reason).toMatch(/ Nothing was written, .* or wait for the next one\.$/)
      },
    )

    it('does nothing on another branch than the default one, such as after it was renamed', async () => {
      const result = await runMonth({ job: { ...ON_MAIN, branch: 'topic' } })
      expect({
        exitCode: result.exitCode,
        writes: result.writes,
        done: result.outputs.done,
      }).toEqual({ exitCode: 0, writes: [], done: 'false' })
      expect(result.outputs.reason).toBe(
        'Nothing was read: this run is of topic, and only one of the default branch can keep the memory.',
      )
      const event = { repository: { full_name: 'octo-org/octo-shop', default_branch: 'trunk' } }
      const renamed = await runMonth({
        job: { eventName: 'schedule', event, branch: 'trunk' },
        github: { runs: withMemory(monthRuns()) },
      })
      expect(renamed.outputs.reason).toContain(
        'No artifact run-report-month is of this workflow on trunk',
      )
    })
  })
})

const GREEN = baseRuns(17, ['success', 'success', 'success'])
const RED = {
  runs: baseRuns(17, ['success', 'failure', 'failure']),
  logs: { ...logOf(18), ...logOf(19) },
}
const LISTED = makeUnsteady({
  ...{ job: 'test', step: 'Run npm test', test: undefined },
  workflowPath: '.github/workflows/ci.yml',
  message: 'Error: a.ts: expected 3, got 4',
})
const ISSUE_URL = `${REPOSITORY_URL}/issues/9`

/** The repository with a month, which lists what comes and goes. */
function withMonth(scene: Scene, unsteady: readonly Unsteady[], text?: string): Scene {
  const json = encodeMonth(makeMonth({ unsteady, issueUrl: ISSUE_URL }))
  const artifacts = [apiArtifact({ id: ARTIFACT_ID, name: MEMORY })]
  const data = text ?? JSON.stringify(json)
  return {
    ...scene,
    github: { ...scene.github, files: { '.github/workflows/ci.yml': '- uses: acme/a/month@v1' } },
    runs: scene.runs.map((run, at) => (at === 0 ? { ...run, artifacts } : run)),
    artifacts: { [ARTIFACT_ID]: zipArchive([{ name: `${MEMORY}.json`, data }]) },
  }
}

async function report(scene: Scene) {
  const result = await runReport({ ...scene, inputs: { 'fail-on': 'new', ...scene.inputs } })
  const { verdict, exitCode } = result
  return {
    ...result,
    gate: [verdict?.verdict, exitCode, result.report?.gate],
    advice: verdict?.advice,
    memoryRequests: result.github.requests
      .map(({ path }) => path.replace(/^.*octo-shop\//, ''))
      .filter((path) => path.startsWith('actions/artifacts')),
  }
}

const TWO = [
  `actions/artifacts?per_page=100&name=${MEMORY}`,
  `actions/artifacts/${ARTIFACT_ID}/zip`,
]
const known = apiIssue({
  ...{ labels: ['known-failure'], association: 'OWNER', author: 'mona' },
  body: '```known-failure\nerror: expected 3, got 4\n```',
})

describe('a failed run with the memory of a month', () => {
  it.each<[string, Scene, readonly Unsteady[], boolean]>([
    ['its step is listed', { runs: GREEN }, [LISTED], true],
    ['another step is listed', { runs: GREEN }, [{ ...LISTED, step: 'Run tox' }], true],
    ['the base branch has no run', { runs: [] }, [LISTED], true],
    ['the base branch has it', RED, [LISTED], false],
    ['an issue lists it', { runs: GREEN, github: { issues: [known] } }, [LISTED], false],
    ['no log is read', { runs: GREEN, inputs: { 'log-lines': '0' } }, [LISTED], false],
  ])(
    'has the same verdict and gate as without, and reads it only if needed: %s',
    async (_, scene, unsteady, isRead) => {
      const base = scene.runs.length === 0 ? { ...scene, runs: baseRuns(17, ['cancelled']) } : scene
      const [without, withIt] = [await report(base), await report(withMonth(base, unsteady))]
      expect(withIt.gate).toEqual(without.gate)
      expect(withIt.memoryRequests).toEqual(isRead ? TWO : [])
      expect(without.memoryRequests.length).toBeLessThanOrEqual(1)
      const sent = ({ github }: typeof without) => github.requests.length
      expect(sent(withIt) - sent(without)).toBeLessThanOrEqual(3)
    },
  )

  it('reports without the memory if GitHub fails', async () => {
    const scene = withMonth({ runs: GREEN }, [LISTED])
    const faults = [{ path: /actions\/artifacts$/, response: { status: 502 } }]
    const { verdict, gate } = await report({ ...scene, github: { ...scene.github, faults } })
    expect([verdict?.inMonth, gate]).toEqual([null, (await report({ runs: GREEN })).gate])
  })

  it('says that it comes and goes, and advises a re-run', async () => {
    const first = await report(withMonth({ runs: GREEN }, [LISTED]))
    expect(first.verdict?.inMonth).toMatchObject({ name: null, failed: 4, runs: 120, recovered: 2 })
    expect(first.verdict?.verdictText).toContain(
      'this step comes and goes: it failed in at least 4 of 120 runs of a month, and passed again on the same commit 2 times',
    )
    expect(first.verdict?.advice).toBe('rerun')
    expect(first.summary).toContain(`[the issue](${ISSUE_URL})`)
    const other = await report(withMonth({ runs: GREEN }, [{ ...LISTED, message: 'Error: other' }]))
    expect([other.verdict?.inMonth, other.verdict?.advice]).toEqual([null, 'fix'])
  })

  it('does not even request the default branch if the base branch has the failure', async () => {
    const event = { pull_request: { base: { ref: 'main', sha: '13'.padStart(40, '0') } } }
    const { github } = await report(withMonth({ ...RED, event }, [LISTED]))
    const paths = github.requests.map(({ pathname }) => pathname)
    expect(paths.filter((path) => path.endsWith('/octo-shop'))).toEqual([])
  })
})
