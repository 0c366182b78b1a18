package dev.headroom.notify.signedwebhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  @Test
  void a_signing_key_is_found_with_and_without_its_prefix_and_as_what_it_stands_for() {
    byte[] bytes = "012345678901234567890123+/".getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    SigningKeys key = SigningKeys.parse("whsec_" + base64);
    for (String form :
        List.of(
            "whsec_" + base64,
            base64,
            base64.replace("=", ""),
            base64.toLowerCase(Locale.ROOT),
            HexFormat.of().formatHex(bytes),
            new String(bytes, StandardCharsets.UTF_8))) {
      assertThat(key.redact("bad signature for key " + form + "!"))
          .contains("<secret>")
          .doesNotContain(form);
    }
    assertThat(key.redact("bad signature")).isEqualTo("bad signature");
  }
}
