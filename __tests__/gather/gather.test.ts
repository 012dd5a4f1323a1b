import { describe, expect, it, jest } from '@jest/globals'
import { BUDGETS } from '../../src/gather/budgets.ts'
import {
  type Facts,
  joinFacts,
  judgeInput,
  type MoreFacts,
  noFacts,
} from '../../src/gather/facts.ts'
import { type Question, startGathering, type Want } from '../../src/gather/gather.ts'
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
        return { files: new Map([[commit, undefined]]) }
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
      return {}
    }
    const settling = gathering(onRequest).settle([questionOf('month', () => [forgetful])])
    await expect(settling).rejects.toThrow('"month" wants again what it has read')
    expect(onRequest).toHaveBeenCalledTimes(1)
  })
})

describe('joinFacts', () => {
  it('adds to maps, sets and notes, and keeps all else', () => {
    const note = (text: string) => ({ severity: 'notice', text }) as const
    const of = (job: number) => ({
      annotations: new Map([[job, []]]),
      unannotated: new Set([job]),
      notes: [note(`job ${job}`)],
    })
    const facts = [of(1), of(2)].reduce<Facts>(joinFacts, noFacts())
    expect([...facts.annotations.keys()]).toEqual([1, 2])
    expect([...facts.unannotated]).toEqual([1, 2])
    expect(facts.notes).toEqual([note('job 1'), note('job 2')])
    expect(facts.wanted).toBeUndefined()
  })

  it.each([{ read: ['lint'] }, { unread: undefined }])(
    'has the fact %j, which is then not wanted again',
    (queueChecks) => {
      expect(joinFacts(noFacts(), { queueChecks }).queueChecks).toBe(queueChecks)
    },
  )

  it('takes no reading without its fact', () => {
    // @ts-expect-error What was not wanted would be wanted again.
    const more: MoreFacts = { month: undefined }
    expect(joinFacts(noFacts(), more).month).toBeUndefined()
  })
})

describe('judgeInput', () => {
  const runner = (key: string) => ({
    versions: undefined,
    caches: new Map([[1, [{ result: 'hit' as const, key, bytes: undefined }]]]),
  })

  it.each([
    ['the log of the failure if the other could not be read', runner('a'), undefined, 'a'],
    ['the other log if that of the failure has no start', undefined, runner('b'), 'b'],
  ])('takes the runner of a job from %s', (_, ofFailure, ofJob, key) => {
    const runners = new Map([[1, ofFailure]])
    const facts = { ...noFacts(), runners, logFacts: new Map([[1, ofJob]]) }
    expect(judgeInput(facts, 0).runners.get(1)?.caches.get(1)).toMatchObject([{ key }])
  })
})
