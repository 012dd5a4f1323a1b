import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FakeRun } from '../../__tests__/helpers/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../__tests__/helpers/fake-github/start-fake-github.ts'

const COMMAND = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))

/** Has the bundled command write its report to this process's own output; gives its exit code. */
export async function printReport(
  world: FakeGitHubOptions,
  { repository, id }: FakeRun,
  format: string,
): Promise<number> {
  const github = await startFakeGitHub({ ...world, basePath: '/api/v3' })
  try {
    const address = `${github.serverUrl}/${repository}/actions/runs/${id}`
    const command = spawn(process.execPath, [COMMAND, address, '--format', format], {
      stdio: 'inherit',
      env: {
        ...process.env,
        GH_HOST: new URL(address).host,
        GH_ENTERPRISE_TOKEN: 'ghs_tokenOfTheDemo',
      },
    })
    const [exitCode] = (await once(command, 'exit')) as [number | null]
    return exitCode ?? 1
  } finally {
    await github.close()
  }
}
