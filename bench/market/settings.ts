/**
 * PostgreSQL settings for a small server of its own with 16 GiB of memory or
 * more, on top of those that make it durable. Everything else is the default.
 */
export const MARKET_SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: "4GB",
  effective_cache_size: "12GB",
  max_wal_size: "16GB",
  wal_buffers: "64MB",
  // It tells what commits wait for, at the price of two clock readings each.
  track_wal_io_timing: "on",
};
