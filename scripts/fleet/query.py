"""Loads spans into ClickHouse's engine, and prints the rows of each question as JSON, one list per line."""

import pathlib
import sys

from chdb import session

folder, docs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
engine = session.Session(str(folder / "db"))
# The columns of the Collector's table that the view reads.
COLUMNS = """Timestamp DateTime64(9), TraceId String, SpanId String, SpanName String, SpanKind String,
ScopeName String, Duration UInt64, ResourceAttributes Map(String, String), SpanAttributes Map(String, String)"""
engine.query("CREATE DATABASE otel")
engine.query(f"CREATE TABLE otel.otel_traces ({COLUMNS}) ENGINE = MergeTree ORDER BY Timestamp")
for statement in (docs / "schema.sql").read_text().split(";\n"):
    if statement.strip():
        engine.query(statement)


def insert(file):
    engine.query(
        f"INSERT INTO otel.otel_traces SELECT * FROM file('{folder}/{file}', 'JSONEachRow', '{COLUMNS}')"
    )


def show(question):
    rows = f"SELECT groupArray(tuple(*)) AS rows FROM ({question.rstrip().rstrip(';')})"
    print(str(engine.query(rows, "JSONEachRow")).strip())


insert("spans-0.jsonl")
show((folder / "sent.sql").read_text())
insert("spans-1.jsonl")
for question in (docs / "questions.sql").read_text().split(";\n\n"):
    show(question)
