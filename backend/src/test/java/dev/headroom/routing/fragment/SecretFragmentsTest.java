package dev.headroom.routing.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However somebody repeats a secret, nobody reads it. */
class SecretFragmentsTest {
  private static final String TOKEN = "s3cr3t/Tök&n=42+xyz";
  private final SecretFragments fragments = new SecretFragments(List.of(TOKEN));

  /** Ways to repeat it. */
  private static final Map<String, UnaryOperator<String>> ECHOES =
      Map.ofEntries(
          Map.entry("plain", text -> text),
          Map.entry("capitals", text -> text.replace("ö", "o").toUpperCase(Locale.ROOT)),
          Map.entry("percent by byte", text -> eachByte(text, "%%%02x")),
          Map.entry("percent twice", text -> eachByte(eachByte(text, "%%%02X"), "%%%02X")),
          Map.entry("percent in part", text -> "s3%63r%33t%2fT%c3%b6k&n%3d42+xyz"),
          Map.entry("json by letter", text -> eachLetter(text, "\\u%04x")),
          Map.entry("json slashes", text -> text.replace("/", "\\/")),
          Map.entry("script", text -> eachByte(text, "\\x%02x")),
          Map.entry("html by letter", text -> eachLetter(text, "&#%d;")),
          Map.entry("html hexadecimal", text -> eachLetter(text, "&#x%x;")),
          Map.entry("percent in json", text -> eachByte(text, "\\u0025%02x")),
          Map.entry("base64", text -> base64("", text, "")),
          Map.entry("base64 of a login", text -> base64("u:", text, "\n")),
          Map.entry("base64 of more", text -> base64("a", text, "zz")),
          Map.entry(
              "base64 for addresses",
              text -> base64("?", text, "?").replace('+', '-').replace('/', '_').replace("=", "")),
          Map.entry("base64 by percent", text -> eachByte(base64("", text, ""), "%%%02x")));

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

  static Set<String> echoes() {
    return ECHOES.keySet();
  }

  /**
   * What is left of a secret in front of and behind its letters in base64 stands for no whole one.
   */
  @ParameterizedTest
  @MethodSource("echoes")
  void itIsFoundInEveryForm(String echo) {
    String form = Objects.requireNonNull(ECHOES.get(echo)).apply(TOKEN);
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
