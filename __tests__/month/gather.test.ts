import { afterEach, describe, expect, it } from '@jest/globals'
import { findMonth } from '../../src/month/gather/find-month.ts'
import type { Client } from '../../src/github/http/client.ts'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import type { Month } from '../../src/model/shapes/month.ts'
import { DAY, MINUTE } from '../../src/model/time.ts'
import { httpError, sourceOf } from '../../testing/fake-client.ts'
import { makeMonth, makeUnsteady } from '../../testing/make-month.ts'
import { planMonth } from '../../testing/simulate/month/plan-month.ts'
import type { PlannedRun, StoredArtifact } from '../../testing/simulate/month/types.ts'
import { WORKFLOWS } from '../../testing/simulate/month/workflows.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

const NAME = 'run-report-month'
const MONTH = planMonth({ seed: 3, runsPerDay: 12, days: 14 })
const workflowId = WORKFLOWS['month.yml'].id
const { reports } = MONTH

/** The run of a night, by its position from the end. */
const night = (at = -1) => reports.at(at) as PlannedRun
const find = (isWanted: (run: PlannedRun) => boolean) => MONTH.runs.findLast(isWanted) as PlannedRun
const CI = find(({ workflow, event }) => workflow === 'ci.yml' && event === 'push')
const OWN_PULL = find(({ pull }) => pull?.isFork === false)
const FORK = find(({ pull }) => pull?.isFork === true)

const jsonOf = (fields: Parameters<typeof makeMonth>[0] = {}) => ({
  ...(JSON.parse(JSON.stringify(encodeMonth(makeMonth(fields)))) as object),
})
const archiveOf = (json: unknown, name = `${NAME}.json`) =>
  zipArchive([{ name, data: typeof json === 'string' ? json : JSON.stringify(json) }])

interface Stored extends Partial<Omit<StoredArtifact, 'runId'>> {
  readonly run: PlannedRun
  readonly json?: unknown
}

/** Uploads artifacts, the oldest first. */
function store(...stored: readonly Stored[]): void {
  for (const [at, { run, json = jsonOf(), ...fields }] of stored.entries()) {
    MONTH.artifacts.push({
      ...{ id: 100 + at, name: NAME, runId: run.id, createdAt: run.createdAt + MINUTE + at },
      ...{ bytes: archiveOf(json), ...fields },
    })
  }
}

