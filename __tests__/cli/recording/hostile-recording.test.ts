import { expect, it } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replayCommit } from '../../../src/cli/commit/report-commit.ts'
import { CommandError } from '../../../src/cli/errors.ts'
import { loadRecording } from '../../../src/cli/recording/recording-file.ts'
import { renderAs } from '../../../src/cli/render.ts'
import { replayRun } from '../../../src/cli/report-run.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { SHA } from '../../../testing/fake-github/api-run.ts'
import { expectHarmless } from '../../../testing/harmless.ts'
import { at } from '../../../testing/make-run.ts'

const ABOUT = {
  ...{ runReportRecording: 2, serverUrl: 'https://github.com', owner: 'octo-org' },
  ...{ repo: 'octo-shop', madeAt: at(600) },
}
const PATH = '/repos/octo-org/octo-shop/actions/runs'
const error = { kind: 'network', message: 'connect ECONNREFUSED', cause: 'Error' }
const failed = (path: string) => ({ method: 'GET', path, error })
const RUN = { ...ABOUT, runId: 42, attempt: 1, exchanges: [failed(`${PATH}/42/attempts/1/jobs`)] }
const pullRequest = {
  number: 12,
  url: 'https://github.com/octo-org/octo-shop/pull/12',
  base: 'main',
}
const COMMIT = { ...ABOUT, commit: SHA, pullRequest, exchanges: [failed(PATH)] }

const file = join(mkdtempSync(join(tmpdir(), 'recording-')), 'recording.json')

/** Returns copies of a JSON value, each with another of its values replaced. */
function replacements(json: unknown, value: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [value]
  return Object.entries(json).flatMap(([key, item]) =>
    replacements(item, value).map((changed) =>
      Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed },
    ),
  )
}

/** Returns the Markdown and the terminal's text of a recording, and the repository that it names. */
async function show(saved: unknown) {
  writeFileSync(file, JSON.stringify(saved))
  const recording = await loadRecording(file)
  const { serverUrl, owner, repo } = recording
  const options = { terminal: { width: 80, colour: false }, template: () => '' }
  const wanted = { run: undefined, attempt: undefined, from: file, whatIf: [] } as const
  const { report } =
    'commit' in recording
      ? await replayCommit(recording)
      : await replayRun({ ...wanted, format: 'text' }, recording)
  const [markdown, text] = [
    renderAs('markdown', report, options),
    renderAs('text', report, options),
  ]
  return { repositoryUrl: `${serverUrl}/${owner}/${repo}`, markdown, text }
}

/** Each attack is in every eighth field, and each field has every eighth attack. */
const STRIDE = 8
const SHORT = ATTACKS.filter(({ length }) => length < 200)

it.each(SHORT.map((attack, index) => [attack, index] as const))(
  'refuses or shows as text a recording with %j in fields',
  async (attack, index) => {
    let shown = 0
    const all = [RUN, COMMIT].flatMap((one) => replacements(one, attack))
    for (const saved of all.filter((_, field) => (field + index) % STRIDE === 0)) {
      const result = await show(saved).catch((reason: unknown) => {
        if (!(reason instanceof CommandError)) throw reason as Error
      })
      if (result === undefined) continue
      shown++
      expectHarmless(result.markdown, result.repositoryUrl)
      expect(new URL(result.repositoryUrl).origin).toMatch(/^https:\/\/[\w.-]+$/)
      expect(result.text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
    }
    expect(shown).toBeGreaterThan(0)
  },
)
