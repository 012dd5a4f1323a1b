-- The questions of docs/fleet.md and dashboard.json, for the table of schema.sql.

-- Default branches that were red
-- The newest run of a workflow that has finished is the state of its branch.
WITH
  runs AS (
    SELECT
      repo, workflow, number,
      at + toIntervalMillisecond(seconds * 1000) AS end,
      conclusion = 'success' AS ok
    FROM otel.ci FINAL
    WHERE
      kind = 'run'
      AND branch = default_branch
      AND NOT startsWith(event, 'pull_request') -- the branch of a fork can have any name
      AND conclusion IN ('success', 'failure', 'startup_failure', 'timed_out')
  ),
  newest AS (
    SELECT *, max(number) OVER (PARTITION BY repo, workflow ORDER BY end) AS top
    FROM runs
  ),
  states AS (
    SELECT
      *,
      leadInFrame(end, 1, now64(3)) OVER w AS until,
      lagInFrame(ok, 1, true) OVER w AS was
    FROM newest
    WHERE number = top
    WINDOW w AS (
      PARTITION BY repo, workflow ORDER BY end
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
  )
SELECT
  repo, workflow,
  NOT argMax(ok, end) AS red_now,
  sumIf(dateDiff('second', end, until), NOT ok) / 3600 AS hours,
  countIf(NOT ok AND was) AS times
FROM states
GROUP BY repo, workflow
HAVING times > 0
ORDER BY red_now DESC, hours DESC
LIMIT 100;

-- Tests that fail and pass on one commit
-- On two commits and two days. Spans have no passed tests: the job passed.
SELECT repo, workflow, job, test, uniqExact(commit) AS commits, max(at) AS last
FROM otel.ci
ARRAY JOIN tests AS test
WHERE
  kind = 'job'
  AND conclusion = 'failure'
  AND (repo, workflow, job, commit) IN (
    SELECT repo, workflow, job, commit
    FROM otel.ci
    WHERE
      kind = 'job'
      AND conclusion = 'success'
      AND (repo, commit) IN (SELECT repo, commit FROM otel.ci WHERE notEmpty(tests))
  )
GROUP BY repo, workflow, job, test
HAVING commits >= 2 AND uniqExact(toDate(at)) >= 2
ORDER BY commits DESC
LIMIT 100;

-- Causes by number of repositories
-- By kind and message: a signature also has the name of the step, which repositories choose.
SELECT cause, message, uniqExact(repo) AS repos, uniqExact(span) AS jobs, max(at) AS last
FROM otel.ci
WHERE kind = 'job' AND message != '' AND empty(tests)
GROUP BY cause, message
ORDER BY repos DESC, jobs DESC
LIMIT 100;

-- Failed jobs by verdict
SELECT verdict, count() AS jobs, uniqExact(repo) AS repos
FROM otel.ci FINAL
WHERE kind = 'job' AND verdict != ''
GROUP BY verdict
ORDER BY jobs DESC;

-- Seconds that jobs waited for a runner
-- A job that did not wait has no row of kind `wait`.
WITH
  jobs AS (
    SELECT anyIf(labels, kind = 'job') AS labels, maxIf(seconds, kind = 'wait') AS wait
    FROM otel.ci
    WHERE kind IN ('job', 'wait')
    GROUP BY repo, job_id
    HAVING countIf(kind = 'job') > 0
  )
SELECT
  labels,
  count() AS jobs,
  quantileExact(0.5)(wait) AS median,
  quantileExact(0.95)(wait) AS p95
FROM jobs
GROUP BY labels
ORDER BY jobs DESC
LIMIT 100;

-- Minutes of jobs
-- Each job rounded up, as GitHub bills them, without the factor of the runner.
SELECT team, repo, sum(greatest(1, ceil(seconds / 60))) AS minutes
FROM otel.ci FINAL
WHERE kind = 'job'
GROUP BY team, repo
ORDER BY minutes DESC
LIMIT 100;

-- Jobs that became slower
-- The day that best parts the daily medians of a job, if the later ones are 15 % and 10 s longer.
WITH
  daily AS (
    SELECT repo, workflow, job, toDate(at) AS day, quantileExact(0.5)(seconds) AS median
    FROM otel.ci
    WHERE kind = 'job' AND conclusion = 'success'
    GROUP BY repo, workflow, job, day
    HAVING count() >= 2
  ),
  series AS (
    SELECT
      repo, workflow, job,
      arraySort(groupArray((day, median))) AS points,
      arrayMap(point -> point.2, points) AS medians,
      length(medians) AS days
    FROM daily
    GROUP BY repo, workflow, job
    HAVING days >= 8
  ),
  splits AS (
    SELECT
      repo, workflow, job,
      points[i].1 AS day,
      arraySlice(medians, 1, i - 1) AS earlier,
      arraySlice(medians, i) AS later,
      arrayReduce('quantileExact(0.5)', earlier) AS before,
      arrayReduce('quantileExact(0.5)', later) AS after,
      arraySum(x -> abs(x - before), earlier) + arraySum(x -> abs(x - after), later) AS error
    FROM series
    ARRAY JOIN range(4, days - 1) AS i
  )
SELECT
  repo, workflow, job,
  argMin(day, error) AS since,
  argMin(before, error) AS seconds_before,
  argMin(after, error) AS seconds_after
FROM splits
GROUP BY repo, workflow, job
HAVING seconds_after > seconds_before * 1.15 AND seconds_after > seconds_before + 10
ORDER BY seconds_after / seconds_before DESC
LIMIT 100;

-- Runs by day and result
SELECT toStartOfDay(at) AS time, conclusion, count() AS runs
FROM otel.ci FINAL
WHERE kind = 'run'
GROUP BY time, conclusion
ORDER BY time;
