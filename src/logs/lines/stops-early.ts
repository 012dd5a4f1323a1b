import { boundText } from './frames.ts'

/** What a tool prints that stops before it has tried everything, and the option of its command. */
const EARLY =
  /\b(?:stop(?:ped|ping)?|end(?:ed|ing)|cancel(?:l?ed|l?ing)|interrupted|terminat(?:ed|ing)|abort(?:ed|ing)|bail(?:ed|ing)(?: out)?|quitting)(?: \w+){0,2}(?: early\b|(?::| after| due to| because| on| at) (?:the |an? )?(?:first|\d+|test|max(?:imum)?) (?:test )?(?:fail|error))|\btoo many (?:errors|failures)\b|\bonly (?:show\w+ )?(?:the )?first \d+ (?:errors|failures|problems)\b|\btests? (?:was|were) not run due to\b|(?:^|[\s('"`])(?:--?(?:fail-?fast|bail|exit-?on-?failure|exitfirst|stop-on-(?:failure|error|first-error|defect)|gtest_fail_fast|(?:abort(?:x|-after)?|stop)(?![-\w])|fmax-errors|ferror-limit|max-?fail(?:ures|s)?)|pytest\b.{0,200} -x|unittest\b.{0,200} -f|nose2\b.{0,200} -F)\b(?![= ](?:0|false)\b)|\bterminated due to -f|^panic: |\bTest Suites: .{0,120}\b\d+ of \d+ total\b/i

/** Returns whether a line shows that a tool stops at the first failures, so that more can be wrong than it lists. */
export function stopsEarly(text: string): boolean {
  return (
    /fail|error|early|bail|exit|panic|-[fx]\b|stop|abort|total/i.test(text) &&
    EARLY.test(boundText(text))
  )
}
