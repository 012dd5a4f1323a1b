import { expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

it('npm run demo shows a report, and no warning of Node', async () => {
  const cwd = join(import.meta.dirname, '../..')
  const { stdout, stderr } = await promisify(execFile)('npm', ['run', '--silent', 'demo'], { cwd })
  expect(stdout).toMatch(/^❌ CI failed in 5m 4s: /)
  expect(stderr).toBe('')
}, 60_000)
