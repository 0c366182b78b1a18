package dev.headroom.logs.index;

/** What can fail. */
enum IndexOperation {
  APPLY,
  REFRESH,
  COMMIT,
  MERGE,
  RETENTION,
  SEARCH
}
