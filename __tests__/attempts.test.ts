import { describe, expect, it } from '@jest/globals'
import { verdictLines } from '../testing/report-words.ts'
import { type Attempt, readAttempts } from '../testing/read-attempts.ts'

const LOOK = 'unknown not-rerun; closed; look; re-run'
const OPEN = 'infrastructure; open; none; re-run'

describe('a failure of an earlier attempt', () => {
  it.each<[string, readonly Attempt[], string]>([
    [
      'code at the tests, then the registry before them',
      [{ test: 'ok code -' }, { test: 'registry - -' }],
      LOOK,
    ],
    [
      'code at the tests, then the runner before them',
      [{ test: 'ok code -' }, { test: 'lost - -' }],
      LOOK,
    ],
    [
      'code at the tests, then the registry at them',
      [{ test: 'ok code -' }, { test: 'ok registry -' }],
      LOOK,
    ],
    [
      'code at the tests, which pass, then the registry behind them',
      [{ test: 'ok code -' }, { test: 'ok ok registry' }],
      OPEN,
    ],
    [
      'code at the tests, which fail again',
      [{ test: 'ok code -' }, { test: 'ok code -' }],
      'new; closed; fix; not re-run',
    ],
    [
      'the registry at the install twice',
      [{ test: 'registry - -' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'the registry at the tests, then before them',
      [{ test: 'ok registry -' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'the runner at the tests, then the registry before them',
      [{ test: 'ok lost -' }, { test: 'registry - -' }],
      OPEN,
    ],
    ['nothing before the registry', [{ test: 'ok ok ok' }, { test: 'registry - -' }], OPEN],
    [
      'code in a job that is carried over beside the registry',
      [
        { test: 'ok code -', lint: 'registry - -' },
        { test: 'carried', lint: 'registry - -' },
      ],
      'new, infrastructure; closed; fix; not re-run',
    ],
    [
      'code in a job that is skipped now, since its need has the registry',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'skipped' },
      ],
      LOOK,
    ],
    [
      'code in a job that passes now, beside the registry',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'ok ok ok' },
      ],
      OPEN,
    ],
    [
      'code in a job that was cancelled before that step',
      [
        { build: 'ok ok ok', test: 'ok code -' },
        { build: 'registry - -', test: 'cancelled - -' },
      ],
      'unknown not-rerun, unknown not-read; closed; look; not re-run',
    ],
    [
      'code, a pass, then the registry before it',
      [{ test: 'ok code -' }, { test: 'ok ok registry' }, { test: 'registry - -' }],
      OPEN,
    ],
    [
      'code, the registry, and the registry again',
      [{ test: 'ok code -' }, { test: 'registry - -' }, { test: 'registry - -' }],
      'unknown not-rerun; closed; look; re-run',
    ],
    [
      'code in one of two jobs of one name',
      [
        { 'test 1': 'ok code -', 'test 2': 'ok ok ok' },
        { 'test 1': 'registry - -', 'test 2': 'ok ok ok' },
      ],
      LOOK,
    ],
    [
      'code in the fifth attempt before the registry',
      [
        { test: 'ok ok ok' },
        { test: 'ok ok ok' },
        { test: 'ok ok ok' },
        { test: 'ok code -' },
        { test: 'registry - -' },
      ],
      LOOK,
    ],
    [
      'code at the tests and behind them, of which only the first ran again',
      [{ test: 'ok code code' }, { test: 'ok ok registry' }],
      LOOK,
    ],
    [
      'code at the tests, then code before them',
      [{ test: 'ok code -' }, { test: 'code - -' }],
      'unknown not-rerun; closed; look; not re-run',
    ],
    [
      'nothing before a step that passed and fails now',
      [{ test: 'ok ok ok' }, { test: 'code - -' }],
      'unsteady; open; none; not re-run',
    ],
  ])('counts: %s', async (_, attempts, expected) => {
    expect((await readAttempts(attempts)).said).toBe(expected)
  })

  it.each(['unread', 'empty'] as const)('counts if the list of its jobs is %s', async (unread) => {
    const { said } = await readAttempts([{ test: 'ok code -' }, { test: 'registry - -' }], {
      unread,
    })
    expect(said).toBe('unknown attempts-unread; closed; look; not re-run')
  })

  it('is named by attempt and step', async () => {
    const { report } = await readAttempts([{ test: 'ok code -' }, { test: 'registry - -' }])
    expect(verdictLines(report)[0]).toBe(
      'Unknown whether it is new: attempt 1 failed at Run npm test, which was not re-run',
    )
  })
})
