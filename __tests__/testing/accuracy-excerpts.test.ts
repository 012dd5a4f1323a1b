import { describe, expect, it } from '@jest/globals'
import { judgeLog, measureSet, showsReason } from '../../testing/accuracy/excerpts.ts'
import { simulateLogs } from '../../testing/simulate/failed-logs.ts'

const logs = [...simulateLogs('known'), ...simulateLogs('held-out')]

describe('simulateLogs', () => {
  it('makes at least 60 logs of 25 tools, each with a reason', () => {
    expect(logs.length).toBeGreaterThanOrEqual(60)
    expect(new Set(logs.map(({ name }) => name.split(':')[0])).size).toBeGreaterThanOrEqual(25)
    expect(new Set(logs.map(({ name }) => name)).size).toBe(logs.length)
    expect(logs.filter(({ reason }) => reason.length === 0)).toEqual([])
  })
})

describe('excerptChooser', () => {
  it.each(logs)('shows the reason within 20 lines: $name', (log) => {
    expect(showsReason(log, 20)).toBe(true)
  })

  it('shows nine of ten reasons within 15 lines', () => {
    const missed = logs.filter((log) => !showsReason(log, 15))
    expect(missed.length / logs.length).toBeLessThanOrEqual(0.1)
  })
})

describe('judgeLog', () => {
  const log = {
    name: 'frob: a module is missing',
    lines: ['loading', 'frob: cannot find module "left-pad"', '1 error'],
    reason: ['frob: cannot find module "left-pad"'],
    kind: 'failed-step',
    messages: ['cannot find module "left-pad"'],
  }

  it.each([
    ['the line that says why', {}, { reason: true, message: true, kind: true }],
    ['a reason that is not shown', { reason: ['another'] }, { reason: false }],
    ['the second of two', { messages: ['loading it', 'left-pad'] }, { message: true }],
    ['another message', { messages: ['loading'] }, { message: false }],
    [
      'a part of a line that is too short to say it',
      { messages: [`${log.lines[1]}${' why'.repeat(20)}`] },
      { message: false },
    ],
    [
      'no message where none is expected',
      { lines: ['loading'], reason: [], messages: [] },
      { message: true },
    ],
    ['another kind', { kind: 'network' }, { kind: false }],
    [
      'a set without messages',
      { kind: undefined, messages: [] },
      { message: undefined, kind: undefined },
    ],
  ])('judges %s', (_, fields, expected) => {
    expect(judgeLog({ ...log, ...fields })).toMatchObject(expected)
  })

  it.each(['looked-up'] as const)('shows most reasons, messages and kinds of %s', (set) => {
    const judged = simulateLogs(set).map((one) => judgeLog(one))
    const share = (part: 'reason' | 'message' | 'kind') =>
      judged.filter((one) => one[part] === true).length / judged.length
    expect(share('reason')).toBeGreaterThanOrEqual(0.9)
    expect(share('message')).toBeGreaterThanOrEqual(0.85)
    expect(share('kind')).toBeGreaterThanOrEqual(0.95)
    expect(measureSet(set).lines).toHaveLength(2)
  })
})
