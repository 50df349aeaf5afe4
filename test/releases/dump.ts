import type { DatabaseSync } from "node:sqlite";

/** A database as SQL, in an order that is the same each time. */
export function dump(database: DatabaseSync): string {
  const schema = database.prepare(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index', name",
  );
  return schema
    .all()
    .flatMap(({ type, name, sql }) => [`${String(sql)};`, ...(type === "table" ? rowsOf(database, String(name)) : [])])
    .join("\n")
    .concat("\n");
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare(`PRAGMA table_info("${table}")`).all();
  const quoted = columns.map(({ name }) => `quote("${String(name)}")`).join(" || ', ' || ");
  const rows = database.prepare(`SELECT ${quoted} AS row FROM "${table}" ORDER BY 1`).all();
  return rows.map(({ row }) => `INSERT INTO "${table}" VALUES (${String(row)});`);
}
