import { describe, expect, it } from '@jest/globals'
import { IS_ALL } from '../../../testing/action-cases.ts'
import { INPUTS } from '../../../src/actions/report/inputs.ts'
import { type End, expectSafeOutput } from './end.ts'
import { itEnds, runWhole } from './run-fault.ts'

/** The run's response has the same value, or nothing depends on it here. */
const SPARE = [
  'GITHUB_ACTOR',
  'GITHUB_EVENT_NAME',
  'GITHUB_HEAD_REF',
  'GITHUB_REF_NAME',
  'GITHUB_RUN_NUMBER',
  'GITHUB_SERVER_URL',
  'GITHUB_SHA',
  'GITHUB_WORKFLOW',
  'GITHUB_WORKFLOW_REF',
  'GITHUB_WORKFLOW_SHA',
  'RUNNER_NAME',
  'HOME',
  'PATH',
]

/** Without one of them, the run counts as another one, and its latest attempt is reported. */
const OF_OWN_RUN = ['GITHUB_REPOSITORY', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT']

const UNSET = [
  ['not set', undefined],
  ['empty', ''],
] as const

describe('a variable of the runner', () => {
  itEnds(
    UNSET.flatMap(([fault, value]) =>
      [...SPARE, ...OF_OWN_RUN].map((at) => ({
        fault,
        kind: 'no value',
        at,
        scenario: { env: { [at]: value } },
        end: {},
        asOther: OF_OWN_RUN.includes(at),
      })),
    ),
  )
  itEnds(
    [
      ['GITHUB_RUN_NUMBER', 'seven'],
      ['GITHUB_WORKFLOW_REF', 'nothing of that kind'],
      ['GITHUB_RUN_ATTEMPT', 'two'],
    ].map(([at = '', value]) => ({
      fault: 'nonsense',
      at,
      scenario: { env: { [at]: value } },
      end: {},
      asOther: OF_OWN_RUN.includes(at),
    })),
  )
})

describe('a URL of the server', () => {
  it.each([
    ['GITHUB_SERVER_URL', 'javascript:alert(1)'],
    ['GITHUB_SERVER_URL', 'github.com'],
    ['GITHUB_API_URL', 'file:///etc/passwd'],
    ['GITHUB_API_URL', 'api.github.com'],
  ])('nonsense · %s=%s · exit 0 · no report · warning', async (name, url) => {
    const result = await runWhole({ env: { [name]: url } })
    expectSafeOutput(result)
    expect([result.exitCode, result.summary, result.messages.warning]).toEqual([
      0,
      '',
      [expect.stringContaining(`the variable ${name} is not the URL of a server`)],
    ])
  })
})

const NO_TOKEN: End = {
  jobs: null,
  complete: false,
  lost: ['run', 'needs', 'history', 'attempts', 'annotations', 'log'],
  warning: ['the input github-token is empty'],
}

describe('an input that the runner does not hand over', () => {
  type Name = keyof typeof INPUTS
  const names = (Object.keys(INPUTS) as Name[]).filter((name) => name !== 'github-token')
  const unset = (at: readonly Name[]) => ({
    env: Object.fromEntries(at.map((name) => [`INPUT_${name.toUpperCase()}`, undefined])),
  })
  itEnds([
    { fault: 'not set', at: 'github-token', scenario: unset(['github-token']), end: NO_TOKEN },
    { fault: 'not set', at: 'all others', scenario: unset(names), end: {} },
    ...(IS_ALL ? names : []).map((at) => ({
      fault: 'not set',
      at,
      scenario: unset([at]),
      end: {},
    })),
  ])
})
