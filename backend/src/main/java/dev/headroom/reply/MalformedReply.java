package dev.headroom.reply;

/** What came is not what its sender is known to send; the message names the field. */
final class MalformedReply extends Exception {
  private static final long serialVersionUID = 1;

  MalformedReply(String message) {
    super(message, null, false, false);
  }
}
