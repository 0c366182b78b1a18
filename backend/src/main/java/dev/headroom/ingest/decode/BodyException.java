package dev.headroom.ingest.decode;

/**
 * Why a body was not taken at all; the message says what and where, fit for the sender. Carries no
 * stack trace: it is an answer, not a fault.
 */
public final class BodyException extends Exception {
  /** What kind of no it is. */
  public enum BodyFault {
    /** The bytes are not what they claim to be. */
    MALFORMED,
    /** A limit on what one request may hold was passed. */
    LIMIT,
    /** It is larger than a body may be, as sent or decompressed. */
    TOO_LARGE,
    /** Its type or its encoding is none that is read there. */
    UNSUPPORTED,
    /** It took too long to arrive. */
    TOO_SLOW,
    /** There is no room for it now. */
    OVER_CAPACITY
  }

  private final BodyFault kind;

  public BodyException(BodyFault kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public static BodyException malformed(String message) {
    return new BodyException(BodyFault.MALFORMED, message);
  }

  /** A named limit that was passed, told with its value. */
  public static BodyException limit(String what, String limit, long max) {
    return new BodyException(
        BodyFault.LIMIT, "more than " + max + " " + what + " in one request (limit " + limit + ")");
  }

  public BodyFault kind() {
    return kind;
  }

  /** What and where. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
