import type { RequiredCheck, RequiredChecks } from '../../model/report/commit-report.ts'
import type { Inline } from '../text/inline.ts'
import { enumerate, plural } from '../text/units.ts'

const MAX_PASSED = 10

/** A line on one required check, or on those that passed. */
interface CheckLine {
  readonly status: RequiredCheck['status']
  readonly text: string
}

/** Lists the required checks, those that block the merge first; those that passed share a line. */
export function requiredCheckLines(
  { branch, checks, complete }: RequiredChecks,
  inline: Inline,
): CheckLine[] {
  const { text, code, strong, link } = inline
  const nameOf = ({ name, url }: RequiredCheck) =>
    strong(url === undefined ? text(name) : link(text(name), url))
  const passed = checks.filter(({ status }) => status === 'passed')
  const names = enumerate(
    passed.map(({ name }) => text(name)),
    MAX_PASSED,
  )
  return [
    ...checks
      .filter(({ status }) => status !== 'passed')
      .map((check) => ({
        status: check.status,
        text: `${nameOf(check)} ${sayingOf(check, code(branch))}`,
      })),
    passed.length > 0 && {
      status: 'passed' as const,
      text: `${plural(passed.length, 'check')} passed: ${names}`,
    },
    !complete && {
      status: 'unknown' as const,
      text: `The rules of ${code(branch)} were not completely readable, so more checks may be required.`,
    },
  ].filter((line) => line !== false)
}

function sayingOf({ status, url }: RequiredCheck, branch: string): string {
  switch (status) {
    case 'failed':
      return `did not pass and blocks the merge into ${branch}`
    case 'missing':
      return `blocks the merge into ${branch} unless another workflow reports it: no run of this commit did, and all have finished`
    case 'unfinished':
      return 'has not finished'
    case 'unknown':
      return url === undefined
        ? 'is unknown: none of these jobs reported it, but another app or a later job may'
        : 'is unknown: jobs of this name differ, or GitHub has a newer run that was skipped'
    case 'passed':
      return 'passed'
  }
}
