import { fetchKnownIssues } from '../src/github/known-issues/fetch-known-issues.ts'
import type { KnownIssue } from '../src/model/known-issue.ts'
import { LANGUAGE, MAX_ERRORS } from '../src/model/known-issue.ts'
import type { FailureReport } from '../src/model/report/cause.ts'
import { QUIET_CLIENT, sourceOf } from './fake-client.ts'
import { errorsOf, failureReport, makeExcerpt } from './failure-report.ts'
import { finished, makeStep } from './make-run.ts'

/** What GitHub allows for a text. */
const MAX_CHARACTERS = 65_536
const ISSUES = 100
const BLOCKS = 10
/** One less than are kept, so that nothing is missing. */
const ENTRIES = 199

/** A combination of the bits of a number, so that none is like another. */
const pattern = (one: string, other: string) => (at: number) =>
  Array.from({ length: 18 }, (_, bit) => ((at >> bit) % 2 === 0 ? one : other)).join('')

/** Errors by their position among all. Each is in every entry of `hostileFailure`, but for those that are in none. */
export const HOSTILE_ERRORS: Readonly<Record<string, (at: number) => string>> = {
  'one error': () => 'Connection reset by peer',
  'errors of one entry each': (at) => `suite ${at % ENTRIES} > a*`,
  'errors in each other': (at) => `reset by peer *${'b'.repeat(8 + (at % MAX_ERRORS))}`,
  'distinct patterns of stars': (at) => `${'*a'.repeat(20)}${pattern('*a', '*aa')(at)}`,
  'distinct patterns of stars that are in none': (at) =>
    `${'*a'.repeat(20)}${pattern('*a', '*aa')(at)}*none`,
  'long errors that are in none': (at) => `${'a'.repeat(200)}${pattern('b', 'c')(at)}`,
}

/** Returns issues of members with many blocks of such errors, below as much of a part as GitHub allows. */
export async function hostileIssues(
  errorAt: (at: number) => string,
  part = '',
): Promise<readonly KnownIssue[]> {
  const nodes = Array.from({ length: ISSUES }, (_, issue) => {
    const blocks = Array.from({ length: BLOCKS }, (_, block) => {
      const errors = Array.from({ length: MAX_ERRORS }, (_, error) => {
        const at = (issue * BLOCKS + block) * MAX_ERRORS + error
        return `error: ${errorAt(at)}`
      })
      return [`\`\`\`${LANGUAGE}`, ...errors, 'gate: pass', '```'].join('\n')
    })
    const end = `\n\n${blocks.join('\n')}`
    const room = Math.max(0, MAX_CHARACTERS - end.length)
    const body = part.repeat(room / Math.max(1, part.length)) + end
    return {
      ...{ number: issue + 1, title: 'a', body, closedAt: null, authorAssociation: 'MEMBER' },
      ...{ viewerDidAuthor: false, lastEditedAt: null, author: { login: 'mona' }, editor: null },
    }
  })
  const list = { totalCount: nodes.length, nodes }
  const repository = { open: list, closed: { ...list, nodes: [] } }
  const client = { ...QUIET_CLIENT, get: () => Promise.reject(new Error('nothing else is read')) }
  const source = sourceOf({ ...client, query: () => Promise.resolve({ repository }) })
  const { known } = await fetchKnownIssues(source, LANGUAGE)
  return known?.issues ?? []
}

/** Returns a failure with as many entries and reasons as are kept, which all name the first place. */
export function hostileFailure(filling = 'x '): FailureReport {
  const step = makeStep({ number: 2, name: 'Run make', state: finished(1, 60, 'failure') })
  const errors = errorsOf(['##[error]a is broken'])
  const entries = Array.from({ length: ENTRIES }, (_, at) => ({
    ...{
      title: `suite ${at} > ${'a'.repeat(480)}`,
      isTest: true,
      identity: { name: String(at), error: '', message: '' },
      tool: '',
    },
    detail: `Connection reset by peer ${at} ${'b'.repeat(460)}`,
    position: { path: 'a.ts', line: 1, column: 1 },
    printed: `suite ${at}`,
  }))
  const line = `${filling.repeat(960 / filling.length)} a.ts:1`
  const reasons = Array.from({ length: 99 }, (_, at) => `${line} and ${at} more`)
  const logged = errors && { ...errors, entries, reasons, message: undefined, whole: true }
  return failureReport(
    { kind: 'failed-step', step, others: [], cancelled: undefined },
    { excerpts: [makeExcerpt(['a'], { step, errors: logged })] },
  )
}
