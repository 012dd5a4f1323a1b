import { describe, expect, it } from '@jest/globals'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunDiffJson } from '../../src/report-json/shapes/run-diff.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { expectValidDiff } from '../../testing/report-schema.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'
import { withCommand, withExample } from '../../testing/run-command.ts'

const EARLIER = String(RUN_ID - 3_000)

describe('run-report diff', () => {
  it('compares the example run with an earlier one, in every format', () =>
    withExample(async ({ run, read, address, github }) => {
      const text = await run(['diff', EARLIER, address])
      expect(text).toMatchObject({ exitCode: 0, stderr: '' })
      expect(text.stdout).toMatch(/^CI #125 → #128: /)
      expectOnlyReads(github.requests)
      const markdown = await run(['diff', EARLIER, address, '--format', 'markdown'])
      expect(markdown.stdout).toMatch(/^## CI /)
      const { stdout } = await run(['diff', EARLIER, address, '--format', 'json'])
      const json = JSON.parse(stdout) as RunDiffJson
      expectValidDiff(json)
      expect(json.failures.map(({ change, after }) => [change, after?.name])).toContainEqual([
        'new',
        'test (windows-latest, 22)',
      ])
      await run(['diff', EARLIER, address, '--format', 'html', '--output', 'diff.html'])
      const page = await read('diff.html')
      expect(page).toMatch(/<h1><span>CI #125 → #128: .*<h2 id="section-1">Before you compare</s)
      expect(page).not.toMatch(/<script|script-src/)
    }))

  it('reads recordings and JSON reports, without a network', () =>
    withExample(async ({ run, address, github }) => {
      await run([address, '--save', 'a.json'])
      const other = address.replace(String(RUN_ID), EARLIER)
      await run([other, '--format', 'json', '--output', 'b.json'])
      const online = await run(['diff', other, address])
      await github.close()
      const offline = await run(['diff', 'b.json', 'a.json'])
      expect(offline).toMatchObject({ exitCode: 0, stderr: '' })
      expect(offline.stdout).toBe(online.stdout)
    }))

  it('finds nothing between a run and itself', () =>
    withExample(async ({ run, address }) => {
      const { stdout } = await run(['diff', address, address])
      expect(stdout).toMatch(
        /^CI first → second: 4m 57s → 4m 57s \(0s\); no job added, removed, slower or\sfaster, 2 failures in both\n/,
      )
    }))

  it.each([
    ['{', 'x.json is neither a recording made with --save nor a JSON report'],
    ['{}', 'x.json is not a recording made with --save'],
    ['{"schemaVersion":1,"kind":"run"}', 'x.json is not a valid JSON report: madeAt is missing'],
    ['{"schemaVersion":1,"kind":"diff"}', 'x.json is not a valid JSON report: kind: '],
  ])('refuses the file %s', (content, message) =>
    withCommand({ runs: commitRuns([{ jobs: [{ name: 'a' }] }]) }, async ({ run, folder }) => {
      await writeFile(join(folder, 'x.json'), content)
      const result = await run(['diff', 'x.json', 'x.json'])
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toContain(`run-report: ${message}`)
    }),
  )

  it('exits with 1 and names the run that does not exist', () =>
    withCommand({ runs: [fakeRun({ jobs: [{ name: 'a' }] })] }, async ({ run, address }) => {
      // The command exits while the other run is still read.
      const result = await run(['diff', address, '99'], { inProcess: false })
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toMatch(/the jobs of .*\/runs\/99 could not be read/)
    }))
})
