import { isEnding } from '../../../logs/lines/ending-forms.ts'
import { failsService } from '../../../logs/kinds/services.ts'
import type { JobLine } from '../lines/job-line.ts'

/** The header of a step, or of an inner one, that runs an action of GitHub, but neither a script nor a build of the project. */
const OF_GITHUB = /^Run (?:actions\/(?!github-script@)|github\/(?!codeql-action\/autobuild@))\S+@/

interface ServiceReader {
  readonly add: (line: JobLine) => void
  readonly hasFailed: () => boolean
}

/**
 * Reads whether the last error of a step is an action of GitHub that says that a service failed: by the innermost header
 * above it, since the name of a step is the user's. A script can print any header, so those of a step that is a script say nothing.
 * The first line of the step has to be among those that are added.
 */
export function serviceReader(): ServiceReader {
  let isScript: boolean | undefined
  let isOfGitHub = false
  let hasFailed = false
  return {
    add({ clue, header, text }: JobLine): void {
      if (clue?.kind === 'header' && header === 'title') {
        isScript ??= clue.form === 'script'
        isOfGitHub = !isScript && OF_GITHUB.test(clue.name)
        hasFailed = false
      }
      // The end of its process says no more.
      if (clue?.kind === 'error')
        hasFailed = isOfGitHub && (failsService(text) || (hasFailed && isEnding(text)))
    },
    hasFailed: () => hasFailed,
  }
}
