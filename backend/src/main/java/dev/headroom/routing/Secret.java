package dev.headroom.routing;

import dev.headroom.routing.fragment.SecretFragments;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text that must not be shown: an address with a token in it, a key. */
public final class Secret {
  /** What stands in the place of a secret where people read. */
  static final String SHOWN = "<secret>";

  private final String text;
  private final List<String> parts;
  private final List<String> forms;
  private final List<Pattern> patterns;
  private final SecretFragments fragments;

  /** A text that holds nothing resolved; shown by nobody, but not looked for in other texts. */
  public Secret(String text) {
    this(text, List.of());
  }

  /**
   * @param hidden what nobody may read: what came from the environment or from files into the text,
   *     or the text by other names
   */
  public Secret(String text, List<String> hidden) {
    this.text = text;
    this.parts = hidden;
    this.forms = SecretForms.of(hidden);
    this.fragments = new SecretFragments(SecretForms.tokens(hidden));
    this.patterns = forms.stream().map(SecretForms::pattern).toList();
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
   * Another text without what is hidden of this one, in any form a receiver may echo: as it is, in
   * capitals or small letters, percent-encoded or decoded, escaped for HTML or JSON, in base64,
   * also byte by byte or in pieces of {@link SecretFragments#LENGTH} characters. Where the text was
   * cut within such a form, its beginning goes too.
   */
  public String redact(String other) {
    String redacted = other;
    for (Pattern pattern : patterns) {
      redacted = pattern.matcher(redacted).replaceAll(Matcher.quoteReplacement(SHOWN));
    }
    return fragments.replaced(withoutCut(redacted), SHOWN);
  }

  private String withoutCut(String redacted) {
    int cut = 0;
    for (String form : forms) {
      cut = Math.max(cut, SecretForms.cutLength(redacted, form));
    }
    return cut == 0 ? redacted : redacted.substring(0, redacted.length() - cut) + SHOWN;
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
