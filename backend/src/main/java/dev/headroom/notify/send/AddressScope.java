package dev.headroom.notify.send;

/**
 * Which addresses are told anything: {@code all} but those that never are, or {@code public} ones
 * alone.
 */
public record AddressScope(String text) {
  /** Also of this machine and of private networks: receivers are where services are. */
  public static final AddressScope ALL = new AddressScope("all");

  static final AddressScope PUBLIC = new AddressScope("public");

  public AddressScope {
    if (!text.equals("all") && !text.equals("public")) {
      throw new IllegalArgumentException("addresses must be all or public");
    }
  }
}
