package dev.headroom.api;

/** What a resource has to say to one request. */
sealed interface Answer {
  /** 200 with this value as JSON. */
  record Found(Object body) implements Answer {}

  /** 404: there is no such thing. */
  record Missing(String what) implements Answer {}

  /** 429: too much is going on; the same request will do later. */
  record Busy(String what) implements Answer {}
}
