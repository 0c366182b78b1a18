package dev.headroom.api.silence;

import dev.headroom.api.http.Answers.ErrorFormat;

/** What goes wrong around a request, as Alertmanager's API v2 words it. */
final class AlertmanagerErrors implements ErrorFormat {
  /** A code and a text. */
  record CodedError(int code, String message) {}

  @Override
  public boolean isUsedAt(String path) {
    return path.startsWith("/api/v2/");
  }

  @Override
  public Object body(String path, int status, String detail) {
    return new CodedError(status, detail);
  }
}
