package dev.headroom.logs;

/** Names of the Lucene fields, as {@code docs/format/logs.md} describes them. */
final class LogFields {
  static final String TIME = "ts";
  static final String SERVICE = "service";
  static final String SEVERITY = "sev";
  static final String BODY = "body";
  static final String ATTRIBUTE = "attr";
  static final String TRACE = "trace";
  static final String SPAN = "span";
  static final String POSITION = "wal";
  static final String ORDINAL = "nth";
  static final String RECORD = "record";

  private LogFields() {}
}
