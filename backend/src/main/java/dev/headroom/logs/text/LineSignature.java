package dev.headroom.logs.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of one kind have in common: the message's {@linkplain MessageLine line that
 * tells} with its variable parts (numbers, ids, addresses, quoted text, …) taken out. Two messages
 * are of one kind if the fixed parts are the same.
 *
 * @param fixed the text before, between and after the variable parts, one more than those; at most
 *     {@value SignatureReader#FIXED_CHARACTERS_MAX} characters together, with {@value #CUT} at the
 *     end if the line has more
 * @param values the variable parts as they are in this message, at most {@value
 *     SignatureReader#VALUES_MAX}; each at most {@value SignatureReader#VALUE_CHARACTERS_MAX}
 *     characters, with {@value #CUT} at the end if it has more
 */
public record LineSignature(List<String> fixed, List<String> values) {
  /** Stands for a variable part. */
  static final String PLACEHOLDER = "<*>";

  /** Stands for what is left out at the end of something. */
  static final String CUT = "…";

  public LineSignature {
    fixed = List.copyOf(fixed);
    values = List.copyOf(values);
  }

  /** Reads a message in time linear in its length; the same message always gives the same. */
  public static LineSignature of(String body) {
    return new SignatureReader(MessageLine.of(body)).read();
  }

  /** The fixed parts with a placeholder for each variable part. */
  public String text() {
    return String.join(PLACEHOLDER, fixed);
  }

  /**
   * The fixed parts with some values between them.
   *
   * @param known as many as there are variable parts, null where a placeholder is to stand
   */
  public String text(@Nullable String[] known) {
    StringBuilder text = new StringBuilder(fixed.getFirst());
    for (int i = 0; i < known.length; i++) {
      text.append(known[i] == null ? PLACEHOLDER : known[i]).append(fixed.get(i + 1));
    }
    return text.toString();
  }

  /** The {@linkplain #beginning beginning} of a text, and {@link #CUT} if there is more. */
  public static String cut(String text, int charactersMax) {
    return text.length() <= charactersMax ? text : beginning(text, charactersMax) + CUT;
  }

  /** The beginning of a text, never half a character. */
  static String beginning(String text, int charactersMax) {
    if (text.length() <= charactersMax) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(charactersMax - 1));
    return text.substring(0, splits ? charactersMax - 1 : charactersMax);
  }
}
