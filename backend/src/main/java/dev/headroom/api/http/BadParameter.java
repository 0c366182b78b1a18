package dev.headroom.api.http;

/** What the caller asked for cannot be understood; becomes a 400 that says why. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadParameter(String parameter, String message) {
    super(parameter + ": " + message);
  }
}
