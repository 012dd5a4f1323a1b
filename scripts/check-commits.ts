// Checks that each commit says why in its body, from the one on that added this check. Runs as a part of npm run lint.
import { execFileSync } from 'node:child_process'

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

for (const subject of silent) console.log(`${subject}: the body does not say why`)
if (silent.length > 0) process.exitCode = 1
