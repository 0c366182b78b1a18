package dev.headroom.api;

/** What a resource has to say to one request. */
sealed interface Reply {
  /** 200 with this value as JSON. */
  record Found(Object body) implements Reply {}

  /** 404: there is no such thing. */
  record Missing(String what) implements Reply {}

  /** 429: too much is going on; the same request will do later. */
  record Busy(String what) implements Reply {}

  /** 400: it cannot be done, for this reason. */
  record Refused(String reason) implements Reply {}
}
