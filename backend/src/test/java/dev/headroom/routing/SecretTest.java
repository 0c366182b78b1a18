package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String TOKEN = "s3cr3t/T0k&n=42+x";

  @Test
  void what_was_resolved_is_found_in_every_form_it_is_repeated_in() {
    Secret url = new Secret("https://hooks.example/hook/" + TOKEN, List.of(TOKEN));
    for (String form :
        List.of(
            TOKEN,
            URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
            TOKEN.replace("&", "&amp;"),
            Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)))) {
      String redacted = url.redact("Cannot POST /hook/" + form + "!");
      assertThat(redacted).contains("<secret>").doesNotContain(form);
    }
  }

  @Test
  void an_address_that_is_a_secret_as_a_whole_is_found_by_its_path() {
    String address = "https://hooks.example/services/T0123456789/abcdefghijkl?key=0123456789ab";
    Secret url = new Secret(address, List.of(address));
    assertThat(url.redact("Cannot POST /services/T0123456789/abcdefghijkl?key=0123456789ab"))
        .doesNotContain("T0123456789")
        .doesNotContain("abcdefghijkl")
        .doesNotContain("0123456789ab");
  }

  @Test
  void an_address_that_was_written_plainly_is_found_by_its_path_too() {
    Secret url = new Secret("https://hooks.example/hook/abcdefghijkl").asAddress();
    assertThat(url.redact("Cannot POST /hook/abcdefghijkl"))
        .isEqualTo("Cannot POST /hook/<secret>");
  }

  @Test
  void an_address_without_a_secret_hides_nothing() {
    assertThat(new Secret("http://pager.example/v4").asAddress().redact("HTTP 404 at /v4"))
        .isEqualTo("HTTP 404 at /v4");
  }

  @Test
  void capitals_and_small_letters_hide_nothing() {
    Secret url = new Secret("https://hooks.example/hook/" + TOKEN, List.of(TOKEN));
    assertThat(url.redact("CANNOT POST /HOOK/" + TOKEN.toUpperCase(Locale.ROOT)))
        .isEqualTo("CANNOT POST /HOOK/<secret>");
  }

  @Test
  void the_beginning_of_one_that_was_cut_is_found_at_the_end() {
    Secret url = new Secret("https://hooks.example/hook/abcdefghijkl").asAddress();
    assertThat(url.redact("Cannot POST /hook/abcdefgh")).isEqualTo("Cannot POST /hook/<secret>");
    assertThat(url.redact("Cannot POST /hook/abcd")).isEqualTo("Cannot POST /hook/abcd");
  }

  @Test
  void a_token_that_is_escaped_byte_by_byte_or_broken_in_two_is_found() {
    Secret url = new Secret("https://hooks.example/services/abcdefghijkl0123").asAddress();
    StringBuilder escaped = new StringBuilder();
    for (char each : "abcdefghijkl0123".toCharArray()) {
      escaped.append("%%%02x".formatted((int) each));
    }
    assertThat(url.redact("no hook " + escaped)).isEqualTo("no hook <secret>");
    assertThat(url.redact("{\"a\": \"abcdefgh\", \"b\": \"ijkl0123\"}"))
        .isEqualTo("{\"a\": \"<secret>\", \"b\": \"<secret>\"}");
    assertThat(url.redact("see https://hooks.example/help"))
        .isEqualTo("see https://hooks.example/help");
  }
}
