import { describe, expect, it } from '@jest/globals'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { withEntry } from '../../src/gather/facts.ts'
import { type Question, startGathering, type Want } from '../../src/gather/gather.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'

const questionOf = (
  name: string,
  wants: Question['wants'],
  after: readonly Question[] = [],
): Question => ({ name, wants, after, budget: BUDGETS.names })

function gathering() {
  return startGathering(sourceOf(logClient('http://localhost')), { allowedFailures: [] })
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
      questionOf(commit, ({ files }) => (files.has(commit) ? [] : [wantFiles(commit)]), after)
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
})
