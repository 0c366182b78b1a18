package dev.headroom.routing.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However somebody repeats a secret, nobody reads it. */
class SecretFragmentsTest {
  private static final String TOKEN = "s3cr3t/Tök&n=42+xyz";
  private final SecretFragments fragments = new SecretFragments(List.of(TOKEN));

  /** Ways to repeat it. */
  @SuppressWarnings("ImmutableEnumChecker")
  enum Echo {
    PLAIN(text -> text),
    CAPITALS(text -> text.replace("ö", "o").toUpperCase(Locale.ROOT)),
    PERCENT_BY_BYTE(text -> eachByte(text, "%%%02x")),
    PERCENT_TWICE(text -> eachByte(eachByte(text, "%%%02X"), "%%%02X")),
    PERCENT_IN_PART(text -> "s3%63r%33t%2fT%c3%b6k&n%3d42+xyz"),
    JSON_BY_LETTER(text -> eachLetter(text, "\\u%04x")),
    JSON_SLASHES(text -> text.replace("/", "\\/")),
    SCRIPT(text -> eachByte(text, "\\x%02x")),
    HTML_BY_LETTER(text -> eachLetter(text, "&#%d;")),
    HTML_HEXADECIMAL(text -> eachLetter(text, "&#x%x;")),
    PERCENT_IN_JSON(text -> eachByte(text, "\\u0025%02x")),
    BASE64(text -> base64("", text, "")),
    BASE64_OF_A_LOGIN(text -> base64("u:", text, "\n")),
    BASE64_OF_MORE(text -> base64("a", text, "zz")),
    BASE64_FOR_ADDRESSES(
        text -> base64("?", text, "?").replace('+', '-').replace('/', '_').replace("=", "")),
    BASE64_BY_PERCENT(text -> eachByte(base64("", text, ""), "%%%02x"));

    private final UnaryOperator<String> form;

    Echo(UnaryOperator<String> form) {
      this.form = form;
    }

    private static String base64(String before, String text, String after) {
      byte[] all = (before + text + after).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(all);
    }

    private static String eachByte(String text, String form) {
      StringBuilder all = new StringBuilder();
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        all.append(form.formatted(each & 0xff));
      }
      return all.toString();
    }

    private static String eachLetter(String text, String form) {
      return text.codePoints().mapToObj(form::formatted).collect(Collectors.joining());
    }
  }

  /**
   * What is left of a secret in front of and behind its letters in base64 stands for no whole one.
   */
  @ParameterizedTest
  @EnumSource(Echo.class)
  void itIsFoundInEveryForm(Echo echo) {
    String form = echo.form.apply(TOKEN);
    String redacted = fragments.replaced("no such hook: [" + form + "]!", "<secret>");
    assertThat(redacted).startsWith("no such hook: [").contains("<secret>").endsWith("]!");
    assertThat(redacted.replace("<secret>", "").length())
        .isLessThanOrEqualTo("no such hook: []!".length() + 9);
  }

  @Test
  void itIsFoundInPieces() {
    String pieces =
        "{\"a\": \"%s\", \"b\": \"%s\"}".formatted(TOKEN.substring(0, 9), TOKEN.substring(9));
    assertThat(fragments.replaced(pieces, "<secret>"))
        .isEqualTo("{\"a\": \"<secret>\", \"b\": \"<secret>\"}");
    assertThat(fragments.replaced("... " + TOKEN.substring(3, 12) + " ...", "<secret>"))
        .isEqualTo("... <secret> ...");
  }

  @Test
  void aShortOneIsFoundAsAWhole() {
    SecretFragments small = new SecretFragments(List.of("a1b2"));
    assertThat(small.replaced("key %61%31b2 and a1b", "<secret>"))
        .isEqualTo("key <secret> and a1b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP 404: no such channel",
        "100% of \\u12 is &#; and &amp &nosuch; %zz \\",
        "s3cr3t/ is no part of eight",
        "\ud83d\ude00 %f0%9f%98%80 \\ud83d\\ude00 &#1114112;"
      })
  void everythingElseStaysAsItIs(String text) {
    assertThat(fragments.replaced(text, "<secret>")).isEqualTo(text);
  }

  @Test
  void severalAreLookedForAtOnce() {
    SecretFragments two = new SecretFragments(Stream.of("first-token", "other-token").toList());
    assertThat(two.replaced("first-token, other-token", "*")).isEqualTo("*, *");
  }
}
