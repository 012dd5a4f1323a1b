import { describe, expect, it } from '@jest/globals'
import type { Unsteady } from '../../src/model/shapes/month.ts'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import { baseRuns, logOf, runReport, type Scene } from '../../testing/base-branch.ts'
import { apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { makeMonth, makeUnsteady, REPOSITORY_URL } from '../../testing/make-month.ts'
import { ARTIFACT_ID, MEMORY } from '../../testing/run-month.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

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