async function findAt(
  options: Partial<Parameters<typeof findMonth>[1]> = {},
  limit?: number,
  file = '',
) {
  const known = MONTH.clientAt(MONTH.to + DAY, limit)
  const contents = { encoding: 'base64', content: Buffer.from(file).toString('base64') }
  const get = async (...request: Parameters<Client['get']>) =>
    request[0].endsWith('/contents/{path}') ? contents : await known.get(...request)
  const client = { ...known, get: get as Client['get'] }
  const before = MONTH.requests.length
  const found = await findMonth(sourceOf(client), { branch: 'main', workflowId, ...options })
  const requests = MONTH.requests
    .slice(before)
    .map(({ route }) => route.replace(/^.*\/actions\//, ''))
  return { ...found, requests }
}

afterEach(() => {
  MONTH.artifacts.length = 0
})

/** A memory by what its requests say. */
const named = (requests: number): Month => makeMonth({ requests })

describe('findMonth', () => {
  const NONE =
    'No memory of an earlier night was found: the month is read from GitHub, as far as the requests of a night allow.'

  it('says of the first night what is true of any night without an artifact', async () => {
    expect(await findAt()).toEqual({ month: undefined, notes: [NONE], requests: ['artifacts'] })
  })

  it('reads the newest of the workflow, with three requests', async () => {
    store(
      { run: night(-2), json: jsonOf({ requests: 1 }) },
      { run: night(), json: jsonOf({ requests: 2 }) },
    )
    const { month, notes, requests } = await findAt()
    expect(month).toEqual(named(2))
    expect(notes).toEqual([])
    expect(requests).toEqual([
      ...['artifacts', 'runs/{run_id}', 'artifacts/{artifact_id}/{archive_format}'],
    ])
  })

  it('reads the last upload of two of one night', async () => {
    store({ run: night(), json: jsonOf() }, { run: night(), json: jsonOf({ requests: 2 }) })
    expect((await findAt()).month).toEqual(named(2))
  })

  it.each([
    ['steps:\n      - uses: acme/run-report/month@v1', 2],
    ['uses: acme/shared/.github/workflows/month.yml@v1', 2],
    ['steps:\n      - run: npm test # month', undefined],
    ['', undefined],
  ])('reads, if no workflow is known, that of the file %j: %s', async (file, expected) => {
    store({ run: night(), json: jsonOf({ requests: 2 }) })
    const { month } = await findAt({ workflowId: undefined }, undefined, `jobs: {\n    ${file}`)
    expect(month?.requests).toBe(expected)
  })

  const NOT_READ =
    /^No artifact run-report-month is of this workflow on main, and others are not read: the month/
  const DAMAGED = /^The memory is damaged, or of another version of Run Report\. The month/
  const cut = archiveOf(jsonOf())

  it.each<[string, Stored, RegExp]>([
    ['of a pull request', { run: OWN_PULL }, NOT_READ],
    [
      'of a fork, whose branch has the name of the default branch',
      { run: { ...FORK, pull: FORK.pull && { ...FORK.pull, branch: 'main' } } },
      NOT_READ,
    ],
    ['of another workflow on the default branch', { run: CI }, NOT_READ],
    [
      'that has expired',
      { run: night(), expired: true },
      /^The memory of earlier nights has expired: the month/,
    ],
    ['of another branch that has expired', { run: OWN_PULL, expired: true }, /^No memory of an/],
    ['of another name', { run: night(), name: 'run-report-month-2' }, /^No memory of an earlier/],
    [
      'of another repository',
      { run: night(), json: jsonOf({ repository: 'octo-org/other' }) },
      /^The memory is of main in octo-org\/other\. The month/,
    ],
    [
      'of another branch',
      { run: night(), json: jsonOf({ branch: 'trunk' }) },
      /^The memory is of trunk in octo-org\/octo-shop\. The month/,
    ],
    [
      'that links to another repository',
      {
        run: night(),
        json: jsonOf({ unsteady: [makeUnsteady({ url: 'https://evil.example/' })] }),
      },
      /: unsteady\[0\]\.url is not on https:\/\/github\.com\/octo-org\/octo-shop, as/,
    ],
    ['that is damaged', { run: night(), json: JSON.stringify(jsonOf()).slice(0, -9) }, DAMAGED],
    [
      'without the file',
      { run: night(), bytes: archiveOf(jsonOf(), 'other.json') },
      /^The memory could not be read: it has no run-report-month\.json\. The month/,
    ],
    [
      'whose file has another end',
      { run: night(), bytes: archiveOf(jsonOf(), `${NAME}.json.bak`) },
      /: it has no run-report-month\.json\./,
    ],
    [
      'that is no archive',
      { run: night(), bytes: Buffer.from('<html>') },
      /^The memory could not be read: it is .*\. The month/,
    ],
    [
      'that was cut in its download',
      { run: night(), bytes: cut.subarray(0, cut.length / 2) },
      /^The memory could not be read: it is .*\. The month/,
    ],
    [
      'whose file does not have the size that it says',
      {
        run: night(),
        bytes: zipArchive([
          { name: `${NAME}.json`, data: JSON.stringify(jsonOf()), declaredSum: 1 },
        ]),
      },
      /^The memory could not be read: .*\. The month/,
    ],
    [
      'that claims to be huge',
      {
        run: night(),
        bytes: zipArchive([{ name: `${NAME}.json`, data: Buffer.alloc(64_000_001, ' ') }]),
      },
      /^The memory could not be read: its file is too large\. The month/,
    ],
    [
      'of a run that was deleted',
      { run: { ...night(), id: 1 } },
      /^The memory could not be read: GitHub responded with 404.*\. The month/,
    ],
  ])('does not go on with an artifact %s, and says so', async (_, stored, expected) => {
    const { run } = stored
    // The fake knows the branch and owner of a run that it has.
    const planned = MONTH.runs.find(({ id }) => id === run.id)
    const { pull } = planned ?? {}
    if (planned !== undefined) Object.assign(planned, { pull: run.pull })
    store(stored)
    const { month, notes } = await findAt()
    if (planned !== undefined) Object.assign(planned, { pull })
    expect(month).toBeUndefined()
    expect(notes).toEqual([expect.stringMatching(expected)])
  })

  it('reads the own one below forged ones', async () => {
    const own = { run: night(-3), json: jsonOf({ requests: 7 }) }
    store(own, { run: OWN_PULL }, { run: FORK }, { run: CI }, { run: CI })
    expect((await findAt()).month).toEqual(named(7))
  })

  it('ignores the case of the name of the repository, as GitHub does', async () => {
    store({ run: night(), json: jsonOf({ repository: 'Octo-Org/Octo-Shop' }) })
    expect((await findAt()).month?.repository).toBe('Octo-Org/Octo-Shop')
  })

  /** Finds the month while GitHub refuses a route for the newest artifact. */
  async function findFailing(route: string, status = 502, place: object = {}) {
    const known = MONTH.clientAt(MONTH.to + DAY)
    const newest = MONTH.artifacts.at(-1)
    const failing = (requested: string, parameters: object) => {
      const { artifact_id: id = newest?.id, run_id: run = newest?.runId } = parameters as {
        readonly [name: string]: unknown
      }
      const isNewest = id === newest?.id && run === newest?.runId
      if (requested.endsWith(`/actions/${route}`) && isNewest)
        throw httpError(status, status === 403 ? 'API rate limit exceeded' : 'Bad Gateway')
    }
    const get = async (...request: Parameters<Client['get']>) => {
      failing(request[0], request[1])
      return await known.get(...request)
    }
    const redirect: Client['redirect'] = async (...request) => {
      failing(request[0], request[1])
      return await known.redirect(...request)
    }
    const source = sourceOf({ ...known, get: get, redirect })
    return await findMonth(source, { branch: 'main', workflowId, ...place })
  }

  const DOWNLOAD = 'artifacts/{artifact_id}/{archive_format}'
  /** A run after all of the month. */
  const currentRunId = night().id + 100

  it.each(['artifacts', 'runs/{run_id}', DOWNLOAD])(
    'rejects if GitHub fails at %s: the memory is still there',
    async (route) => {
      store({ run: night(-2) }, { run: night() })
      await expect(findFailing(route, 502, { currentRunId })).rejects.toThrow('502')
    },
  )

  it.each(['runs/{run_id}', DOWNLOAD])(
    'reads an older one if GitHub fails at %s, and did in an earlier run, and says so',
    async (route) => {
      store({ run: night(-3), json: jsonOf({ requests: 3 }) }, { run: night(-2) })
      const { month, notes } = await findFailing(route, 502, { currentRunId })
      expect(month).toEqual(named(3))
      expect(notes).toEqual([
        'The memory could not be read: GitHub responded with 502 (Bad Gateway). The older one of 2026-03-31T03:00:00Z is used.',
      ])
    },
  )

  it('begins again if GitHub failed in an earlier run, too, and no older one is there', async () => {
    store({ run: night(-2) })
    const { month, notes } = await findFailing(DOWNLOAD, 502, { currentRunId })
    expect(month).toBeUndefined()
    expect(notes).toEqual([expect.stringMatching(/^The memory could not be read: .*\. The month/)])
  })

  it.each<[string, number, object]>([
    ['the rate limit is used up', 403, { currentRunId }],
    ['the current run is not known', 502, {}],
    ['no run has finished since', 502, { currentRunId: night(-1).id }],
  ])('rejects after an earlier failed run if %s', async (_, status, place) => {
    store({ run: night(-3) }, { run: night(-2) })
    await expect(findFailing(DOWNLOAD, status, place)).rejects.toThrow(String(status))
  })

  it('takes no comment since for a night: GitHub may still send the memory', async () => {
    store({ run: night(-2) })
    const last = MONTH.runs.findLast((run) => run === night(-1))
    Object.assign(last ?? {}, { event: 'workflow_run' })
    const found = findFailing(DOWNLOAD, 502, { currentRunId, event: 'schedule' })
    await expect(found).rejects.toThrow('502')
    const same = await findFailing(DOWNLOAD, 502, { currentRunId, event: 'workflow_run' })
    Object.assign(last ?? {}, { event: 'schedule' })
    expect(same.month).toBeUndefined()
  })

  it('reads the one before a damaged one, and says so', async () => {
    store({ run: night(-2), json: jsonOf({ requests: 3 }) }, { run: night(), json: '{' })
    const { month, notes } = await findAt()
    expect(month).toEqual(named(3))
    expect(notes).toEqual([expect.stringMatching(/^The memory is damaged, .* The older one of /)])
  })

  it('rejects if the rate limit is used up', async () => {
    store({ run: night() })
    await expect(findAt({}, 0)).rejects.toThrow(/rate limit/)
  })

  it('accepts the file below a folder, as an upload of several files has it', async () => {
    store({ run: night(), bytes: archiveOf(jsonOf(), `out/${NAME}.json`) })
    expect((await findAt()).month).toEqual(named(0))
  })
})
