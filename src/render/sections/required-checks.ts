import type { CommitReport } from '../../model/report/commit-report.ts'
import type { RequiredCheck } from '../../model/shapes/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { enumerate, plural } from '../text/units.ts'
import type { Section } from '../findings/section.ts'

const MAX_PASSED = 10

const ICONS: Readonly<Record<RequiredCheck['status'], string>> = {
  failed: 'failure',
  missing: 'failure',
  unfinished: 'unfinished',
  unknown: 'unknown',
  passed: 'success',
}

/** Lists the required checks, those that block the merge first; those that passed share a line. */
export function requiredChecksSection({ requiredChecks }: CommitReport, inline: Inline): Section {
  const title = 'Required checks'
  const { branch = '', checks = [], complete = true } = requiredChecks ?? {}
  if (checks.length === 0) return { title, blocks: [] }
  const { text, code, strong, link } = inline
  const nameOf = ({ name, url, skippedAs }: RequiredCheck) =>
    strong(url === undefined || skippedAs !== undefined ? text(name) : link(text(name), url))
  const { passed = [], other = [] } = Object.groupBy(checks, ({ status }) =>
    status === 'passed' ? 'passed' : 'other',
  )
  const names = passed.map(({ name }) => text(name))
  const list = [
    ...other.map((check) => ({
      icon: ICONS[check.status],
      text: `${nameOf(check)} ${sayingOf(check, code(branch), inline)}`,
    })),
    passed.length > 0 && {
      icon: ICONS.passed,
      text: `${plural(passed.length, 'check')} passed: ${enumerate(names, MAX_PASSED)}`,
    },
    !complete && {
      icon: ICONS.unknown,
      text: `The rules of ${code(branch)} were not completely readable, so more checks may be required.`,
    },
  ]
  return { title, blocks: [{ list: list.filter((line) => line !== false) }] }
}

function sayingOf(check: RequiredCheck, branch: string, inline: Inline): string {
  const { status, url } = check
  switch (status) {
    case 'failed':
      return `did not pass and blocks the merge into ${branch}`
    case 'missing':
      return `blocks the merge into ${branch} unless another workflow reports it: ${whyMissing(check, inline)}`
    case 'unfinished':
      return 'has not finished'
    case 'unknown':
      return url === undefined
        ? 'is unknown: none of these jobs reported it, but another app, another run or a later job may'
        : 'is unknown: jobs of this name differ, or GitHub also has a newer run that was skipped or an older one that was re-run'
    case 'passed':
      return 'passed'
  }
}

function whyMissing({ name, url, skippedAs }: RequiredCheck, { text, link }: Inline): string {
  if (skippedAs === undefined || url === undefined)
    return 'no run of this commit did, and all have finished'
  const isMatrix = name.startsWith(`${skippedAs} (`) || skippedAs.includes('matrix.')
  const kind = isMatrix ? 'matrix' : 'call'
  return `the ${kind} ${link(text(skippedAs), url)} was skipped, which GitHub reports under that name alone`
}
