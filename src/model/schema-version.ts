/** Changes if readers of the report have to change. */
export const SCHEMA_VERSION = 1
