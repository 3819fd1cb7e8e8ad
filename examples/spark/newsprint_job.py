"""News pages in, articles out, on a Spark cluster: a Parquet table with one row for each page.

    spark-submit newsprint_job.py --filter ndjson --format parquet --in pages/ --out articles/
    spark-submit newsprint_job.py --filter ndjson --format files --glob '*.html.gz' --in dump/ --out articles/

The filter (`cargo build --release --features serde --example ndjson`) goes to the workers with the
job, and reads the pages there as a child process of each task. README.md beside this file says more.
"""
import argparse
import os
from pathlib import Path

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import to_arrow_schema

from newsprint_filter import Filter, error
from newsprint_rows import SCHEMA, row, text_of

HERE = Path(__file__).resolve().parent
# Pages that Spark hands over at once. Its own default, 10,000, is a gigabyte of pages.
BATCH = 64
# Dates with a time and a zone are instants; others stay what the page says, in `published`.
INSTANT = r"T\d.*(Z|[+-]\d\d:\d\d)$"


def main():
    args = arguments()
    spark = SparkSession.builder.appName("newsprint").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", args.batch)
    articles(spark, pages(spark, args), args.filter, args).write.parquet(args.out, mode=args.mode)
    report(spark.read.parquet(args.out))


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--in", dest="source", required=True, help="table or folder of pages")
    ap.add_argument("--out", required=True, help="Parquet table of articles to write")
    ap.add_argument("--mode", default="errorifexists", choices=["errorifexists", "overwrite", "append"])
    ap.add_argument("--format", default="parquet", help="parquet, json, orc … or files: a folder with a page a file")
    ap.add_argument("--glob", default="*", help="files: names to read, as *.html.gz")
    for column, default in (("id", "id"), ("html", "html"), ("url", None)):
        ap.add_argument(f"--{column}", default=default, help=f"tables: column of the {column}")
    ap.add_argument("--partitions", type=int, help="spread the pages anew over so many tasks (moves every page once)")
    ap.add_argument("--filter", default="ndjson", help="the filter's binary")
    ap.add_argument("--generic", action="store_true", help="without the built-in profiles")
    ap.add_argument("--timeout", type=float, default=60, help="seconds that a page may take")
    ap.add_argument("--memory-mb", type=int, default=2048, help="memory that a filter may take, 0 for any")
    ap.add_argument("--batch", type=int, default=BATCH, help="pages handed over at once")
    return ap.parse_args()


def pages(spark, args):
    """The pages as a table of id, url and html; html is text, or bytes that are yet to be decoded."""
    if args.format == "files":
        reader = spark.read.format("binaryFile").option("recursiveFileLookup", True).option("pathGlobFilter", args.glob)
        table, columns = reader.load(args.source), (F.col("path"), F.lit(None), F.col("content"))
    else:
        reader = spark.read.format(args.format)
        if args.format == "json":
            # told, not found out by reading everything twice
            reader = reader.schema(", ".join(f"`{c}` string" for c in (args.id, args.html, args.url) if c))
        table = reader.load(args.source)
        columns = F.col(args.id), F.col(args.url) if args.url else F.lit(None), F.col(args.html)
    page_id, url, html = columns
    table = table.select(page_id.cast("string").alias("id"), url.cast("string").alias("url"), html.alias("html"))
    return table.repartition(args.partitions) if args.partitions else table


def articles(spark, pages, binary, args):
    """One row for each page of a table with `id`, `url` and `html`, in the order of its partitions."""
    context = spark.sparkContext
    # what the driver does not see came with --py-files and --files
    for name in ("newsprint_filter.py", "newsprint_rows.py"):
        if (HERE / name).exists():
            context.addPyFile(str(HERE / name))
    if os.path.exists(binary):
        context.addFile(os.path.abspath(binary))
    command = [os.path.basename(binary)] + ["--generic"] * args.generic
    limits = {"timeout": args.timeout, "memory": args.memory_mb << 20 or None}
    schema = to_arrow_schema(spark.createDataFrame([], SCHEMA).schema)
    read = pages.mapInArrow(reader(command, limits, schema), SCHEMA)
    for name in ("updated", "published"):
        instant = F.when(F.col(name).rlike(INSTANT), F.expr(f"try_cast({name} AS timestamp)"))
        read = read.withColumn(f"{name}_at", instant)
    return read


def reader(command, limits, schema):
    """The function that Spark runs on each partition: batches of pages in, batches of rows out."""

    def run(batches):
        import pyarrow

        program, *options = command
        with Filter([SparkFiles.get(program), *options], **limits) as ask:
            for batch in batches:
                rows = [row(page["id"], *answer(ask, page)) for page in batch.to_pylist()]
                yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)

    return run


def answer(ask, page):
    """The filter's answer to a page whose html may be a file's bytes."""
    if isinstance(page["html"], bytes):
        try:
            page["html"] = text_of(page["html"])
        except ValueError as e:
            return error(page["id"], "bad_file", str(e))
    return ask(page)


def report(table):
    """How many pages were read, and how many failed, by kind."""
    for kind, count in sorted(table.groupBy("error_kind").count().collect(), key=lambda r: -r[1]):
        print(f"{count:>9}  {kind or 'articles'}")


if __name__ == "__main__":
    main()
