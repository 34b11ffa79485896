"""Runs one statement of Athena's SQL as a Glue job, on Spark.

Arguments: --statement (an UNLOAD) or --statement-uri (an object that holds it), --database, --files (files of a folder, by default
as many as Spark makes). Every further --name is the value of the parameter :name of the statement, bound as an SQL string.

The query is written as Spark's by sqlglot. JSON values are held as texts and read by functions of this file, whose meaning is Trino's;
TRY gives NULL as Spark does by itself without ANSI mode. A target that is there already fails the job, as it fails Athena's UNLOAD.
"""

import json
import re
import sys

TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*[\s\S]*?\*/|::|:([A-Za-z_]\w*)""")
UNLOAD = re.compile(r"^\s*UNLOAD\s*\((.*)\)\s*TO\s*'((?:[^']|'')+)'\s*WITH\s*\(([\s\S]*)\)\s*$", re.IGNORECASE | re.DOTALL)
OPTION = re.compile(r"(\w+)\s*=\s*(?:'([^']*)'|ARRAY\s*\[([^\]]*)\])", re.IGNORECASE)


def arguments_of(argv):
    """The arguments as a table: each --name with what follows it."""
    return {argv[i][2:]: argv[i + 1] for i in range(len(argv) - 1) if argv[i].startswith("--") and not argv[i + 1].startswith("--")}


def bind(statement, values):
    """The statement with its parameters as SQL strings. What stands in quotes and comments stays."""

    def literal(match):
        name = match.group(1)
        if name is None:
            return match.group(0)
        if name not in values:
            raise ValueError(f"the statement names the parameter :{name}, but the job has no argument --{name}")
        return "'" + values[name].replace("'", "''") + "'"

    return TOKEN.sub(literal, statement)


def parse_unload(statement):
    """Query, target and options of an UNLOAD."""
    found = UNLOAD.match(statement)
    if found is None:
        raise ValueError("a job runs UNLOAD (query) TO 's3://...' WITH (...), and nothing else")
    options = {}
    for name, text, items in OPTION.findall(found.group(3)):
        options[name.lower()] = [item.strip().strip("'") for item in items.split(",")] if items else text
    return found.group(1), found.group(2).replace("''", "'"), options


def json_parse(text):
    """A JSON text, or None where it is none."""
    try:
        json.loads(text)
        return text
    except (TypeError, ValueError):
        return None


def json_member(text, path):
    """The JSON text of a member, `$.name`; None where there is none."""
    value = json.loads(text) if json_parse(text) is not None else None
    name = path[2:]
    return json.dumps(value[name], ensure_ascii=False) if isinstance(value, dict) and name in value else None


def json_scalar(text, path):
    """A member as a string: None for objects, arrays and null."""
    member = json_member(text, path)
    value = None if member is None else json.loads(member)
    if value is None or isinstance(value, (dict, list)):
        return None
    return value if isinstance(value, str) else member


def json_members(text):
    """The members of an object as JSON texts; None for anything else."""
    value = json.loads(text) if json_parse(text) is not None else None
    return {name: json.dumps(member, ensure_ascii=False) for name, member in value.items()} if isinstance(value, dict) else None


def as_spark(query):
    """The query in Spark's SQL, and the tables that it reads with the values that it fixes for their columns."""
    from sqlglot import exp, parse_one

    tree = parse_one(query, read="trino")
    names = {cte.alias for cte in tree.find_all(exp.CTE)}
    tables = [table.name for table in tree.find_all(exp.Table) if table.name not in names]
    fixed = {}
    for equal in tree.find_all(exp.EQ):
        if isinstance(equal.this, exp.Column) and isinstance(equal.expression, exp.Literal):
            fixed[equal.this.name] = equal.expression.this

    def rewrite(node):
        if isinstance(node, exp.Anonymous) and node.name.upper() == "TRY":
            return node.expressions[0]
        if node.__class__.__name__ in ("Try", "JSONFormat"):
            return node.this
        if isinstance(node, exp.ParseJSON):
            return exp.Anonymous(this="json_parse", expressions=[node.this])
        if isinstance(node, (exp.JSONExtractScalar, exp.JSONExtract)):
            path = "$." + "".join(key.name for key in node.expression.find_all(exp.JSONPathKey))
            function = "json_scalar" if isinstance(node, exp.JSONExtractScalar) else "json_member"
            return exp.Anonymous(this=function, expressions=[node.this, exp.Literal.string(path)])
        if isinstance(node, exp.FromISO8601Timestamp):
            # In a session of UTC, and NULL for what is none.
            return exp.cast(node.this, "timestamp")
        if isinstance(node, exp.Cast) and node.to.is_type(exp.DataType.Type.MAP):
            return exp.Anonymous(this="json_members", expressions=[node.this])
        if isinstance(node, exp.Chr) and int(node.expressions[0].name) > 255:
            # Spark's own takes the number modulo 256.
            return exp.Literal.string(chr(int(node.expressions[0].name)))
        return node

    # Children first: what replaces a node has been written anew itself.
    for node in reversed(list(tree.walk())):
        replacement = rewrite(node)
        if replacement is not node:
            node.replace(replacement)
    return tree.sql(dialect="spark"), tables, fixed


