package dev.headroom.api.http;

/** How errors are written at paths whose clients expect something else than problem details. */
public interface ErrorFormat {
  /** Whether a path is one of those, whatever there is at it. */
  boolean isUsedAt(String path);

  /**
   * @param status of HTTP
   * @param detail what went wrong
   * @return what is written as JSON
   */
  Object body(int status, String detail);
}
