package dev.headroom.alerting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that must not be shown: an address with a token in it, a key. */
public final class Secret {
  private static final String SHOWN = "<secret>";

  private final String text;
  private final List<String> parts;
  private final List<String> forms;

  /** A text that holds nothing resolved; shown by nobody, but not looked for in other texts. */
  public Secret(String text) {
    this(text, List.of());
  }

  /**
   * @param resolved what came from the environment or from files, each a part of the text
   */
  Secret(String text, List<String> resolved) {
    this.text = text;
    this.parts = resolved;
    this.forms = SecretForms.of(resolved);
  }

  /**
   * The same, known to be an address: the path and the query of one are often a token, also where
   * it was written down plainly.
   */
  Secret asAddress() {
    List<String> all = new ArrayList<>(parts);
    all.add(text);
    return new Secret(text, all);
  }

  /** The text itself; only for the moment it is used. */
  public String reveal() {
    return text;
  }

  /**
   * Another text without what was resolved into this one, in any form a receiver may echo: as it
   * is, percent-encoded or decoded, escaped for HTML or JSON, in base64.
   */
  public String redact(String other) {
    String redacted = other;
    for (String form : forms) {
      redacted = redacted.replace(form, SHOWN);
    }
    return redacted;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return SHOWN;
  }
}
