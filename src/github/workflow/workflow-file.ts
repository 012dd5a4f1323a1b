import { load } from 'js-yaml'
import { MINUTE } from '../../model/time.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { asObject } from '../json-values.ts'

// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_CALL_DEPTH = 10

// https://docs.github.com/en/actions/reference/limits
const MAX_FILE_BYTES = 500 * 1024

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
const DEFAULT_TIMEOUT_MINUTES = 360

/** More than a person reads in a run; workflows that call each other multiply their jobs. */
const MAX_JOBS = 1_000

/** Beyond what GitHub shows of a name by far, and what looking for names may cost. */
const MAX_NAME = 1_000

/**
 * The jobs that a workflow file declares.
 *
 * @param called the texts of called workflows by their address as `uses` has it: `./path` for one of
 * the same repository and commit, else `owner/repo/path@ref`
 * @returns `undefined` when the text, or that of a called workflow, is no workflow
 */
export function decodeWorkflowFile(
  text: string,
  called: ReadonlyMap<string, string>,
): JobGraph | undefined {
  try {
    return decodeJobs(text, { called, caller: undefined, depth: 0, decoded: { jobs: 0 } })
  } catch {
    // A file that GitHub could run and this can't read takes nothing from the report but a basis.
    return undefined
  }
}

interface Source {
  readonly called: ReadonlyMap<string, string>
  /** The address of the file itself; `undefined` for the run's own. */
  readonly caller: string | undefined
  readonly depth: number
  /** So far, in all files. */
  readonly decoded: { jobs: number }
}

function decodeJobs(text: string, source: Source): JobGraph {
  if (source.depth > MAX_CALL_DEPTH) throw new Error('workflows call each other without end')
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) throw new Error('too large to start a run')
  const declared = Object.entries(asObject(asObject(load(text)).jobs))
  if (declared.length === 0) throw new Error('no jobs')
  source.decoded.jobs += declared.length
  if (source.decoded.jobs > MAX_JOBS) throw new Error('too many jobs')
  const jobs = declared.map(([key, job]) => decodeJob(key, job, source))
  const keys = new Set(jobs.map(({ key }) => key))
  for (const need of jobs.flatMap(({ needs }) => needs)) {
    if (!keys.has(need)) throw new Error(`needs a job that is not there: ${need}`)
  }
  return jobs
}

function decodeJob(key: string, declared: unknown, source: Source): WorkflowJob {
  const { name: given, needs, strategy, uses, ...settings } = asObject(declared)
  const { matrix, 'fail-fast': failFast, 'max-parallel': maxParallel } = asObject(strategy)
  const isComputed = typeof strategy === 'string'
  const minutes = asNumber(settings['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES)
  const name = decodeText(given) ?? key
  if (name.length > MAX_NAME) throw new Error('a name that is too long')
  return {
    // GitHub compares the keys of jobs without regard to case.
    key: key.toLowerCase(),
    name,
    needs: decodeNeeds(needs),
    matrix: isComputed || matrix !== undefined,
    failFast: isComputed ? undefined : asBoolean(failFast ?? true),
    maxParallel: isComputed ? undefined : asNumber(maxParallel ?? Infinity),
    continueOnError: asBoolean(settings['continue-on-error'] ?? false),
    timeout: minutes === undefined ? undefined : minutes * MINUTE,
    environment: settings.environment != null,
    concurrency: settings.concurrency != null,
    called: uses === undefined ? undefined : decodeCalled(uses, source),
  }
}

function decodeCalled(uses: unknown, source: Source): WorkflowJob['called'] {
  if (typeof uses !== 'string') throw new Error('uses is no text')
  const address = calledAddress(uses, source.caller)
  const text = source.called.get(address)
  if (text === undefined) return 'unread'
  return decodeJobs(text, { ...source, caller: address, depth: source.depth + 1 })
}

/**
 * What `uses` means in a called workflow: `./path` is a file of that workflow's own repository.
 *
 * @example calledAddress('./.github/workflows/b.yml', 'o/r/.github/workflows/a.yml@v1')
 * → 'o/r/.github/workflows/b.yml@v1'
 */
function calledAddress(uses: string, caller: string | undefined): string {
  const [, repository, ref] = /^([^/.][^/]*\/[^/]+)\/.*(@[^@]*)$/.exec(caller ?? '') ?? []
  if (!uses.startsWith('./') || repository === undefined || ref === undefined) return uses
  return `${repository}${uses.slice(1)}${ref}`
}

function decodeNeeds(needs: unknown): string[] {
  const listed: readonly unknown[] = Array.isArray(needs) ? needs : needs == null ? [] : [needs]
  // YAML repeats a long list in a few letters, which would take all memory.
  if (listed.length > MAX_JOBS) throw new Error('needs more jobs than a run has')
  return listed.map((need) => {
    if (typeof need !== 'string') throw new Error('needs a job whose key is no text')
    return need.toLowerCase()
  })
}

/** YAML reads `name: 1.10` as a number and GitHub shows what it reads. */
function decodeText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Returns `undefined` for an expression. */
function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** Returns `undefined` for an expression. */
function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
