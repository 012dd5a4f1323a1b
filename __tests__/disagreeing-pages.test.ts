import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gateReasons } from '../src/analyse/gate/gate.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { fakeClient, type PageRequest, requestedPage } from '../testing/fake-client.ts'
import { apiJob, apiStep } from '../testing/fake-github/api-job.ts'
import { apiRun } from '../testing/fake-github/api-run.ts'
import { at, makeOwn, makeTarget } from '../testing/make-run.ts'

const OWN_ID = 1
const OWN_STEPS = [apiStep({ number: 1 }), apiStep({ number: 2, status: 'in_progress' })]

const OWN = apiJob({ status: 'in_progress' })
const PASSED = { ...apiJob(), steps: [] }
const FAILED = { ...apiJob({ conclusion: 'failure' }), steps: [] }

/** One of the servers that respond: how many of the jobs it knows, and what it does with them. */
const SERVER = fc.record({
  known: fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  order: fc.constantFrom('same', 'same', 'reversed', 'moved by one'),
  page: fc.constantFrom('as requested', 'as requested', 'as requested', 'empty', 'short', 'first'),
  count: fc.constantFrom('known', 'known', 'known', 'missing', 'text', 'listed'),
  /** Whether it shows that the step which reports is running; if not, the list is read again. */
  settled: fc.boolean(),
})

type Server = typeof SERVER extends fc.Arbitrary<infer Value> ? Value : never

/** Responds as a server does; also returns its count. */
function respond(server: Server, total: number, failing: number, { size, page }: PageRequest) {
  const ids = Array.from({ length: Math.round(server.known * total) }, (_, index) => index + 1)
  if (server.order === 'reversed') ids.reverse()
  if (server.order === 'moved by one') ids.push(...ids.splice(0, 1))
  const from = server.page === 'first' ? 0 : (page - 1) * size
  const all = server.page === 'empty' ? [] : ids.slice(from, from + size)
  const listed = server.page === 'short' ? all.slice(0, Math.ceil(all.length / 2)) : all
  const count = server.count === 'listed' ? listed.length : ids.length
  const jobs = listed.map((id) => {
    if (id !== OWN_ID) return { ...(id === failing ? FAILED : PASSED), id }
    return { ...OWN, id, steps: server.settled ? OWN_STEPS : [] }
  })
  const counted = server.count === 'missing' ? undefined : count
  const total_count = server.count === 'text' ? `${count}+` : counted
  return { counted: server.count === 'text' ? undefined : counted, body: { total_count, jobs } }
}

describe('fail-on: any', () => {
  it('never passes a list that lacks a job that any page counted', async () => {
    let passed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 330 }),
        fc.nat(),
        fc.array(SERVER, { minLength: 1, maxLength: 12 }),
        async (total, seed, servers) => {
          const failing = 2 + (seed % total)
          const counts: number[] = []
          const client = fakeClient((request) => {
            if (!request.route.endsWith('/jobs')) return { ...apiRun({ status: 'in_progress' }) }
            const server = servers[client.requested.length % servers.length] as Server
            const { counted, body } = respond(server, total, failing, requestedPage(request))
            if (counted !== undefined) counts.push(counted)
            return body
          })
          const report = await buildReport({
            ...DEFAULTS,
            ...{ client, historyRuns: 0, logLines: 0, settle: 3_000, defaultBranch: 'main' },
            target: makeTarget({ current: makeOwn({ jobId: OWN_ID, needs: [] }) }),
            signal: new AbortController().signal,
            now: () => at(600),
          })
          const listed = report.jobs?.length ?? 0
          const isShort = listed < Math.max(0, ...counts)
          if (isShort) expect(report.complete).toBe(false)
          if (gateReasons(report, { failOn: ['any'], allowedSkips: [] }).length > 0) return
          passed += 1
          expect(isShort).toBe(false)
        },
      ),
      { numRuns: 100 },
    )
    expect(passed).toBeGreaterThan(0)
  })
})
