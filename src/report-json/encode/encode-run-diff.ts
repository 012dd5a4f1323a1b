import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Change, DurationChange, RunDiff, UnmatchedJob } from '../../model/report/run-diff.ts'
import { diffHeadline } from '../../render/diff/headline.ts'
import { forJson } from '../../render/text/for-json.ts'
import { inSeconds } from '../../render/text/units.ts'
import type { RunDiffJson } from '../../model/shapes/run-diff.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { pick } from '../pick.ts'
import { encodeRun } from './encode-report.ts'

/** Returns the JSON of the comparison of two runs. */
export function encodeRunDiff(diff: RunDiff): RunDiffJson {
  const { before, after, totals, notCompared } = diff
  const pathOf = ({ criticalPath }: Report) =>
    (criticalPath?.jobs ?? []).map(({ job }) => encodeDiffedJob(job))
  return forJson({
    schemaVersion: SCHEMA_VERSION,
    kind: 'diff' as const,
    headline: diffHeadline(diff),
    before: encodeDiffedRun(before, notCompared.before),
    after: encodeDiffedRun(after, notCompared.after),
    duration: encodeTime(totals.duration),
    queue: encodeTime(totals.queue),
    execution: encodeTime(totals.execution),
    minutes: pick(totals.minutes, 'before', 'after', 'delta'),
    criticalPathBefore: pathOf(before),
    criticalPathAfter: pathOf(after),
    jobs: diff.jobs.map((pair) => ({
      before: encodeDiffedJob(pair.before),
      after: encodeDiffedJob(pair.after),
      notCompared: pair.notCompared,
      duration: encodeCompared(pair.duration),
      queue: encodeCompared(pair.queue),
      steps: pair.steps.map((step) => ({
        before: pick(step.before.step, 'number', 'name'),
        after: pick(step.after.step, 'number', 'name'),
        ...encodeCompared(step.duration),
      })),
      stepsAdded: pair.stepsAdded.map(({ step }) => pick(step, 'number', 'name')),
      stepsRemoved: pair.stepsRemoved.map(({ step }) => pick(step, 'number', 'name')),
    })),
    added: diff.added.map(encodeUnmatched),
    removed: diff.removed.map(encodeUnmatched),
    legs: diff.groups.map((group) => ({
      name: group.name,
      before: group.before && encodeLegs(group.before),
      after: group.after && encodeLegs(group.after),
    })),
    failures: diff.failures.map(({ change, sameError, ...sides }) => ({
      ...{ change, sameError },
      before: sides.before && encodeDiffedJob(sides.before),
      after: sides.after && encodeDiffedJob(sides.after),
    })),
  })
}

function encodeDiffedRun({ run }: Report, durationNotCompared: RunDiff['notCompared']['before']) {
  return { ...encodeRun(run), repository: run.repository, durationNotCompared }
}

function encodeTime(change: Change) {
  return inSeconds(pick(change, 'before', 'after', 'delta'))
}

function encodeCompared(change: DurationChange) {
  const { changed, spread } = change
  return { ...encodeTime(change), changed, ...inSeconds({ spread }) }
}

function encodeDiffedJob({ job, outcome }: JobReport) {
  return { ...pick(job, 'id', 'name', 'url'), outcome }
}

function encodeUnmatched({ job, doubt }: UnmatchedJob) {
  return { ...encodeDiffedJob(job), doubt }
}

function encodeLegs({ jobs, durations }: JobGroup) {
  return { jobs: jobs.length, ...inSeconds({ slowest: durations?.max }) }
}
