import { describe, expect, it } from '@jest/globals'
import pLimit from 'p-limit'
import { type ByteRange, type LogPart, logReader } from '../../../src/github/http/log-host.ts'
import { readLog } from '../../../src/github/logs/read-log.ts'
import { isWholeList, type StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Step } from '../../../src/model/run.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { namesOf, stepOf as step, stoppedSteps } from '../../../testing/make-steps.ts'
import { actionHeader, endMarker, startMarker } from '../../../testing/read-parts.ts'

const EXIT = '##[error]Process completed with exit code 3.'

interface Job {
  readonly steps: readonly Step[]
  readonly lines: readonly string[]
  readonly limit?: number
  /** Responds to the third and later requests. */
  readonly then?: () => Promise<LogPart>
}

/** Reads the log of a job for the steps that failed. */
async function read({ steps, lines, limit = 20, then }: Job): Promise<readonly StepExcerpt[]> {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const targets = stoppedSteps(steps)
  let requests = 0
  const fetchPart = ({ from, to }: ByteRange = { from: 0, to: bytes.length }): Promise<LogPart> => {
    requests += 1
    if (then !== undefined && requests > 2) return then()
    const range = bytes.subarray(from, to + 1)
    // eslint-disable-next-line @typescript-eslint/require-await -- the first of two chunks ends within a line
    const body = (async function* () {
      yield range.subarray(0, 9)
      yield range.subarray(9)
    })()
    return Promise.resolve({ body, from, size: bytes.length })
  }
  return (await readLog(fetchPart, { steps, targets, limit })).excerpts
}

const textsOf = (excerpt: StepExcerpt | undefined) => excerpt?.lines.map(({ text }) => text)

