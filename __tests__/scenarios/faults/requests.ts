import { RUN_ID } from '../../helpers/fake-github/api-run.ts'
import type { Hit } from '../../helpers/fake-github/faults.ts'
import type { SeenRequest } from '../../helpers/fake-github/seen-request.ts'
import type { End, Part } from './end.ts'

/** Why a request failed: in the sentence of a report, and where that speaks of a log. */
export interface Why {
  readonly says: readonly string[]
  readonly ofLog: string
}

/** A request of the sequence, and how the report ends that has to do without its response. */
export interface Request {
  readonly name: string
  /** @default GitHub */
  readonly host?: 'logs'
  readonly hit: Hit
  /** How many jobs it takes for the request to be made. @default FEW_JOBS */
  readonly jobs?: number
  readonly without: (why: Why) => Pick<End, 'jobs' | 'complete' | 'lost' | 'warning' | 'notes'>
  /** Where only the first of several such requests is not answered. */
  readonly withoutFirst?: (why: Why) => Partial<End>
  /** Where it is not found once, and what is asked for in its place is: as on an old server. */
  readonly notFoundOnce?: Partial<End>
}

const placeOf = ({ query }: SeenRequest) =>
  (Number(query.get('page')) - 1) * Number(query.get('per_page'))
const RUN = new RegExp(`/runs/${RUN_ID}(?:/attempts/2)?$`)
const JOBS = new RegExp(`/runs/${RUN_ID}(?:/attempts/2)?/jobs$`)
const EARLIER_JOBS = /\/(?!22400000001)\d+\/attempts\/1\/jobs$/

export const REQUESTS: readonly Request[] = [
  {
    name: 'run',
    hit: { path: RUN },
    notFoundOnce: {},
    // Earlier runs are those of the run's workflow and branch, which only its response tells.
    without: warn(`Could not read run ${RUN_ID} of`, {
      lost: ['run', 'usual', 'attempts', 'billing'],
    }),
  },
  {
    name: 'jobs page 1',
    hit: { path: JOBS, when: (request) => placeOf(request) < 100 },
    without: warn(`Could not read the jobs of run ${RUN_ID} of`, {
      jobs: null,
      complete: false,
      lost: ['needs', 'billing', 'remarks', 'log'],
    }),
    notFoundOnce: {
      lost: ['attempts'],
      notes: [['This server has no list of the jobs of an attempt']],
    },
  },
  {
    name: 'jobs page 2',
    hit: { path: JOBS, when: (request) => placeOf(request) >= 100 },
    jobs: 102,
    without: ({ says }) => ({
      ...warn(`Could not read the jobs of run ${RUN_ID} of`, { jobs: 100, complete: false })({
        says: [...says, 'Only 100 of 102 jobs could be listed'],
        ofLog: '',
      }),
    }),
  },
  // Worth no word: many tokens may not read contents.
  { name: 'workflow file', hit: { path: /\/contents\// }, without: () => ({ lost: ['needs'] }) },
  // The runs of the run's own branch are compared anyway.
  {
    name: 'repository',
    hit: { path: /\/octo-shop$/ },
    without: note('Could not read all earlier runs of', []),
  },
  {
    name: 'earlier runs',
    hit: { path: /\/workflows\/\d+\/runs$/ },
    without: note('Could not read the earlier runs of', ['usual']),
  },
  {
    name: "earlier run's jobs",
    hit: { path: EARLIER_JOBS },
    without: note('Could not read 2 of 2 earlier runs of', ['usual']),
    withoutFirst: note('Could not read 1 of 2 earlier runs of', ['one of two earlier runs']),
  },
  {
    name: 'earlier attempt',
    hit: { path: new RegExp(`/${RUN_ID}/attempts/1/jobs$`) },
    without: note('Not all earlier attempts are compared.', ['attempts']),
  },
  // An end point that is closing down, and that no GitHub Enterprise Server has.
  { name: 'timing', hit: { path: /\/timing$/ }, without: () => ({ lost: ['billing'] }) },
  // They take a permission that is not worth asking for.
  {
    name: 'annotations',
    hit: { path: /\/check-runs\/65299\d+\/annotations$/ },
    without: () => ({ lost: ['remarks'] }),
  },
  { name: 'log redirect', hit: { path: /\/logs$/ }, without: withoutLog },
  { name: 'log host', host: 'logs', hit: {}, without: withoutLog },
]

function warn(what: string, end: Omit<End, 'warning'>): Request['without'] {
  return ({ says }) => ({ ...end, warning: [what, ...says] })
}

function note(what: string, lost: readonly Part[]): Request['without'] {
  return ({ says }) => ({ lost, notes: [[what, ...says]] })
}

function withoutLog({ ofLog }: Why): Pick<End, 'lost' | 'notes'> {
  return { lost: ['log'], notes: [[`The log of test is not shown: ${ofLog}.`]] }
}
