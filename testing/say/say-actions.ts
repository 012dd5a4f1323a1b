import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import * as cancel from '../../src/actions/cancel/cancel.ts'
import * as deletion from '../../src/actions/delete-logs/delete-logs.ts'
import type { InputSource } from '../../src/actions/read-values.ts'
import * as download from '../../src/actions/download-logs/download-logs.ts'
import * as rerun from '../../src/actions/rerun/rerun.ts'
import { rerunIfEligible } from '../../src/actions/rerun/rerun-if-eligible.ts'
import * as runs from '../../src/actions/runs/runs.ts'
import { orFailed, type Outcome } from '../../src/actions/sub-action.ts'
import { createClient } from '../../src/github/http/client.ts'
import { createWriteClient, type WritableSource } from '../../src/github/http/write-client.ts'
import { given } from '../examples/sentences/cases.ts'
import { type FakeResponse, jsonResponse, refusal } from '../fake-github/response.ts'
import type { FakeState } from '../fake-github/state.ts'
import { testOptions } from '../fake-client.ts'
import { at } from '../make-run.ts'
import { OFFLINE_API, offlineTransport } from '../offline-transport.ts'
import { readRun } from '../read-run.ts'
import { stateOf, type World } from '../world.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const { signal } = new AbortController()
const REPOSITORY = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }

/** Returns a request as a case names it: `GET runs/42/attempts/1/jobs?per_page=100&page=1`. */
function shownRequest(method: string, url: string): string {
  const path = decodeURIComponent(url.slice(OFFLINE_API.length))
  return `${method} ${path.replace(/^\/repos\/octo-org\/octo-shop\/(actions\/)?/, '')}`
}

/** Whether a request has a method, and an end of the path or a part of the query. */
function matches(shown: string, wanted: string): boolean {
  const [method, path = '', query = ''] = shown.split(/[ ?]/)
  const [wantedMethod, part = ''] = wanted.split(' ')
  return method === wantedMethod && (path.endsWith(part) || query.includes(part))
}

function responseOf({ status, message }: NonNullable<World['responses']>[number]): FakeResponse {
  return message.startsWith('{')
    ? jsonResponse(status, JSON.parse(message) as object)
    : refusal(status, message || 'refused')
}

/** What GitHub has from then on: runs that it lacked, and files. */
function change(state: FakeState, world: World): void {
  const isKnown = (run: FakeState['runs'][number]) =>
    state.runs.some(({ id, attempt }) => id === run.id && attempt === run.attempt)
  state.runs.push(...stateOf(world).runs.filter((run) => !isKnown(run)))
}

/** Connects to the GitHub of a case, and keeps all requests. */
function connect(world: World) {
  const { responses = [], later = [], now = 600 } = world
  const state = stateOf(world)
  const offline = offlineTransport(state)
  const requests: string[] = []
  const send: typeof offline.send = async (request) => {
    const shown = shownRequest(request.method, request.url)
    requests.push(shown)
    const countOf = (wanted: string) => requests.filter((one) => matches(one, wanted)).length
    const fixed = responses.find(
      ({ request: wanted, nth }) =>
        matches(shown, wanted) && (nth === undefined || countOf(wanted) === nth),
    )
    if (fixed?.status === 0) throw new TypeError('other side closed')
    const response = fixed === undefined ? await offline.send(request) : responseOf(fixed)
    for (const { request: wanted, world: then } of later) {
      if (matches(shown, wanted) && countOf(wanted) === 1) change(state, then)
    }
    return { ...response, headers: { 'content-type': JSON_TYPE, ...response.headers } }
  }
  const options = { ...testOptions(OFFLINE_API, { ...offline, send }), now: () => at(now) }
  const source: WritableSource = {
    ...{ repository: REPOSITORY, signal, client: createClient(options) },
    writer: createWriteClient(options),
  }
  return { source, requests }
}

const KINDS = { done: 'done', left: 'notice', failed: 'failed', incomplete: 'incomplete' } as const

/** What to grant, as `explain` words it; the approved texts have it whole. */
const ADVICE =
  / Give the job that runs this step the permission to \w+ it:\n\npermissions:\n {2}([^\n]+)\n[^]*?\.\)/g

