package dev.headroom.notify.signedwebhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that what is sent to a receiver is signed with: one, or several while one takes the
 * place of another.
 */
record SigningKeys(List<SigningKey> all) {
  private static final int KEYS_MAX = 4;

  public SigningKeys {
    all = List.copyOf(all);
  }

  /**
   * Keys with white space between them.
   *
   * @throws IllegalArgumentException if one is no key, or there are none or too many; the message
   *     repeats none of them
   */
  static SigningKeys parse(String text) {
    List<SigningKey> keys = Stream.of(text.strip().split("\\s+")).map(SigningKey::parse).toList();
    if (keys.size() > KEYS_MAX) {
      throw new IllegalArgumentException("%d secrets at most".formatted(KEYS_MAX));
    }
    return new SigningKeys(keys);
  }

  /** The header {@code webhook-signature}: what each key makes of id, Unix seconds and body. */
  String signatures(String id, Instant at, String body) {
    String signed = id + "." + at.getEpochSecond() + "." + body;
    return all.stream().map(each -> each.signature(signed)).collect(Collectors.joining(" "));
  }

  /** Another text without these keys, in any form a receiver may echo. */
  String redact(String other) {
    String text = other;
    for (SigningKey each : all) {
      text = each.text().redact(text);
    }
    return text;
  }

  @Override
  public String toString() {
    return "<secret>";
  }
}
