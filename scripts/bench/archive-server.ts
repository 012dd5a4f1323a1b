// A run with an archive of logs, in a process of its own: node archive-server.ts <files> <bytes of all>
import { fakeRun } from '../../__tests__/helpers/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../__tests__/helpers/fake-github/start-fake-github.ts'
import { startLogHost } from '../../__tests__/helpers/fake-github/start-log-host.ts'
import { logArchive } from '../../__tests__/helpers/log-archive.ts'

const [files = '', bytes = ''] = process.argv.slice(2)

const archive = logArchive(Number(files), Number(bytes))
const host = await startLogHost({ logs: { '/archive': archive } })
const run = fakeRun({ run: { conclusion: 'success' } })
const github = await startFakeGitHub({ runs: [{ ...run, archive: `${host.url}/archive` }] })

process.on('disconnect', () => process.exit())
process.send?.({ apiUrl: github.url, archiveBytes: archive.length })
