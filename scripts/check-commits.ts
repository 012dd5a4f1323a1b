// Checks that each commit says why in its body, from the one on that added this check, and that one which moves the baseline
// of the size does nothing else. Runs as a part of npm run lint.
import { execFileSync } from 'node:child_process'

const BASELINE = 'scripts/size-baseline.json'

/** A message of one commit ends here. */
const END = '\u0000'

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    // A copy without history has nothing to check.
    return ''
  }
}

const added = git('log', '--diff-filter=A', '--format=%H', '--', 'scripts/check-commits.ts').trim()
const [first] = added.split('\n').reverse()
const messages =
  first === undefined || first === ''
    ? []
    : git('log', '--no-merges', '--format=%h %s%n%b%x00', `${first}..HEAD`).split(END)
const silent = messages
  .map((message) => message.trim())
  .filter((message) => message !== '' && !message.includes('\n'))

const moved = git('log', '--no-merges', '--diff-filter=M', '--format=%h', '--', BASELINE)
const mixed = moved
  .split('\n')
  .filter(
    (commit) =>
      commit !== '' && git('show', '--format=', '--name-only', commit).trim() !== BASELINE,
  )

for (const subject of silent) console.log(`${subject}: the body does not say why`)
for (const commit of mixed) console.log(`${commit}: only a commit of its own moves ${BASELINE}`)
if (silent.length + mixed.length > 0) process.exitCode = 1
