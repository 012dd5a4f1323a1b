import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { emptyByDefault, nullByDefault } from '../../src/model/shapes/values.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { encodeCommitReport, encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import {
  finished,
  makeRun,
  reportOn,
  RUN_URL,
  running,
  runWithoutJobs,
  reportOnJobs,
} from '../../testing/make-run.ts'
import {
  jobFailedAt,
  jobIn,
  jobsIn,
  stepIn,
  stepOf,
  stepsCalled,
} from '../../testing/make-steps.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { expectValidReport } from '../../testing/report-schema.ts'
import fc from 'fast-check'
import { InvalidReport } from '../../src/report-json/decode/decode-jobs.ts'
import { decode } from '../../src/report-json/decode.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'

/** Returns the report as a reader of the file has it. */
function read(...report: Parameters<typeof reportOn>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(encodeReport(reportOn(...report)))) as Record<string, unknown>
}

// `decode.test.ts` shows that every other value is that of the report.
describe('encodeReport', () => {
  it('returns times in UTC and durations in seconds, with fractions', () => {
    const job = jobIn('build', finished(5, 65.5), [stepOf(1, 'make', 10, 30.25)])
    expect(read(makeRun({ jobs: [job] })).jobs).toMatchObject([
      {
        ...{ startedAt: '2026-03-01T10:00:05Z', completedAt: '2026-03-01T10:01:05.500Z' },
        ...{ durationSeconds: 60.5, steps: [{ durationSeconds: 20.25 }] },
      },
    ])
  })

  it('returns null for every value of a run about which nothing is known', () => {
    const known = new Set(['id', 'url', 'repository', 'notes'])
    const fields = Object.keys(makeRun()).filter((field) => !known.has(field))
    const unknown = Object.fromEntries(fields.map((field) => [field, undefined]))
    const json = read(runWithoutJobs(unknown))
    expectValidReport(json)
    const values = Object.entries(json.run as object).filter(([, value]) => value !== null)
    expect(Object.fromEntries(values)).toEqual({ id: 42, url: RUN_URL })
  })

  it('counts a conclusion with any name', () => {
    const jobs = jobsIn(finished(5, 65, '__proto__'))
    expect(Object.entries(read(makeRun({ jobs })).counts as object)).toEqual([['__proto__', 1]])
  })

  it('keeps the invariants if a step of the current job finished a second before the job started', () => {
    const steps = [stepIn(finished(undefined, 0))]
    const run = makeRun({ jobs: [jobIn('report', running(1), steps)] })
    expectInvariants(encodeReport(reportOn(run, { own: { jobId: 1 } })))
  })
})

it.each(['report', 'commit-report', 'month'])('%s.schema.json is a JSON schema', (name) => {
  const file = new URL(`../../${name}.schema.json`, import.meta.url)
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object
  expect(new Ajv2020().validateSchema(schema)).toBe(true)
  // Programs that make types need both.
  expect(schema).toMatchObject({ $id: `${name}.schema.json`, type: 'object' })
})

describe('report.schema.json', () => {
  const valid = read(makeRun({ jobs: [jobIn('build', finished(5, 65), stepsCalled('make'))] }))

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an additional field', { surprise: 1 }, /must NOT have additional properties.*surprise/],
    ['another version', { schemaVersion: 2 }, /schemaVersion must be equal to constant/],
    ['a negative duration', { durationSeconds: -1 }, /durationSeconds must be >= 0/],
    ['another time zone', { madeAt: '2026-03-01T10:00:00+01:00' }, /madeAt must match pattern/],
    ['an empty run', { run: {} }, /run must have required property 'id'/],
    ['a job with only an id', { jobs: [{ id: 1 }] }, /jobs\/0 must have required property 'name'/],
  ])('rejects %s', (_, fields, message) => {
    expectValidReport(valid)
    expect(() => {
      expectValidReport({ ...valid, ...fields })
    }).toThrow(message)
  })

  it.each(Object.keys(valid))('rejects a report without %s', (name) => {
    expect(() => {
      expectValidReport({ ...valid, [name]: undefined })
    }).toThrow(`must have required property '${name}'`)
  })
})

const FAILED = reportOnJobs([jobFailedAt('make'), { name: 'lint' }])

describe('decode', () => {
  const valid = JSON.parse(JSON.stringify(encodeReport(FAILED))) as ReportJson

  it('has fields that a later version adds, in a report of this one', () => {
    const Later = z.object({
      names: emptyByDefault(z.string(), 'Names.'),
      url: nullByDefault(z.url()),
    })
    expect(Later.parse({})).toEqual({ names: [], url: undefined })
    expect(Later.parse({ names: ['a'], url: null })).toEqual({ names: ['a'], url: undefined })
    expect(() => Later.parse({ names: null })).toThrow('expected array')
  })

  it('ignores fields that it does not know', () => {
    const [job, ...others] = valid.jobs
    const changed = { ...valid, later: 1, jobs: [{ ...job, later: { more: [] } }, ...others] }
    expect(decode(changed)).toEqual(decode(valid))
  })

  const NEWER = 'a newer version of Run Report wrote version 2; this one reads 1'
  const EVIL = 'https://evil.example/'
  const ELSEWHERE = 'is not on https://github.com, as the report is'
  const KEY = { ['::error::\n'.repeat(99)]: 0 }

  it.each<[string, at: string, unknown, string]>([
    ['null', '', null, 'expected object, received null'],
    ['a list', '', [], 'expected object, received array'],
    ['an empty object', '', {}, 'schemaVersion is missing'],
    ['a newer version', 'schemaVersion', 2, `schemaVersion: ${NEWER}`],
    ['a text as version', 'schemaVersion', '1', 'schemaVersion: expected 1'],
    ['a missing run', 'run', undefined, 'run is missing'],
    ['a missing id', 'run id', undefined, 'run.id is missing'],
    ['no verdict', 'causes 0 judged', undefined, 'causes[0].judged is missing'],
    ['no errors', 'failures 0 errors', undefined, 'failures[0].errors is missing'],
    [
      'no list of issues',
      'causes 0 judged listed',
      undefined,
      'causes[0].judged.listed is missing',
    ],
    [
      'a duration',
      'jobs 0 durationSeconds',
      -1,
      'jobs[0].durationSeconds: expected number to be >=0',
    ],
    ['no time', 'madeAt', 'now', 'madeAt: expected an ISO 8601 time in UTC'],
    ['an unknown kind', 'causes 0 kind', 'gremlins', 'causes[0].kind: expected one of'],
    ['the URL of a script', 'run url', 'javascript:alert(1)', 'run.url: expected a URL'],
    ['a link to another server', 'jobs 0 url', EVIL, `jobs[0].url ${ELSEWHERE}`],
    ['a link for an issue', 'causes 0 newIssueUrl', EVIL, `causes[0].newIssueUrl ${ELSEWHERE}`],
    ['no job', 'slowestJobId', 7, 'slowestJobId: 7 is the id of no job of the report'],
    ['no step', 'failures 0 stepNumber', 9, 'failures[0].stepNumber: the job has no step 9'],
    [
      'a failed step without it',
      'failures 0 stepNumber',
      null,
      'failures[0].stepNumber is missing',
    ],
    [
      'no failure',
      'causes 0 jobIds',
      [2],
      'causes[0].jobIds: 2 is the id of no failure of the report',
    ],
    ['a hostile key', 'counts', KEY, 'counts["::error::\\n::error::'],
  ])('names the field of a report that it refuses: %s at "%s"', (_, at, value, message) => {
    const json = put(valid, at === '' ? [] : at.split(' '), value)
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
      fuzzOptions(10, 400),
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
