package dev.headroom.ingest.http;

/** How one protocol says how a push ended. */
@FunctionalInterface
interface Dialect {
  /**
   * @param requestId for people who compare an answer with the server's log
   */
  PushReply say(Outcome outcome, String requestId);
}
