import type { JobGroup } from '../../model/report/group.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Change, DurationChange, RunDiff, UnmatchedJob } from '../../model/report/run-diff.ts'
import { diffHeadline } from '../../render/diff/headline.ts'
import { inSeconds } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import type { RunDiffJson } from '../../model/shapes/run-diff.ts'
import { SCHEMA_VERSION } from '../../model/schema-version.ts'
import { encodeRun } from './encode-report.ts'

/** Returns the JSON of the comparison of two runs. */
export function encodeRunDiff(diff: RunDiff): RunDiffJson {
  const { before, after, totals, notCompared } = diff
  const pathOf = ({ criticalPath }: Report) =>
    (criticalPath?.jobs ?? []).map(({ job }) => encodeDiffedJob(job))
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'diff',
    headline: diffHeadline(diff),
    before: encodeDiffedRun(before, notCompared.before),
    after: encodeDiffedRun(after, notCompared.after),
    duration: encodeTime(totals.duration),
    queue: encodeTime(totals.queue),
    execution: encodeTime(totals.execution),
    minutes: encodeValue(totals.minutes),
    estimatedPriceUsd: encodeValue(totals.price),
    criticalPathBefore: pathOf(before),
    criticalPathAfter: pathOf(after),
    jobs: diff.jobs.map((pair) => ({
      before: encodeDiffedJob(pair.before),
      after: encodeDiffedJob(pair.after),
      notCompared: pair.notCompared ?? null,
      duration: encodeCompared(pair.duration),
      queue: encodeCompared(pair.queue),
      steps: pair.steps.map((step) => ({
        before: encodeDiffedStep(step.before),
        after: encodeDiffedStep(step.after),
        ...encodeCompared(step.duration),
      })),
      stepsAdded: pair.stepsAdded.map(encodeDiffedStep),
      stepsRemoved: pair.stepsRemoved.map(encodeDiffedStep),
    })),
    added: diff.added.map(encodeUnmatched),
    removed: diff.removed.map(encodeUnmatched),
    legs: diff.groups.map((group) => ({
      name: group.name,
      before: encodeLegs(group.before),
      after: encodeLegs(group.after),
    })),
    failures: diff.failures.map(({ change, sameError, ...sides }) => ({
      ...{ change, sameError },
      before: sides.before === undefined ? null : encodeDiffedJob(sides.before),
      after: sides.after === undefined ? null : encodeDiffedJob(sides.after),
    })),
  }
}

function encodeDiffedRun(
  { run }: Report,
  reason: RunDiff['notCompared']['before'],
): RunDiffJson['before'] {
  return { ...encodeRun(run), repository: run.repository, durationNotCompared: reason ?? null }
}

function encodeTime({ before, after, delta }: Change): RunDiffJson['duration'] {
  return inSeconds({ before, after, delta })
}

function encodeValue({ before, after, delta }: Change): RunDiffJson['minutes'] {
  return withNulls({ before, after, delta })
}

function encodeCompared(change: DurationChange): RunDiffJson['jobs'][number]['duration'] {
  const { changed, spread } = change
  return { ...encodeTime(change), changed, ...inSeconds({ spread }) }
}

function encodeDiffedJob({ job, outcome }: JobReport): RunDiffJson['criticalPathBefore'][number] {
  return { id: job.id, name: job.name, url: job.url, outcome: outcome ?? null }
}

function encodeDiffedStep({ step }: StepReport): RunDiffJson['jobs'][number]['stepsAdded'][number] {
  return { number: step.number, name: step.name }
}

function encodeUnmatched({ job, doubt }: UnmatchedJob): RunDiffJson['added'][number] {
  return { ...encodeDiffedJob(job), doubt: doubt ?? null }
}

function encodeLegs(group: JobGroup | undefined): RunDiffJson['legs'][number]['before'] {
  if (group === undefined) return null
  return { jobs: group.jobs.length, ...inSeconds({ slowest: group.durations?.max }) }
}
