/**
 * PostgreSQL settings with which every acknowledged commit survives a power
 * cut, as on a production server. The stack's own settings are faster and do
 * not guarantee that.
 */
export const DURABLE_SETTINGS: Readonly<Record<string, string>> = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
};
