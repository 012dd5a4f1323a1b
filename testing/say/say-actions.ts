import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import * as cancel from '../../src/runs/actions/cancel.ts'
import * as deletion from '../../src/runs/actions/delete-logs.ts'
import type { Inputs } from '../../src/actions/inputs.ts'
import * as download from '../../src/runs/actions/download-logs.ts'
import * as rerun from '../../src/runs/actions/rerun.ts'
import { rerunIfEligible } from '../../src/runs/actions/rerun.ts'
import * as runs from '../../src/runs/actions/runs.ts'
import { orFailed, type InputValues, type Outcome } from '../../src/actions/sub-action.ts'
import { createClient, repositorySource } from '../../src/github/http/client.ts'
import { createWriteClient, type WritableSource } from '../../src/github/http/write-client.ts'
import { connectWorld } from '../connect-world.ts'
import { inputsOf } from '../examples/sentences/cases.ts'
import { testOptions } from '../fake-client.ts'
import { at } from '../make-run.ts'
import { OFFLINE_API } from '../offline-transport.ts'
import { readRun } from '../read-run.ts'
import type { World } from '../world.ts'

const { signal } = new AbortController()
const REPOSITORY = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }

/** Connects an action to the GitHub of a case. */
function connect(world: World) {
  const { transport, requests } = connectWorld(world)
  const options = { ...testOptions(OFFLINE_API, transport), now: () => at(world.now ?? 600) }
  const source = repositorySource({
    ...{ repository: REPOSITORY, signal, client: createClient(options) },
    writer: createWriteClient(options),
  })
  return { source, requests }
}

const KINDS = { done: 'done', left: 'notice', failed: 'failed', incomplete: 'incomplete' } as const

/** What to grant, as `explain` words it; the approved texts have it whole. */
const ADVICE =
  / Give the job that runs this step the permission to \w+ it:\n\npermissions:\n {2}([^\n]+)\n[^]*?\.\)/g

/** Says how an action ended, with its outputs and the requests that could have changed something. */
function sayEnd(
  { kind, reason, outputs = {} }: Outcome<string>,
  requests: readonly string[],
  isWhole: boolean,
) {
  const set = Object.entries(outputs)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => ` [${name} ${shownOutput(value ?? '', isWhole)}]`)
  const sent = requests.map((request) => ` [${request}]`)
  const said = reason.replaceAll(ADVICE, ' Grant `$1`.').replaceAll(/\n+/g, ' / ')
  return `${KINDS[kind]}: ${said}${[...set, ...sent].join('')}`
}

interface TimeJson {
  readonly seconds: number | null
  readonly source: string
}

interface UsageJson {
  readonly duration: TimeJson | null
  readonly systems: Readonly<Record<string, TimeJson & { readonly jobs: number }>>
}

interface ListedJson {
  readonly id: number
  readonly logs?: string
  readonly durationSeconds?: number | null
  readonly usage?: UsageJson | null
}

/** Says the time of all attempts; as a whole, also what each system was used for. */
function sayUsage({ duration, systems }: UsageJson, isWhole: boolean): string {
  const timeOf = ({ seconds, source }: TimeJson) => `${seconds}${source === 'measured' ? '?' : ''}`
  if (!isWhole) return duration === null ? '' : ` used ${duration.seconds}`
  const used = Object.entries(systems).map(([name, one]) => `, ${name} ${one.jobs}: ${timeOf(one)}`)
  return ` used ${duration === null ? 'none' : timeOf(duration)}${used.join('')}`
}

/** A longer list says its first and its last run. */
const MAX_SHOWN = 10

/** Returns the runs of an output as `7 deleted, 6 kept`, any other as it is. */
function shownOutput(value: string, isWhole: boolean): string {
  if (!value.startsWith('[{')) return value
  const listed = (JSON.parse(value) as readonly ListedJson[]).map(
    ({ id, logs = '', durationSeconds, usage }) => {
      const used = usage == null ? '' : sayUsage(usage, isWhole)
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
function ofAction<Of extends Inputs>(
  action: { readonly inputs: Of },
  defaults: Readonly<Record<string, string>>,
  own: number,
  act: (inputs: InputValues<Of>, source: WritableSource) => Promise<Outcome<string>>,
) {
  return async (input: string): Promise<string> => {
    const world = readRun(input)
    const { source, requests } = connect(world)
    const lines = Object.entries(world.inputs ?? {})
    const given = Object.fromEntries(lines.map(([name, text = []]) => [name, text.join('\n')]))
    const workflow = 'octo-org/octo-shop/.github/workflows/ci.yml@refs/heads/main'
    const variables = { GITHUB_RUN_ID: String(own), GITHUB_WORKFLOW_REF: workflow }
    const outcome = await orFailed(
      (async () => await act(inputsOf(action, { ...defaults, ...given }, variables), source))(),
    )
    const { reads } = world
    const isShown = (request: string) =>
      /^GET |\/graphql$/.test(request) ? reads !== undefined && request.includes(reads) : true
    const isWhole = world.outputs?.includes('usage') === true
    return sayEnd(outcome, requests.map(({ shown }) => shown).filter(isShown), isWhole)
  }
}

/** The reported run is that of the event, and the action runs in another one. */
export const sayRerun = ofAction(rerun.action, { 'run-id': '42' }, 99, (inputs, source) =>
  rerunIfEligible(rerun.chosenRun(inputs), source),
)

/** The action runs in run 42. */
export const sayCancel = ofAction(cancel.action, { 'run-id': '42' }, 42, (inputs, source) =>
  cancel.cancelBy(inputs, source),
)

export const sayDeleteLogs = ofAction(deletion.action, {}, 42, (inputs, source) =>
  deletion.chooseAndDelete({ ...deletion.chosenLogs(inputs), summary: undefined }, source),
)

export const sayRuns = ofAction(runs.action, {}, 42, (inputs, { client }) => {
  const write = () => Promise.resolve({ path: 'runs.jsonl', problem: undefined })
  return runs.findAndSummarize({ ...runs.searchOf(inputs), summary: undefined, write }, client)
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
    const defaults = { 'run-id': '7', path: join(folder, 'logs') }
    const say = ofAction(download.action, defaults, 42, (inputs, { client }) =>
      download.save(inputs, client),
    )
    const said = await say(`${input}\nreads: GET`)
    return `${said.replaceAll(`${folder}/`, '')} [left ${sayFiles(folder)}]`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
