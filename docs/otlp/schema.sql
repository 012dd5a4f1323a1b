-- One row for each run, each job and each wait for a runner, from the spans in otel_traces. A run that was sent twice
-- has each row twice until ClickHouse merges them; FINAL counts the one that knows more, or else the newer one. Steps
-- stay in otel_traces.
CREATE TABLE IF NOT EXISTS otel.ci
(
  kind Enum8('run' = 1, 'job' = 2, 'wait' = 3),
  at DateTime64(3),
  seconds Float32,
  repo LowCardinality(String),
  workflow LowCardinality(String),
  job LowCardinality(String),
  branch String,
  default_branch LowCardinality(String),
  commit String,
  event LowCardinality(String),
  run UInt64,
  attempt UInt8, -- 0 for a job or a wait
  number UInt32,
  conclusion LowCardinality(String),
  labels LowCardinality(String),
  job_id UInt64,
  verdict LowCardinality(String),
  cause LowCardinality(String),
  message String,
  signature String,
  tests Array(String),
  team LowCardinality(String), -- of otlp-attributes
  url String,
  span String,
  known UInt32
)
ENGINE = ReplacingMergeTree(known)
PARTITION BY toYYYYMM(at)
ORDER BY (repo, workflow, kind, job, at, span)
TTL toDateTime(at) + INTERVAL 13 MONTH;

CREATE MATERIALIZED VIEW IF NOT EXISTS otel.ci_mv TO otel.ci AS
SELECT
  multiIf(SpanKind = 'Server', 'run', SpanAttributes['run_report.job.id'] != '', 'wait', 'job') AS kind,
  Timestamp AS at,
  Duration / 1e9 AS seconds,
  concat(ResourceAttributes['vcs.owner.name'], '/', ResourceAttributes['vcs.repository.name']) AS repo,
  ResourceAttributes['cicd.pipeline.name'] AS workflow,
  multiIf(
    kind = 'run', '',
    kind = 'wait', SpanAttributes['run_report.job'],
    SpanAttributes['cicd.pipeline.task.name']
  ) AS job,
  ResourceAttributes['vcs.ref.head.name'] AS branch,
  ResourceAttributes['run_report.default_branch'] AS default_branch,
  ResourceAttributes['vcs.ref.head.revision'] AS commit,
  SpanAttributes['run_report.run.event'] AS event,
  toUInt64OrZero(ResourceAttributes['cicd.pipeline.run.id']) AS run,
  toUInt8OrZero(SpanAttributes['run_report.run.attempt']) AS attempt,
  toUInt32OrZero(SpanAttributes['run_report.run.number']) AS number,
  SpanAttributes['run_report.conclusion'] AS conclusion,
  SpanAttributes['run_report.runner.labels'] AS labels,
  toUInt64OrZero(
    if(kind = 'wait', SpanAttributes['run_report.job.id'], SpanAttributes['cicd.pipeline.task.run.id'])
  ) AS job_id,
  SpanAttributes['run_report.verdict'] AS verdict,
  SpanAttributes['run_report.cause.kind'] AS cause,
  SpanAttributes['run_report.cause.message'] AS message,
  SpanAttributes['run_report.cause.signature'] AS signature,
  JSONExtract(SpanAttributes['run_report.failed_tests'], 'Array(String)') AS tests,
  ResourceAttributes['team'] AS team,
  SpanAttributes['cicd.pipeline.task.run.url.full'] AS url,
  SpanId AS span,
  -- Each column by which a question groups, unless each row has it.
  notEmpty(default_branch) + notEmpty(team) + notEmpty(conclusion) + notEmpty(labels)
    + notEmpty(verdict) + notEmpty(cause) + notEmpty(message) + length(tests) AS known
FROM otel.otel_traces
WHERE
  ScopeName = 'run-report'
  AND (
    SpanKind = 'Server'
    OR SpanAttributes['run_report.status'] != '' -- a job
    OR SpanName LIKE 'Waiting for a runner:%'
  );
