/**
 * `node scripts/release.ts <owner>`: releases the commit of the working directory, for `release.yml`. A commit on
 * top of it has the documents with the owner; only the tags of the version and of its major version point to it.
 *
 * `--check` changes nothing: it says whether the commit can be released. The last line printed is the tag.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { releasedText } from './release/released-text.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const [owner = ''] = positionals
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const tag = `v${version}`
const major = tag.replace(/\..*/, '')

const problems = findProblems()
if (problems.length > 0) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}
if (!values.check) release()
console.log(tag)

/** Lists why the commit cannot be released, and what to change. */
function findProblems(): string[] {
  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  const dated = new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d\\d-\\d\\d\\)$`, 'm')
  const workflows = files('.github/workflows/*.yml').filter((file) =>
    /\bOWNER\/run-report\b/.test(readFileSync(file, 'utf8')),
  )
  return [
    ...(/^[A-Za-z\d][\w-]*$/.test(owner) ? [] : [`"${owner}" is no account.`]),
    ...(dated.test(changelog)
      ? []
      : [
          `CHANGELOG.md has no section "## ${version} (<date>)": replace "unreleased" by the date.`,
        ]),
    ...(git('ls-remote', '--tags', 'origin', `refs/tags/${tag}`) === ''
      ? []
      : [`The tag ${tag} exists already: set another version in package.json.`]),
    ...workflows.map(
      (file) =>
        `${file} has no owner. Run "npm run owner -- ${owner}", and push the commit yourself.`,
    ),
  ]
}

/** Commits the documents with the owner, and pushes the tags. */
function release(): void {
  const documents = files('README.md', 'docs/*.md', '*/README.md')
  for (const file of documents) {
    writeFileSync(file, releasedText(readFileSync(file, 'utf8'), owner))
  }
  git('add', ...documents)
  git('commit', '--quiet', '--message', `Release ${version}`)
  const tags = [tag, ...(movesMajor() ? [major] : [])]
  for (const name of tags) git('tag', '--force', name)
  // Both or none. A tag of a major version moves.
  git('push', '--quiet', '--atomic', 'origin', ...tags.map((name) => `+refs/tags/${name}`))
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

function files(...patterns: readonly string[]): string[] {
  return git('ls-files', '--', ...patterns.map((pattern) => `:(glob)${pattern}`))
    .split('\n')
    .filter((file) => file !== '')
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}
