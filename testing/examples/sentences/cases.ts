import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inputs, InputSource } from '../../../src/actions/inputs.ts'
import { type Outcome, readInputs } from '../../../src/actions/sub-action.ts'
import { repositorySource } from '../../../src/github/http/client.ts'
import type { WritableSource } from '../../../src/github/http/write-client.ts'
import { captureProcess } from '../../captured-process.ts'
import { directClients } from '../../fake-github/direct-clients.ts'
import { type FakeState, fakeState, type Known } from '../../fake-github/state.ts'
import { at } from '../../make-run.ts'

/** What somebody reads: sentences, an outcome with them, or nothing. */
type Said = string | readonly string[] | Outcome<string> | undefined

export type Cases = Readonly<Record<string, () => unknown>>

/** Returns a function that writes what each case says, also if it fails. A case that is no function has options of `act`. */
export function casesOf<Options extends object>(
  cases: Readonly<Record<string, Options | (() => unknown)>>,
  act?: (options: Options) => unknown,
): () => Promise<string> {
  return async () => {
    const parts: string[] = []
    for (const [what, one] of Object.entries(cases)) {
      const say = () => (typeof one === 'function' ? one() : act?.(one))
      parts.push(`# ${what}\n${await saidBy(say)}\n`)
    }
    return parts.join('\n')
  }
}

async function saidBy(say: () => unknown): Promise<string> {
  try {
    return textOf((await say()) as Said)
  } catch (error) {
    return `throws: ${(error as Error).message}`
  }
}

function textOf(said: Said): string {
  if (said === undefined) return '(nothing)'
  if (typeof said === 'string') return said
  if ('kind' in said) {
    const { kind, reason, warning } = said
    return `${kind}: ${reason}${warning === undefined ? '' : `\nwarning: ${warning}`}`
  }
  return said.join('\n')
}

const REPOSITORY = 'octo-org/octo-shop'
const RUNNER: Readonly<Record<string, string>> = {
  ...{ GITHUB_REPOSITORY: REPOSITORY, GITHUB_RUN_ID: '99', GITHUB_RUN_ATTEMPT: '1' },
  GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/clean.yml@refs/heads/main`,
}

/** What reads the inputs of an action in run 99, of which a step sets some. */
export function given(
  inputs: Readonly<Record<string, string>> = {},
  variables: Readonly<Record<string, string>> = {},
): InputSource {
  const all = { 'github-token': 'secret', repository: REPOSITORY, ...inputs }
  return {
    given: (name, { fallback }) =>
      ((all as typeof inputs)[name] ?? fallback).replace(/^\$\{\{.*/, ''),
    env: (name: string) => ({ ...RUNNER, ...variables })[name],
    event: { repository: { full_name: REPOSITORY, default_branch: 'main' } },
  }
}

/** Reads the inputs of an action in run 99, of which a step sets some. */
export function inputsOf<Of extends Inputs>(
  { inputs }: { readonly inputs: Of },
  ...step: Parameters<typeof given>
) {
  return readInputs(inputs, given(...step))
}

/** Errors by the end of the route that they are returned for, such as `runs/{run_id}/cancel`; `/runs#2` is its second request. */
type Refusals = Readonly<Record<string, Error>>

const { signal } = new AbortController()

/** How an action reads and changes a fake GitHub, which refuses some requests, an hour after its first run. */
export function sourceWith(
  known: Known,
  refusals: Refusals = {},
  changes: Partial<WritableSource['client']> = {},
) {
  const counts = new Map<string, number>()
  const state = fakeState(known)
  const { client, ...writers } = directClients(state, (route) => {
    for (const [key, error] of Object.entries(refusals)) {
      const [end = '', nth] = key.split('#')
      if (!route.endsWith(end)) continue
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (nth === undefined || Number(nth) === count) throw error
    }
  })
  const repository = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }
  return repositorySource({
    ...{ ...writers, repository, signal, state },
    client: { ...client, now: () => at(3_600), ...changes },
  })
}

/** The same, with a function that changes each response, or what GitHub has then. */
export function changing(
  source: ReturnType<typeof sourceWith>,
  change: (response: object, route: string, state: FakeState) => object,
) {
  const { get } = source.client
  const changed = async (...request: Parameters<typeof get>) =>
    change(await get(...request), request[0], source.state)
  return { ...source, client: { ...source.client, get: changed as typeof get } }
}

/** Returns what an action prints in a step with these variables alone. */
export async function printedBy(
  act: () => Promise<unknown>,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const captured = captureProcess(variables)
  try {
    const said = await act()
    const printed = captured.written().trimEnd()
    return said === undefined ? printed : `${printed}\n${textOf(said as Said)}`
  } finally {
    captured.release()
  }
}

/** Returns what is said of a file with a value as JSON, whose name is `report.json` in the text. */
export function saidOfFile(value: object, say: (path: string) => unknown): Promise<string> {
  return withFile(value, async (path) =>
    (await saidBy(() => say(path))).replaceAll(path, 'report.json'),
  )
}

/** Uses a temporary file with a value as JSON. */
export async function withFile<Result>(
  value: unknown,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-'))
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(value))
  try {
    return await use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
