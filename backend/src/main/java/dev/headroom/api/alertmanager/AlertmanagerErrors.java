package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Answers.ErrorFormat;

/**
 * Errors at the paths of Alertmanager's API, as its clients expect them.
 *
 * @param elsewhere how errors are written at other paths
 */
record AlertmanagerErrors(ErrorFormat elsewhere) implements ErrorFormat {
  private static final String PATHS = "/api/v2/";

  /** What is said where something was wrong. */
  record Coded(int code, String message) {}

  @Override
  public boolean isUsedAt(String path) {
    return path.startsWith(PATHS) || elsewhere.isUsedAt(path);
  }

  @Override
  public Object body(String path, int status, String detail) {
    return path.startsWith(PATHS)
        ? new Coded(status, detail)
        : elsewhere.body(path, status, detail);
  }
}