/** Says how an action ended, with its outputs and the requests that could have changed something. */
function sayEnd({ kind, reason, outputs = {} }: Outcome<string>, requests: readonly string[]) {
  const set = Object.entries(outputs)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` [${name} ${shownOutput(value ?? '')}]`)
  const sent = requests.map((request) => ` [${request}]`)
  const said = reason.replaceAll(ADVICE, ' Grant `$1`.').replaceAll(/\n+/g, ' / ')
  return `${KINDS[kind]}: ${said}${[...set, ...sent].join('')}`
}

interface ListedJson {
  readonly id: number
  readonly logs?: string
  readonly durationSeconds?: number | null
  readonly usage?: { readonly duration: { readonly seconds: number } | null } | null
}

/** A longer list says its first and its last run. */
const MAX_SHOWN = 10

/** Returns the runs of an output as `7 deleted, 6 kept`, any other as it is. */
function shownOutput(value: string): string {
  if (!value.startsWith('[{')) return value
  const listed = (JSON.parse(value) as readonly ListedJson[]).map(
    ({ id, logs = '', durationSeconds, usage }) => {
      const used = usage?.duration == null ? '' : ` used ${usage.duration.seconds}`
      return `${id} ${logs}${durationSeconds ?? ''}`.trim() + used
    },
  )
  return listed.length > MAX_SHOWN
    ? `${listed[0] ?? ''} to ${listed.at(-1) ?? ''}, ${listed.length} runs`
    : listed.join(', ')
}

/**
 * Says how an action ends.
 *
 * @param own id of the run in which it runs
 */
function ofAction<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  own: number,
  act: (inputs: InputSource<Name>, source: WritableSource) => Promise<Outcome<string>>,
) {
  return async (input: string): Promise<string> => {
    const world = readRun(input)
    const { source, requests } = connect(world)
    const lines = Object.entries(world.inputs ?? {})
    const inputs = Object.fromEntries(lines.map(([name, text = []]) => [name, text.join('\n')]))
    const workflow = 'octo-org/octo-shop/.github/workflows/ci.yml@refs/heads/main'
    const variables = { GITHUB_RUN_ID: String(own), GITHUB_WORKFLOW_REF: workflow }
    const outcome = await orFailed(
      (async () => await act(given(defaults, inputs, variables), source))(),
    )
    const { reads } = world
    const isShown = (request: string) =>
      /^GET |\/graphql$/.test(request) ? reads !== undefined && request.includes(reads) : true
    return sayEnd(outcome, requests.filter(isShown))
  }
}

/** The reported run is that of the event, and the action runs in another one. */
export const sayRerun = ofAction({ ...rerun.INPUTS, 'run-id': '42' }, 99, (inputs, source) =>
  rerunIfEligible(rerun.readInputs(inputs), source),
)

/** The action runs in run 42. */
export const sayCancel = ofAction({ ...cancel.INPUTS, 'run-id': '42' }, 42, (inputs, source) =>
  cancel.cancelBy(cancel.readInputs(inputs), source),
)

export const sayDeleteLogs = ofAction(deletion.INPUTS, 42, (inputs, source) =>
  deletion.chooseAndDelete({ ...deletion.readInputs(inputs), summary: undefined }, source),
)

export const sayRuns = ofAction(runs.INPUTS, 42, (inputs, { client }) => {
  const write = () => Promise.resolve({ path: 'runs.jsonl', problem: undefined })
  return runs.findAndSummarize({ ...runs.readInputs(inputs), summary: undefined, write }, client)
})

/** A longer file is said by its size, and whether it has the token. */
const MAX_TEXT = 40

/** Says the files below a folder, with what is in them. */
function sayFiles(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  const said = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name)
    const text = readFileSync(path, 'utf8')
    const size = `${text.length}${text.includes('secret') ? ' with the token' : ''}`
    return `${relative(folder, path)} ${text.length > MAX_TEXT ? size : JSON.stringify(text)}`
  })
  return said.toSorted().join(', ') || 'nothing'
}

/** Says also what is below the folder in which the input `path` is `logs`. */
export async function sayDownloadLogs(input: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-'))
  try {
    const defaults = { ...download.INPUTS, 'run-id': '7', path: join(folder, 'logs') }
    const say = ofAction(defaults, 42, (inputs, { client }) =>
      download.save(download.readInputs(inputs), client),
    )
    const said = await say(`${input}\nreads: GET`)
    return `${said.replaceAll(`${folder}/`, '')} [left ${sayFiles(folder)}]`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
