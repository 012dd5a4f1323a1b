import { describe, expect, it } from '@jest/globals'
import { runReport } from '../../testing/base-branch.ts'
import { apiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { commitRuns, jobId } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { withCommand } from '../../testing/run-command.ts'
import { FAILED, runRerun } from '../../testing/run-rerun.ts'
import { failedLog, runSubAction } from '../../testing/run-with-logs.ts'

type Inputs = Readonly<Record<string, string>>

/** Returns the labels that were requested by GraphQL. */
function labelsIn({ requests }: FakeGitHub): unknown[] {
  return requests.flatMap(({ content }) => {
    const { variables } = (content ?? {}) as { readonly variables?: { readonly label: unknown } }
    return variables === undefined ? [] : [variables.label]
  })
}

const LOG = failedLog(['Error: Connection reset by peer'])
const RUNS = commitRuns([
  {
    run: { event: 'pull_request', head_branch: 'topic', conclusion: 'failure' },
    jobs: [{ name: 'test', conclusion: 'failure' }],
  },
])
const [TRIGGERING] = RUNS

const ACTIONS: Readonly<Record<string, (inputs: Inputs) => Promise<FakeGitHub>>> = {
  report: async (inputs) => (await runReport({ runs: [], inputs })).github,
  comment: async (inputs) => {
    const { github } = await runSubAction('comment', {
      ...{ inputs, inProcess: true },
      github: { runs: RUNS, pulls: [apiPull()] },
      logs: { [jobId(0, 0)]: LOG },
      job: {
        ...{ eventName: 'workflow_run', runId: RUN_ID + 90 },
        event: { repository: { default_branch: 'main' }, workflow_run: TRIGGERING?.run },
      },
    })
    return github
  },
  rerun: async (inputs) =>
    (await runRerun({ inProcess: true, inputs: { when: 'flaky', ...inputs }, logs: { 71: LOG } }))
      .github,
  'the command': async ({ 'known-issues': label }) => {
    const logHost = await startLogHost({ logs: { '/log': LOG } })
    const logs = { [jobId(0, 0)]: `${logHost.url}/log` }
    try {
      return await withCommand({ runs: RUNS, logs }, async ({ run, address, github }) => {
        const option = label === undefined ? [] : ['--known-issues', label]
        await run([address, ...option], { inProcess: true })
        return github
      })
    } finally {
      await logHost.close()
    }
  },
}

describe.each(Object.keys(ACTIONS))('known-issues of %s', (name) => {
  it.each<[Inputs, string[]]>([
    [{}, ['known-failure']],
    [{ 'known-issues': 'flaky test' }, ['flaky test']],
    [{ 'known-issues': '' }, []],
  ])('with %j reads the issues with these labels: %j', async (inputs, labels) => {
    const github = await ACTIONS[name]?.(inputs)
    expect(github && labelsIn(github)).toEqual(labels)
  })
})

describe('rerun', () => {
  it('reads no issue without when: flaky', async () => {
    const inputs = { 'allowed-failures': 'build' }
    const { github, outputs } = await runRerun({ inProcess: true, inputs, logs: { 71: LOG } })
    expect([labelsIn(github), outputs.done]).toEqual([[], 'true'])
  })

  it.each([
    ['rerun: once', 'known from #30, which does not say "rerun: once" with a log'],
    ['gate: pass', 'known from #30, which does not say "rerun: once"'],
  ])('if an issue says %j: %s', async (line, reason) => {
    const body = `\`\`\`known-failure\nerror: Connection reset by peer\n${line}\n\`\`\``
    const issue = apiIssue({ labels: ['known-failure'], association: 'MEMBER', body })
    const result = await runRerun({
      inProcess: true,
      logs: { 71: LOG },
      github: { runs: [FAILED], issues: [issue] },
      inputs: { when: 'flaky' },
    })
    expect(result.outputs.reason).toContain(reason)
    expect(result.writes).toEqual([])
  })
})

describe('a note of a red report', () => {
  const GOOD = 'error: Connection reset'

  it.each<[string[], string]>([
    [[GOOD, 'error: out of date\nuntil: soon'], 'A block of issue #30 lists no known failure: '],
    [['flaky: yes'], 'Issue #30 lists no known failure: "flaky: yes" is not understood.'],
  ])('on an issue with the blocks %j begins with %j', async (blocks, begin) => {
    const texts = blocks.map((block) => `\`\`\`known-failure\n${block}\n\`\`\``)
    const fields = { labels: ['known-failure'], association: 'MEMBER', body: texts.join('\n\n') }
    const { report } = await runReport({ runs: [], github: { issues: [apiIssue(fields)] } })
    const note = report?.notes.find(({ url }) => url?.endsWith('/issues/30') === true)
    expect(note?.text.slice(0, begin.length)).toBe(begin)
  })
})