def register(spark, glue, database, name, fixed):
    """Makes a table of the catalog a view. Of one with partition projection the values that the query fixes say where its files lie."""
    table = glue.get_table(DatabaseName=database, Name=name)["Table"]
    storage, parameters = table["StorageDescriptor"], table.get("Parameters", {})
    if parameters.get("projection.enabled") != "true":
        spark.table(f"`{database}`.`{name}`").createOrReplaceTempView(name)
        return
    keys = [key["Name"] for key in table.get("PartitionKeys", [])]
    missing = [key for key in keys if key not in fixed]
    if missing:
        raise ValueError(f"the statement must fix {', '.join(missing)} of {name} by an equality: its partitions are projected")
    location = parameters.get("storage.location.template") or storage["Location"].rstrip("/") + "".join(f"/{key}=${{{key}}}" for key in keys)
    for key in keys:
        location = location.replace(f"${{{key}}}", fixed[key])
    columns = [(column["Name"], column["Type"]) for column in storage["Columns"]]
    if "LazySimpleSerDe" in storage["SerdeInfo"]["SerializationLibrary"]:
        frame = spark.read.text(location, lineSep="\n").toDF(columns[0][0])
    else:
        frame = spark.read.schema(", ".join(f"`{column}` {kind}" for column, kind in columns)).parquet(location)
    from pyspark.sql.functions import lit

    for key in keys:
        frame = frame.withColumn(key, lit(fixed[key]))
    frame.createOrReplaceTempView(name)


def main(argv):
    import boto3
    from pyspark.sql import SparkSession
    from pyspark.sql.types import MapType, StringType

    given = arguments_of(argv)
    spark = (
        SparkSession.builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.ansi.enabled", "false").getOrCreate()
    )
    statement = given.get("statement")
    if statement is None:
        bucket, key = re.match(r"s3://([^/]+)/(.+)", given["statement-uri"]).groups()
        statement = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    query, target, options = parse_unload(bind(statement, given))
    for function in (json_parse, json_member, json_scalar):
        spark.udf.register(function.__name__, function, StringType())
    spark.udf.register("json_members", json_members, MapType(StringType(), StringType()))
    text, tables, fixed = as_spark(query)
    glue = boto3.client("glue")
    for table in tables:
        register(spark, glue, given["database"], table, fixed)
    frame = spark.sql(text)
    keys = options.get("partitioned_by", [])
    if "files" in given:
        frame = frame.repartition(int(given["files"]), *keys) if keys else frame.coalesce(int(given["files"]))
    writer = frame.write.mode("errorifexists").option("compression", options.get("compression", "gzip").lower())
    (writer.partitionBy(*keys) if keys else writer).format(options.get("format", "parquet").lower()).save(target)


if __name__ == "__main__":
    main(sys.argv)
