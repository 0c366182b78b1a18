package dev.headroom.ingest.otlp.request;

import dev.headroom.ingest.decode.BodyException;

/** Counts the messages of one request, because each costs more memory than its two bytes. */
final class MessageCount {
  private final int max;
  private int messages;

  MessageCount(int max) {
    this.max = max;
  }

  void add() throws BodyException {
    if (++messages > max) {
      throw BodyException.limit("messages", "messagesPerRequestMax", max);
    }
  }
}
