import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { InvalidReport } from '../../src/report-json/decode/decode-jobs.ts'
import { decode } from '../../src/report-json/decode.ts'
import { encodeCommitReport } from '../../src/report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeStep, reportOnJobs } from '../../testing/make-run.ts'

const steps = [makeStep({ state: finished(5, 6, 'failure') })]
const FAILED = reportOnJobs([
  { name: 'build', state: finished(5, 65, 'failure'), steps },
  { name: 'lint' },
])

describe('decode', () => {
  const valid = JSON.parse(JSON.stringify(encodeReport(FAILED))) as ReportJson

  it('ignores fields that it does not know', () => {
    const [job, ...others] = valid.jobs
    const changed = { ...valid, later: 1, jobs: [{ ...job, later: { more: [] } }, ...others] }
    expect(decode(changed)).toEqual(decode(valid))
  })

  it.each<[string, unknown, string]>([
    ['null', null, 'expected object, received null'],
    ['a list', [], 'expected object, received array'],
    ['an empty object', {}, 'schemaVersion is missing'],
    [
      'a newer version',
      { ...valid, schemaVersion: 2 },
      'schemaVersion: a newer version of Run Report wrote version 2; this one reads 1',
    ],
    ['a text as version', { ...valid, schemaVersion: '1' }, 'schemaVersion: expected 1'],
    ['a missing run', { ...valid, run: undefined }, 'run is missing'],
    ['a missing id', { ...valid, run: { ...valid.run, id: undefined } }, 'run.id is missing'],
    [
      'a negative duration',
      { ...valid, jobs: [{ ...valid.jobs[0], durationSeconds: -1 }] },
      'jobs[0].durationSeconds: expected number to be >=0',
    ],
    ['no time', { ...valid, madeAt: 'now' }, 'madeAt: expected an ISO 8601 time in UTC'],
    [
      'an unknown kind',
      { ...valid, causes: [{ ...valid.causes[0], kind: 'gremlins' }] },
      'causes[0].kind: expected one of',
    ],
    [
      'the URL of a script',
      { ...valid, run: { ...valid.run, url: 'javascript:alert(1)' } },
      'run.url: expected a URL',
    ],
    [
      'a link to another server',
      { ...valid, jobs: [{ ...valid.jobs[0], url: 'https://evil.example/job/1' }] },
      'jobs[0].url is not on https://github.com, the server of the report',
    ],
    [
      'the id of no job',
      { ...valid, slowestJobId: 7 },
      'slowestJobId: 7 is the id of no job of the report',
    ],
    [
      'the number of no step',
      { ...valid, failures: [{ ...valid.failures[0], stepNumber: 9 }] },
      'failures[0].stepNumber: the job has no step 9',
    ],
    [
      'a failed step without its step',
      { ...valid, failures: [{ ...valid.failures[0], stepNumber: null }] },
      'failures[0].stepNumber is missing',
    ],
    [
      'a cause of no failure',
      { ...valid, causes: [{ ...valid.causes[0], jobIds: [2] }] },
      'causes[0].jobIds: 2 is the id of no failure of the report',
    ],
    [
      'a hostile key',
      { ...valid, counts: { ['::error::\n'.repeat(99)]: 0 } },
      'counts["::error::\\n::error::',
    ],
  ])('names the field of a report that it refuses: %s', (_, json, message) => {
    const problem = (() => {
      try {
        return decode(json)
      } catch (error) {
        return error
      }
    })()
    expect(problem).toBeInstanceOf(InvalidReport)
    expect((problem as Error).message.slice(0, message.length)).toBe(message)
    expect((problem as Error).message).toMatch(/^[^\n]{1,300}$/)
  })

  it('names the field of a run in the report of a commit', () => {
    const json = encodeCommitReport(reportOnCommit([{}]))
    const runs = json.runs.map(({ report, ...run }) => {
      const jobs = report.jobs.map((job) => ({ ...job, url: 'here' }))
      return { ...run, report: { ...report, jobs } }
    })
    expect(() => decode({ ...json, runs })).toThrow('runs[0].report.jobs[0].url: expected a URL')
  })

  it('refuses any damaged report with a message, and never with a TypeError', () => {
    const anyDamage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      value: fc.jsonValue(),
    })
    const positions = positionsIn(valid)
    fc.assert(
      fc.property(anyDamage, ({ at, value }) => {
        const position = positions[Math.floor(at * (positions.length - 1))] ?? []
        const damaged = put(valid, position, value)
        try {
          decode(damaged)
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidReport)
        }
      }),
      { numRuns: 20 },
    )
  })
})

/** Lists the paths of all values in a JSON value. */
function positionsIn(json: unknown): string[][] {
  if (typeof json !== 'object' || json === null) return [[]]
  const within = Object.entries(json).flatMap(([key, item]) =>
    positionsIn(item).map((position) => [key, ...position]),
  )
  return [[], ...within]
}

/** Returns a JSON value with another value at a position. */
function put(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined || typeof json !== 'object' || json === null) return value
  const changed = put((json as Record<string, unknown>)[key], rest, value)
  return Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed }
}
