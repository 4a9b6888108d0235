#!/usr/bin/env python3
"""The claims of `cargo bench --bench rules -- --csv claims.csv`, and the same question to SQLite and DuckDB.

Usage: rules.py claims.csv. DuckDB is asked if its Python package is there. Times are those of the query alone, the shortest
of three; the query sorts by key and day, numbers the retractions so far, and joins within 30 days.
"""
import csv
import sqlite3
import sys
import time

QUERY = """
WITH numbered AS (
  SELECT id, side, topic, stance, day,
    SUM(CASE WHEN stance = 'retract' THEN 1 ELSE 0 END) OVER
      (PARTITION BY side, topic ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS until_day,
    SUM(CASE WHEN stance = 'retract' THEN 1 ELSE 0 END) OVER
      (PARTITION BY side, topic, day) AS on_day
  FROM claims)
SELECT COUNT(*) FROM numbered a JOIN numbered b ON a.side = b.side AND a.topic = b.topic
WHERE a.stance = 'accept_plan' AND b.stance = 'reject_plan' AND a.day - b.day BETWEEN -30 AND 30
  AND (CASE WHEN a.day >= b.day THEN a.until_day ELSE b.until_day END)
    = (CASE WHEN a.day <= b.day THEN a.until_day - a.on_day ELSE b.until_day - b.on_day END)
"""


def fastest(ask):
    best, found = float("inf"), None
    for _ in range(3):
        start = time.perf_counter()
        found = ask()
        best = min(best, time.perf_counter() - start)
    return best, found


def main(file):
    with open(file, newline="") as lines:
        rows = [(int(r["id"]), r["side"], r["topic"], r["stance"], int(r["day"])) for r in csv.DictReader(lines)]
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE claims (id INTEGER, side TEXT, topic TEXT, stance TEXT, day INTEGER)")
    base.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?)", rows)
    seconds, found = fastest(lambda: base.execute(QUERY).fetchone()[0])
    print(f"SQLite {sqlite3.sqlite_version}: {found} pairs in {seconds:.2f} s")
    try:
        import duckdb
    except ImportError:
        print("DuckDB: its Python package is not there")
        return
    duck = duckdb.connect()
    duck.execute("SET threads = 1")
    duck.execute(f"CREATE TABLE claims AS SELECT * FROM read_csv('{file}')")
    seconds, found = fastest(lambda: duck.execute(QUERY).fetchone()[0])
    print(f"DuckDB {duckdb.__version__}, one thread: {found} pairs in {seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1])
