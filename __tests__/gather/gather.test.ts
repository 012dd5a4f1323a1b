import { describe, expect, it, jest } from '@jest/globals'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { judgeInput, NO_FACTS, withEntry } from '../../src/gather/facts.ts'
import { type Question, startGathering, type Want } from '../../src/gather/gather.ts'
import { wantOnce } from '../../src/gather/read.ts'
import type { Client } from '../../src/github/http/client.ts'
import { QUIET_CLIENT, sourceOf } from '../../testing/fake-client.ts'

const questionOf = (
  name: Question['name'],
  wants: Question['wants'],
  after: readonly Question[] = [],
): Question => ({ name, wants, after, budget: BUDGETS.names })

function gathering(onRequest = () => undefined) {
  const get = () => {
    onRequest()
    return Promise.resolve({})
  }
  const client = { ...QUIET_CLIENT, get: get as Client['get'] }
  return startGathering(sourceOf(client), { allowedFailures: [] })
}

describe('startGathering', () => {
  it('settles a question after those that it waits for', async () => {
    const order: string[] = []
    const wantFiles =
      (commit: string): Want =>
      async () => {
        order.push(`${commit} starts`)
        await Promise.resolve()
        order.push(`${commit} ends`)
        return (facts) => withEntry(facts, 'files', commit, undefined)
      }
    const ofCommit = (commit: string, after?: readonly Question[]) =>
      questionOf('files', ({ files }) => (files.has(commit) ? [] : [wantFiles(commit)]), after)
    const first = ofCommit('a')
    await gathering().settle([first, ofCommit('b'), ofCommit('c', [first])])
    expect(order).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'c starts', 'c ends'])
  })

  it('rejects if a question waits for one that was not settled before', async () => {
    const issues = questionOf('issues', () => [])
    const base = questionOf('base', () => [], [issues])
    await expect(gathering().settle([base, issues])).rejects.toThrow('"issues" was not passed')
    // @ts-expect-error A name is no question, so a misspelt one does not compile.
    const misspelt: Question = { ...base, after: ['isues'] }
    await expect(gathering().settle([misspelt])).rejects.toThrow('was not passed')
  })

  it('ends if a question wants again what was read, although an equal request takes nothing of its budget', async () => {
    const onRequest = jest.fn(() => undefined)
    const forgetful: Want = async ({ client, signal }) => {
      await client.get('/repos/{owner}/{repo}', { owner: 'octo', repo: 'shop' }, signal)
      return (facts) => facts
    }
    const settling = gathering(onRequest).settle([questionOf('month', () => [forgetful])])
    await expect(settling).rejects.toThrow('"month" wants again what it has read')
    expect(onRequest).toHaveBeenCalledTimes(1)
  })
})

describe('once', () => {
  it.each([{ read: ['lint'] }, { unread: undefined }])('wants nothing after %j', async (fact) => {
    const started = gathering()
    const read = (facts: Parameters<typeof wantOnce>[0]) =>
      wantOnce(facts, 'queueChecks', () => Promise.resolve(fact))
    await started.settle([questionOf('queue', read)])
    expect(started.facts().queueChecks).toBe(fact)
  })

  it('takes no reader that returns no fact', () => {
    const { facts } = gathering()
    // @ts-expect-error What was not wanted would be wanted again.
    expect(wantOnce(facts(), 'month', () => Promise.resolve(undefined))).toHaveLength(1)
  })
})

describe('factsOf', () => {
  const runner = (image: string) => ({
    ...{ runnerVersion: '2.330.0', image, imageVersion: undefined, caches: new Map() },
  })

  it.each([
    ['the log of the failure if the other could not be read', runner('a'), undefined, 'a'],
    ['the other log if that of the failure has no start', undefined, runner('b'), 'b'],
  ])('takes the runner of a job from %s', (_, ofFailure, ofJob, image) => {
    const runners = new Map([[1, ofFailure]])
    const facts = { ...NO_FACTS, runners, logFacts: new Map([[1, ofJob]]) }
    expect(judgeInput(facts, 0).runners.get(1)).toMatchObject({ image })
  })
})
