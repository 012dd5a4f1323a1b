import { describe, expect, it } from '@jest/globals'
import { fetchBranchRules } from '../../../src/github/commit/fetch-branch-rules.ts'
import type { BranchRules } from '../../../src/model/branch-rules.ts'
import { fakeClient, httpError } from '../../../testing/fake-client.ts'
import { ACTIONS_APP, apiBranch, apiRules } from '../../../testing/fake-github/api-branch.ts'

type Body = object | 'forbidden'

async function fetchWith(rules: Body, branch: Body): Promise<BranchRules | undefined> {
  const read = <Value>(body: Body): Promise<Value> =>
    body === 'forbidden' ? Promise.reject(httpError(403)) : Promise.resolve(body as Value)
  const client = { ...fakeClient(() => read(branch)), list: () => read<unknown[]>(rules) }
  const repository = { owner: 'octo-org', repo: 'octo-shop' }
  return await fetchBranchRules(client, repository, 'main', new AbortController().signal)
}

const OPEN = apiBranch('main')

describe('fetchBranchRules', () => {
  it('joins the checks of rulesets and of the protection', async () => {
    const rules = apiRules([['test', ACTIONS_APP]])
    const branch = apiBranch('main', [
      ['lint', null],
      ['cla', -1],
    ])
    expect(await fetchWith(rules, branch)).toEqual({
      branch: 'main',
      complete: true,
      workflows: [],
      checks: [
        { name: 'lint', app: undefined },
        { name: 'cla', app: undefined },
        { name: 'test', app: ACTIONS_APP },
      ],
    })
  })

  it('keeps the rule that names an app if two require one check', async () => {
    const found = await fetchWith(
      apiRules([['test', ACTIONS_APP]]),
      apiBranch('main', [['test', null]]),
    )
    expect(found?.checks).toEqual([{ name: 'test', app: ACTIONS_APP }])
  })

  it('reads the names alone, as older servers list them', async () => {
    const protection = {
      required_status_checks: { enforcement_level: 'everyone', contexts: ['a'] },
    }
    expect((await fetchWith([], { protection }))?.checks).toEqual([{ name: 'a', app: undefined }])
  })

  it('ignores a protection that is off', async () => {
    const protection = { required_status_checks: { enforcement_level: 'off', contexts: ['a'] } }
    expect((await fetchWith([], { protection }))?.checks).toEqual([])
  })

  it.each<[string, Body, Body]>([
    ['the protection cannot be read', [], 'forbidden'],
    ['the rulesets cannot be read', 'forbidden', OPEN],
    ['there can be more rules', Array.from({ length: 100 }, () => ({ type: 'deletion' })), OPEN],
  ])('is incomplete if %s', async (_, rules, branch) => {
    expect(await fetchWith(rules, branch)).toEqual({
      branch: 'main',
      complete: false,
      workflows: [],
      checks: [],
    })
  })

  it('lists the workflows that a ruleset requires as a whole', async () => {
    const workflows = [{ path: '.github/workflows/policy.yml', repository_id: 7 }]
    const rules = await fetchWith([{ type: 'workflows', parameters: { workflows } }], OPEN)
    expect(rules).toEqual({
      branch: 'main',
      complete: true,
      workflows: ['.github/workflows/policy.yml'],
      checks: [],
    })
  })

  it('returns undefined if neither can be read', async () => {
    expect(await fetchWith('forbidden', 'forbidden')).toBeUndefined()
  })
})