describe('readLog', () => {
  it('shows what a program prints in a group named like a header, closed or not', async () => {
    const steps = [step(1, 'Run npm test', 1, 5, 'failure')]
    const output = ['##[group]Run unit tests', 'expected 1 to be 2', '##[endgroup]']
    const open = ['##[group]Run the others', 'expected 3 to be 4']
    const lines = [...logOfStep(1, 'npm test', [...output, ...open]), logLine(5, EXIT)]
    const [excerpt] = await read({ steps, lines })
    expect(textsOf(excerpt)).toEqual([
      'Run unit tests',
      'expected 1 to be 2',
      'Run the others',
      'expected 3 to be 4',
    ])
    expect(excerpt).toMatchObject({ origin: 'step', omitted: 0, exitCode: 3 })
  })

  it('returns one excerpt for each failed step', async () => {
    const steps = [step(1, 'Run a', 1, 5, 'failure'), step(2, 'Run b', 5, 9, 'failure')]
    const lines = [
      ...logOfStep(1, 'a', ['of a']),
      logLine(5, EXIT),
      ...logOfStep(5.1, 'b', ['of b']),
      logLine(9, '##[error]It broke'),
    ]
    const excerpts = await read({ steps, lines })
    expect(namesOf(excerpts.map(({ step: target }) => target))).toBe('Run a,Run b')
    expect(excerpts.map(textsOf)).toEqual([['of a'], ['of b', 'Error: It broke']])
  })

  it('shows the end before the clean-up if there is no line of the step', async () => {
    const steps = [step(1, 'Run a', 1_000, 1_005, 'failure')]
    const lines = [
      ...logOfStep(1, 'a', ['not ok']),
      logLine(3, 'Post job cleanup.'),
      logLine(4, 'Cleaning up orphan processes'),
    ]
    const [excerpt] = await read({ steps, lines, limit: 1 })
    expect(excerpt).toMatchObject({ origin: 'end', omitted: 1 })
    expect(textsOf(excerpt)).toEqual(['not ok'])
  })

  it('shows the end of a job without a failed step, not a forgiven error', async () => {
    const steps = [
      step(1, 'Set up job', 0),
      step(2, 'Run lint', 1, 2),
      step(3, 'Run test', 2, 8),
      step(4, 'Complete job', 8),
    ]
    const lines = [
      logLine(0.5, "Current runner version: '2.334.0'"),
      ...logOfStep(1, 'lint', ['of lint']),
      logLine(1.9, EXIT),
      ...logOfStep(2, 'test', ['of test', 'the last line']),
      logLine(8.2, 'Cleaning up orphan processes'),
    ]
    const [excerpt] = await read({ steps, lines, limit: 2 })
    expect(excerpt).toMatchObject({ step: undefined, origin: 'end', exitCode: undefined })
    expect(textsOf(excerpt)).toEqual(['of test', 'the last line'])
  })

  it('shows the failed inner step of a composite action, without the markers', async () => {
    const steps = [step(1, 'Run ./setup', 1, 9, 'failure')]
    const marked = (id: string, conclusion: string, lines: readonly string[]) => [
      logLine(2, `##[start-action display=Step;id=__self.${id}]`),
      ...lines,
      logLine(
        3,
        `##[end-action id=__self.${id};outcome=failure;conclusion=${conclusion};duration_ms=5]`,
      ),
    ]
    const lines = [
      logLine(1.1, '##[group]Run ./setup'),
      logLine(1.2, '##[endgroup]'),
      ...marked('a', 'success', [logLine(2, '##[error]Forgiven')]),
      ...marked('b', 'failure', [
        ...logOfStep(2, 'make', ['no rule to make it']),
        logLine(3, EXIT),
      ]),
      ...marked('c', 'success', [logLine(3, '##[error]Of the clean-up')]),
    ]
    const [excerpt] = await read({ steps, lines })
    expect(textsOf(excerpt)).toEqual(['Run make', 'no rule to make it'])
    expect(excerpt).toMatchObject({ omitted: 1, exitCode: 3 })
  })

  const failing = (id: string, conclusion: string, lines: readonly string[]) => [
    startMarker(2, `Step ${id}`, `__self.${id}`),
    ...lines,
    endMarker(3, `__self.${id}`, conclusion, 'failure'),
  ]
  const tests = [...logOfStep(2, 'npm test', ['not ok 1 - adds up']), logLine(2.9, EXIT)]
  const gate = (script: string, output: readonly string[] = []) => [
    ...logOfStep(3.1, script, output),
    logLine(3.9, EXIT),
  ]

  it.each<[string, readonly string[], readonly string[]]>([
    ['a script', tests, ['not ok 1 - adds up']],
    [
      'an action',
      [...actionHeader(2, 'a/test@v1'), logLine(2.5, '> test'), logLine(2.9, '##[error]It broke')],
      ['> test', 'Error: It broke'],
    ],
    [
      'an inner step',
      [...actionHeader(2, './test'), ...failing('a', 'success', tests), logLine(2.95, 'over')],
      ['Run npm test', 'not ok 1 - adds up'],
    ],
  ])(
    'shows the error of %s that did not end the job, after a failed step that names none',
    async (_, before, expected) => {
      const steps = [
        step(1, 'Lint', 1, 2),
        step(2, 'Test', 2, 3),
        step(3, 'Gate', 3, 4, 'failure'),
        step(4, 'Notify', 4, 5),
      ]
      const lines = [
        ...logOfStep(1, 'lint', ['1 warning']),
        ...before,
        ...gate('exit 1', ['The tests failed, see above.']),
        ...logOfStep(4.1, 'notify', []),
        logLine(4.9, '##[error]No webhook'),
      ]
      const [own, continued, ...others] = await read({ steps, lines })
      expect(textsOf(own)).toEqual(['The tests failed, see above.'])
      expect(continued).toMatchObject({ step: steps[1], continued: 'Test', origin: 'step' })
      expect(textsOf(continued)).toEqual(expected)
      expect(others).toEqual([])
    },
  )

  it('shows no other error after a failed step that names its own', async () => {
    const steps = [step(2, 'Test', 2, 3), step(3, 'Deploy', 3, 4, 'failure')]
    const lines = [...tests, ...gate('deploy', ['a.ts(1,2): error TS2304: Cannot find name.'])]
    expect(await read({ steps, lines })).toHaveLength(1)
  })

  const retries = Array.from({ length: 30 }, (_, at) => `not ok ${at} - retried`)

  it.each([
    ['cancelled', '##[error]The operation was canceled.', 'Error: The operation was canceled.'],
    [
      'failure',
      "##[error]The action 'Run npm test' has timed out after 30 minutes.",
      "Error: The action 'Run npm test' has timed out after 30 minutes.",
    ],
  ])(
    'shows what a step printed last that was stopped, without a message (%s)',
    async (conclusion, end, shown) => {
      const steps = [step(1, 'Run npm test', 1, 9, conclusion), step(2, 'Upload', 9, 10)]
      const lines = [
        ...logOfStep(1, 'npm test', [...retries, 'Downloading the fixtures ...']),
        logLine(8.9, end),
        ...logOfStep(9.1, 'upload', ['uploaded']),
      ]
      const [excerpt] = await read({ steps, lines, limit: 3 })
      const texts = ['not ok 29 - retried', 'Downloading the fixtures ...', shown]
      expect(textsOf(excerpt)).toEqual(texts)
      expect(excerpt).toMatchObject({ origin: 'step', omitted: 29, errors: { message: undefined } })
    },
  )

  it('reads only the end of a large log of a step that was stopped', async () => {
    const output = Array.from({ length: 4_000 }, (_, at) => `${at} ${'x'.repeat(1_000)}`)
    const [excerpt] = await read({
      steps: [step(1, 'Run npm test', 1, 99, 'cancelled')],
      lines: [
        ...logOfStep(1, 'npm test', output),
        logLine(98, '##[error]The operation was canceled.'),
      ],
      limit: 2,
      then: () => Promise.reject(new Error('too many requests')),
    })
    expect(textsOf(excerpt)?.[0]).toMatch(/^3999 /)
  })

  it('returns the origin `parallel-steps` if another step ran at the same time', async () => {
    const steps = [step(1, 'Run server', 1, 9), step(2, 'Run test', 1, 5, 'failure')]
    const test = [...logOfStep(1.5, 'test', ['not ok']), logLine(5, EXIT)]
    const lines = [...logOfStep(1, 'server', []), ...test]
    expect(await read({ steps, lines })).toMatchObject([{ origin: 'parallel-steps' }])
  })

  // Some 1.5 MB, so that the first two parts have none of what is between; each line takes as long as a short one.
  const noise = (seconds: number) =>
    Array.from({ length: 2_500 }, (_, at) => logLine(seconds + at / 1e4, 'some text '.repeat(60)))
  const far = {
    steps: [step(1, 'Run test', 1, 9, 'failure')],
    lines: [
      ...logOfStep(1, 'test', []),
      ...noise(2),
      logLine(3, '##[error]The only reason'),
      ...noise(4),
      logLine(9, EXIT),
    ],
  }

  const INNER = { targets: [], limit: 0, parts: true }
  const FAILED = { targets: far.steps, limit: 20 }
  const FAR = [499_737_856, 497_902_848, 432_891_136].map((from) => ({ from, to: 499_999_999 }))
  it.each([
    ['inner steps', 20_000_000, INNER, [{ from: 0, to: 16_777_215 }]],
    ['inner steps', 9_000_000, INNER, [{ from: 0, to: 8_999_999 }]],
    ['a failed step', 2_000_000, FAILED, [{ from: 0, to: 1_999_999 }]],
    ['a failed step', 500_000_000, FAILED, FAR],
  ])(
    'reads for %s of a log of %d bytes little more than the start',
    async (_, size, wanted, then) => {
      const ranges: (ByteRange | undefined)[] = []
      const fetchPart = (range?: ByteRange): Promise<LogPart> => {
        ranges.push(range)
        return Promise.resolve({ body: (async function* () {})(), from: range?.from ?? 0, size })
      }
      await readLog(fetchPart, { steps: far.steps, ...wanted })
      expect(ranges).toEqual([{ from: 0, to: 262_143 }, ...then])
    },
  )

  /** Reads a log of a host that supports ranges; lists the positions of the first and the last byte of each. */
  async function readRanges(lines: readonly string[], steps: readonly Step[]) {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    const ranges: string[] = []
    const host = logReader(
      (_, range = '') => {
        ranges.push(range.replace('bytes=', ''))
        const [from = 0, to = 0] = ranges.at(-1)?.split('-').map(Number) ?? []
        const headers = { 'content-range': `bytes ${from}-${to}/${bytes.length}` }
        const body = new Blob([bytes.subarray(from, to + 1)]).stream()
        return Promise.resolve({ status: 206, headers, body, close: () => undefined })
      },
      '',
      pLimit(1),
    )
    const { excerpts } = await readLog(host, { steps, targets: stoppedSteps(steps), limit: 20 })
    return { ranges, excerpts, size: bytes.length }
  }

  /** Excerpts without their functions. */
  const plain = (excerpts: readonly StepExcerpt[]) =>
    JSON.parse(JSON.stringify(excerpts)) as unknown

  it('goes on with the bytes behind the start of a log up to 2 MiB', async () => {
    const lines = far.lines.filter((_, at) => at % 2 === 0)
    const { ranges, excerpts, size } = await readRanges(lines, far.steps)
    expect(ranges).toEqual(['0-262143', `262144-${size - 1}`])
    expect(plain(excerpts)).toEqual(plain(await read({ ...far, lines })))
  })

  it.each([
    ['262,144 bytes', 100, 2],
    ['2 MiB', 2_000, 3],
    ['64 MiB', 4_900, 4],
  ])(
    'reads of a larger log the end up to the start of the step, in the last %s',
    async (...row) => {
      const [, behind, requests] = row
      const steps = [step(1, 'Run npm ci', 1, 3), step(2, 'Run test', 3, 9, 'failure')]
      const before = [...noise(1.5), ...noise(2)].slice(behind)
      const after = [...noise(4), ...noise(5)].slice(0, behind)
      const lines = [
        ...[...logOfStep(1, 'npm ci', []), ...before, ...logOfStep(3, 'test', [])],
        ...[...after, logLine(8, '##[error]The only reason'), logLine(9, EXIT)],
      ]
      const { ranges, excerpts } = await readRanges(lines, steps)
      expect(ranges).toHaveLength(requests)
      expect(textsOf(excerpts[0])).toContain('Error: The only reason')
      expect(plain(excerpts)).toEqual(plain(await read({ steps, lines })))
    },
  )

  it('finds an error far from the start and the end of the log', async () => {
    const [excerpt] = await read(far)
    expect(textsOf(excerpt)).toContain('Error: The only reason')
    expect(excerpt?.omitted).toBeGreaterThan(2_400)
  })

  it('returns a partial excerpt, without the count of omitted lines, if a later part fails', async () => {
    const [excerpt] = await read({ ...far, then: () => Promise.reject(new Error('too late')) })
    expect(excerpt).toMatchObject({ omitted: undefined, exitCode: 3 })
    expect(excerpt?.lines).toHaveLength(20)
  })

  const JEST = ['  ● cart › adds', '', '    expected 3', '']
  const COUNT = 'Tests:       1 failed, 2 passed, 3 total'
  const MANY = Array.from({ length: 201 }, (_, at) => `--- FAIL: TestCart${at} (0.00s)`)
  it.each<[what: string, isWhole: boolean, script: string, output: readonly string[]]>([
    ['the only test', true, 'npm test', [...JEST, COUNT]],
    ['fewer tests than are counted', false, 'npm test', [...JEST, COUNT.replace('1', '2')]],
    ['tests without their total', true, 'npm test', JEST],
    ['tests up to the first failure, by the command', false, 'npx jest --bail', [...JEST, COUNT]],
    [
      'tests up to the first failure, by the log',
      false,
      'pytest',
      ['FAILED a.py::test_a - assert 1 == 2', '!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!'],
    ],
    ['more tests than are kept', false, 'go test', MANY],
    ['nothing', false, 'true', []],
  ])('lists %s: all that failed: %s', async (_, isWhole, script, output) => {
    const steps = [step(1, `Run ${script}`, 1, 5, 'failure')]
    const lines = [...logOfStep(1, script, output), logLine(5, EXIT)]
    const [excerpt] = await read({ steps, lines })
    expect(excerpt?.errors && isWholeList(excerpt.errors)).toBe(isWhole)
  })

  it('lists all that failed only if it has read the whole log', async () => {
    const [whole] = await read(far)
    const [part] = await read({ ...far, then: () => Promise.reject(new Error('too late')) })
    const found = [whole, part].map((excerpt) => excerpt?.errors && isWholeList(excerpt.errors))
    expect(found).toEqual([true, false])
  })
})
