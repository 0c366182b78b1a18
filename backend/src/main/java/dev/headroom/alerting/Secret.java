package dev.headroom.alerting;

import org.jspecify.annotations.Nullable;

/** A text that must not be shown: an address with a token in it, a key. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The text itself; only for the moment it is used. */
  public String reveal() {
    return text;
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
    return "<secret>";
  }
}
