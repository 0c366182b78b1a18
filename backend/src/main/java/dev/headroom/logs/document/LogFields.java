package dev.headroom.logs.document;

/** Names of the Lucene fields, as {@code docs/format/logs.md} describes them. */
public final class LogFields {
  public static final String TIME = "ts";
  public static final String SERVICE = "service";
  public static final String SEVERITY = "sev";
  public static final String BODY = "body";
  public static final String ATTRIBUTE = "attr";
  public static final String TRACE = "trace";
  public static final String SPAN = "span";
  public static final String POSITION = "wal";
  public static final String ORDINAL = "nth";
  public static final String RECORD = "record";

  private LogFields() {}
}
