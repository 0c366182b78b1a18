package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Answers.ErrorFormat;
import java.util.List;
import java.util.stream.Collectors;

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
    return isOurs(path) || elsewhere.isUsedAt(path);
  }

  @Override
  public String nothingAt(String path) {
    return isOurs(path) ? "path %s was not found".formatted(path) : elsewhere.nothingAt(path);
  }

  @Override
  public String notDone(String path, String method, List<String> allowed) {
    if (!isOurs(path)) {
      return elsewhere.notDone(path, method, allowed);
    }
    String others =
        allowed.stream().filter(each -> !each.equals("HEAD")).collect(Collectors.joining(","));
    return "method %s is not allowed, but [%s] are".formatted(method, others);
  }

  private static boolean isOurs(String path) {
    return path.startsWith(PATHS);
  }

  @Override
  public Object body(String path, int status, String detail) {
    return isOurs(path) ? new Coded(status, detail) : elsewhere.body(path, status, detail);
  }
}
