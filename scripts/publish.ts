/**
 * `node scripts/publish.ts <tag>`: publishes the changelog's section of a version as a release, for `release.yml`, with
 * `report.yml` for GitHub Enterprise Server, which pins the actions to the commit of the working directory, and with the
 * package of the command, and with the types of the JSON reports.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { changelogOf } from '../testing/release/changelog.ts'
import { COMMAND_PACKAGE, packCommand } from '../testing/release/command-package.ts'
import { publishRelease } from '../testing/release/publish-release.ts'
import { SERVER_WORKFLOW, serverWorkflow } from '../testing/release/server-workflow.ts'

const [, , tag = ''] = process.argv
const repository = variable('GITHUB_REPOSITORY')
const [owner = ''] = repository.split('/')
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
const report = readFileSync('.github/workflows/report.yml', 'utf8')
const notes = changelogOf(readFileSync('CHANGELOG.md', 'utf8'), tag.replace(/^v/, ''))
if (notes === undefined) throw new Error(`CHANGELOG.md has no section of ${tag}`)

const outcome = await publishRelease({
  apiUrl: variable('GITHUB_API_URL'),
  token: variable('GITHUB_TOKEN'),
  ...{ repository, tag, notes },
  files: {
    [SERVER_WORKFLOW]: serverWorkflow(report, { owner, commit, tag }),
    [COMMAND_PACKAGE]: packCommand('.'),
    'run-report.d.ts': readFileSync('run-report.d.ts'),
  },
})
console.log(outcome === 'there' ? `${tag} is published already.` : `Published ${tag}.`)

function variable(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`The variable ${name} is not set`)
  return value
}
