/**
 * `node scripts/release.ts <owner>`: tags the commit of the working directory with its version, and with the major
 * version if none is newer, for `release.yml`. A release that stopped half-way is completed: the tag may be there, at
 * this commit.
 *
 * `--check` changes nothing: it says whether the commit can be released. The last line printed is the tag.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { changelogOf } from '../testing/release/changelog.ts'
import { DOCUMENTS, releasedText } from '../testing/release/released-text.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const [owner = ''] = positionals
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const tag = `v${version}`
const major = tag.replace(/\..*/, '')
const commit = git('rev-parse', 'HEAD')

const problems = findProblems()
if (problems.length > 0) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}
if (!values.check) pushTags()
console.log(tag)

/** Lists why the commit cannot be released, and what to change. */
function findProblems(): string[] {
  const [tagged] = git('ls-remote', '--tags', 'origin', `refs/tags/${tag}`).split('\t')
  const unowned = git('ls-files', '--', ...DOCUMENTS)
    .split('\n')
    .filter((file) => file !== '')
    .filter((file) => {
      const text = readFileSync(file, 'utf8')
      return text !== releasedText(text, owner)
    })
  return [
    ...(/^[A-Za-z\d][\w-]*$/.test(owner) ? [] : [`"${owner}" is no account.`]),
    ...(changelogOf(readFileSync('CHANGELOG.md', 'utf8'), version) === undefined
      ? [`CHANGELOG.md has no section "## ${version} (<date>)": replace "unreleased" by the date.`]
      : []),
    ...(tagged === '' || tagged === commit
      ? []
      : [
          `The tag ${tag} exists already, at ${tagged}: set another version in package.json. To complete the release of that commit, re-run the jobs of its run.`,
        ]),
    ...unowned.map(
      (file) =>
        `${file} has no owner. Run "npm run owner -- ${owner}", and push the commit yourself.`,
    ),
  ]
}

function pushTags(): void {
  const refs = [tag, ...(movesMajor() ? [major] : [])].map((name) => `${commit}:refs/tags/${name}`)
  // Both or none. Only the tag of a major version moves.
  const [exact = '', ...moving] = refs
  git('push', '--quiet', '--atomic', 'origin', exact, ...moving.map((ref) => `+${ref}`))
}

/** Whether no released version of the same major version is newer, and this one is no prerelease. */
function movesMajor(): boolean {
  if (version.includes('-')) return false
  const released = git('ls-remote', '--tags', 'origin', `refs/tags/${major}.*`)
    .split('\n')
    .flatMap((line) => /refs\/tags\/v(\d+\.\d+\.\d+)$/.exec(line)?.[1] ?? [])
  const isNewer = (one: string) => one.localeCompare(version, 'en', { numeric: true }) > 0
  return !released.some(isNewer)
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}
