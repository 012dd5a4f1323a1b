import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { BASE_LIST_EVENTS, BRANCH_EVENTS, VARYING_EVENTS } from '../../src/model/event.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Lists the events of a branch that a file names. */
function eventsIn(file: string): readonly (string | undefined)[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...BRANCH_EVENTS].filter((event = '') => text.includes(`'${event}'`))
}

describe('TRAITS', () => {
  it('lists the events whose runs of the base branch are compared, in their order', () => {
    expect(BASE_LIST_EVENTS).toEqual(['push', 'merge_group', 'workflow_dispatch'])
  })

  it('lists the events whose runs of one commit can differ', () => {
    expect([...VARYING_EVENTS]).toEqual(['schedule', 'workflow_dispatch'])
  })

  it('is the only list of events of a branch, so that a new one is one line', () => {
    const lists = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => eventsIn(file).length > 1)
    expect(lists).toEqual([])
  })
})
