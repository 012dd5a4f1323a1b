import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { diffRuns } from '../../src/analyse/diff/diff-runs.ts'
import { COMMENT_SECTIONS, renderComment } from '../../src/render/conversation/comment.ts'
import { subjectOf } from '../../src/render/conversation/subject.ts'
import { renderDiffMarkdown } from '../../src/render/diff/markdown.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { shownTexts } from '../../testing/github-page/inspect-page.ts'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { showMarkdown } from '../../testing/shown-markdown.ts'

const CODE = /:(?:x|\+1|white_check_mark):/

/** Names whose first or last colon could complete a code with one of the report. */
const name = fc
  .tuple(fc.constantFrom('x', '+1', 'white_check_mark'), fc.constantFrom('a', 'test', ''))
  .chain(([code, word]) => fc.constantFrom(`${word}:${code}`, `${code}:${word}`, `:${code}:`))

const run = fc
  .record({
    workflow: name,
    branch: name,
    jobs: fc.array(
      fc.record({
        name,
        step: name,
        seconds: fc.constantFrom(60, 90, 200),
        conclusion: fc.constantFrom('success', 'failure', 'skipped'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ jobs, ...fields }) =>
    makeRun({
      ...fields,
      jobs: jobs.map(({ step, seconds, conclusion, ...job }) => ({
        ...job,
        state: finished(5, 5 + seconds, conclusion),
        steps: [makeStep({ name: step, state: finished(6, seconds, conclusion) })],
      })),
    }),
  )

it('completes no emoji code with a colon of its own, whatever the names', () => {
  const repositoryUrl = 'https://github.com/octo-org/octo-shop'
  const options = { repositoryUrl, title: undefined, sections: COMMENT_SECTIONS, brief: false }
  fc.assert(
    fc.property(run, run, (before, after) => {
      const runs = Array.from({ length: 5 }, () => before)
      const report = reportOn(after, { earlierRuns: { branch: 'main', runs } })
      const texts = [
        renderSummary(report),
        renderComment(subjectOf(report), options),
        renderDiffMarkdown(diffRuns(reportOn(before), report)),
      ]
      const shown = texts.flatMap((text) => shownTexts(showMarkdown(text)))
      expect(shown.filter((text) => CODE.test(text))).toEqual([])
    }),
    { numRuns: 25, seed: 42 },
  )
})
