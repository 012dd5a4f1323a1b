import { describe, expect, it } from '@jest/globals'
import { NAMES } from '../../testing/fixtures/attacks.ts'
import { apiAccount } from '../../testing/fake-github/repository.ts'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { disarm } from '../../src/render/text/disarm.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { runAlone } from '../../testing/scenario.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

/** Every name as the name of a failed job, of its failed step, its labels and its runner. */
function hostileRun(host = GITHUB_COM) {
  return fakeRun({
    host,
    run: {
      id: 7,
      name: NAMES[9] ?? '',
      display_title: NAMES[13] ?? '',
      head_branch: NAMES[5] ?? '',
      event: '[x](javascript:alert(1))',
      triggering_actor: apiAccount(NAMES[16] ?? '', host),
    },
    jobs: NAMES.map((name) => ({
      name,
      conclusion: 'failure',
      labels: [name, 'self-hosted'],
      runner_name: name,
      runner_group_name: name,
      steps: [
        apiStep({ name, conclusion: 'failure', completed_at: 50 }),
        apiStep({ name: `Post ${name}`, number: 2, started_at: 50, completed_at: 52 }),
      ],
    })),
  })
}

/** What a person sees of a name: one line, without what cannot be seen. */
function shown(name: string): string {
  return name
    .replaceAll('\u202E', '')
    .replaceAll(/[\s\u2060]+/g, (gap) => (gap.trim() === '\u2060' ? '' : ' '))
    .trim()
}

const REPOSITORY_URL = `${GITHUB_COM.serverUrl}/octo-org/octo-shop`

const HOSTILE = { github: { runs: [hostileRun()] }, inputs: { 'run-id': '7' } }

describe('untrusted names', () => {
  it('are unchanged in the outputs and the report', async () => {
    const { outputs, report } = await runAlone(HOSTILE)
    expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual(NAMES)
    const jobs = JSON.parse(outputs['jobs'] ?? '') as { name: string; runner: object }[]
    expect(jobs.map(({ name }) => name)).toEqual(NAMES)
    expect(jobs.map(({ runner }) => runner)).toEqual(
      NAMES.map((name) => ({ name, group: name, labels: [name, 'self-hosted'].toSorted() })),
    )
    expect(report?.jobs.map(({ steps }) => steps[0]?.name)).toEqual(NAMES)
    expect(report?.run).toMatchObject({ branch: NAMES[5], title: NAMES[13], actor: NAMES[16] })
    expect(outputs).toMatchObject({
      conclusion: 'failure',
      'jobs-total': String(NAMES.length),
      'slowest-job': NAMES[0],
    })
  })

  it('are text in the inputs, too', async () => {
    const title = '<img src=x onerror=alert(1)>\n::error::boom'
    const needs = Object.fromEntries(NAMES.map((name) => [name, { result: name }]))
    const { summary, annotations, exitCode } = await runAlone({
      github: { runs: [fakeRun()], faults: [{ response: { status: 403 } }] },
      inputs: { title, needs: JSON.stringify(needs) },
    })
    expect(exitCode).toBe(0)
    expect(annotations.map(({ level }) => level)).toEqual(['warning'])
    expectHarmless(summary, REPOSITORY_URL)
    const page = showMarkdown(summary)
    expect(textOf(page)).toContain(shown(title))
    expect(elementsOf(page, 'tr')).toHaveLength(1 + new Set(NAMES).size)
  })

  it('fail the gate without a command, in one annotation', async () => {
    const { annotations, stdout } = await runAlone({
      ...HOSTILE,
      inputs: { ...HOSTILE.inputs, 'fail-on': 'failure' },
    })
    const errors = annotations.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    // No name is two lines, and none has changed the order of what is around it.
    const lines = NAMES.map((name) => disarm(`${shown(name)}: failure`))
    expect(errors[0]?.message.split('\n')).toEqual(['fail-on: failure', ...lines])
    expectQuiet(stdout)
  })

  it('that match no job forgive no other job', async () => {
    const { outputs } = await runAlone({
      github: {
        runs: [
          fakeRun({
            jobs: [
              { name: 'twice', conclusion: 'success' },
              { name: 'twice', conclusion: 'failure' },
              { name: 'report', status: 'in_progress' },
            ],
          }),
        ],
      },
      job: { checkRunId: FIRST_JOB_ID + 2 },
      inputs: {
        needs: JSON.stringify(
          Object.fromEntries(
            ['constructor', 'toString', 'valueOf'].map((key) => [key, { result: 'success' }]),
          ),
        ),
      },
    })
    expect(outputs['failed-jobs']).toBe('["twice"]')
    expect(outputs['jobs-total']).toBe('3')
  })
})
