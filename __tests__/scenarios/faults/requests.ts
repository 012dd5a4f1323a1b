import { RUN_ID } from '../../../testing/fake-github/api-run.ts'
import type { Hit } from '../../../testing/fake-github/faults.ts'
import type { SeenRequest } from '../../../testing/fake-github/server.ts'
import type { End, Part } from './end.ts'

/** Why a request failed, in messages of the report and in those on a log. */
export interface Why {
  readonly says: readonly string[]
  readonly ofLog: string
}

/** A request, and how the report ends without its response. */
export interface Request {
  readonly name: string
  /** @default GitHub */
  readonly host?: 'logs'
  readonly hit: Hit
  /** How many jobs it takes for the request to be made. @default FEW_JOBS */
  readonly jobs?: number
  readonly without: (why: Why) => Pick<End, 'jobs' | 'complete' | 'lost' | 'warning' | 'notes'>
  /** The end if only the first of several such requests fails. */
  readonly withoutFirst?: (why: Why) => Partial<End>
}

const positionOf = ({ query }: SeenRequest) =>
  (Number(query.get('page')) - 1) * Number(query.get('per_page'))
const RUN = new RegExp(`/runs/${RUN_ID}(?:/attempts/2)?$`)
const JOBS = new RegExp(`/runs/${RUN_ID}(?:/attempts/2)?/jobs$`)
const EARLIER_JOBS = /\/(?!22400000001)\d+\/attempts\/1\/jobs$/

/** The base branch is listed by the same requests. */
const WITHOUT_BASE = 'Could not read the runs of the base branch of'

export const REQUESTS: readonly Request[] = [
  {
    name: 'run',
    hit: { path: RUN },
    // Only the run's response has the workflow and branch of earlier runs.
    without: warn(`Could not read run ${RUN_ID} of`, {
      lost: ['run', 'history', 'attempts'],
    }),
  },
  {
    name: 'jobs page 1',
    hit: { path: JOBS, when: (request) => positionOf(request) < 100 },
    without: warn(`Could not read the jobs of run ${RUN_ID} of`, {
      jobs: null,
      complete: false,
      lost: ['needs', 'annotations', 'log'],
    }),
  },
  {
    name: 'jobs page 2',
    hit: { path: JOBS, when: (request) => positionOf(request) >= 100 },
    jobs: 102,
    without: ({ says }) => ({
      ...warn(`Could not read the jobs of run ${RUN_ID} of`, { jobs: 100, complete: false })({
        says: [...says, 'Only 100 of 102 jobs could be listed'],
        ofLog: '',
      }),
    }),
  },
  // Without a note, since many tokens cannot read contents.
  { name: 'workflow file', hit: { path: /\/contents\// }, without: () => ({ lost: ['needs'] }) },
  // The runs of the run's own branch are compared anyway.
  {
    name: 'repository',
    hit: { path: /\/octo-shop$/ },
    without: notes(['Could not read all earlier runs of', WITHOUT_BASE], []),
  },
  {
    name: 'earlier runs',
    hit: { path: /\/workflows\/[^/]+\/runs$/ },
    without: notes(['Could not read the earlier runs of', WITHOUT_BASE], ['history']),
    withoutFirst: note('Could not read the earlier runs of', ['history']),
  },
  {
    name: "earlier run's jobs",
    hit: { path: EARLIER_JOBS },
    without: note('Could not read the jobs of other runs of', ['history']),
    withoutFirst: note('Could not read the jobs of other runs of', ['one of two earlier runs']),
  },
  {
    name: 'earlier attempt',
    hit: { path: new RegExp(`/${RUN_ID}/attempts/1/jobs$`) },
    without: note('Not all earlier attempts are compared.', ['attempts']),
  },
  // Optional, since it needs another permission.
  {
    name: 'annotations',
    hit: { path: /\/check-runs\/65299\d+\/annotations$/ },
    without: () => ({ lost: ['annotations'] }),
  },
  { name: 'tree', hit: { path: /\/git\/trees\// }, without: () => ({ lost: ['links'] }) },
  { name: 'log redirect', hit: { path: /\/logs$/ }, without: withoutLog },
  { name: 'log host', host: 'logs', hit: {}, without: withoutLog },
]

function warn(what: string, end: Omit<End, 'warning'>): Request['without'] {
  return ({ says }) => ({ ...end, warning: [what, ...says] })
}

function note(what: string, lost: readonly Part[]): Request['without'] {
  return notes([what], lost)
}

function notes(texts: readonly string[], lost: readonly Part[]): Request['without'] {
  return ({ says }) => ({ lost, notes: texts.map((text) => [text, ...says]) })
}

function withoutLog({ ofLog }: Why): Pick<End, 'lost' | 'notes'> {
  return { lost: ['log'], notes: [[`The log of test is not shown: ${ofLog}.`]] }
}
