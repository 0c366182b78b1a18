package dev.headroom.notify.signedwebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardSignatureTest {
  @Test
  void givesThePublishedVector() {
    SigningKey key = SigningKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String signature =
        StandardSignature.of(
            key,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}");
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void keysHave24To64Bytes(int bytes) {
    assertThat(SigningKey.parse(key(bytes)).bytes()).hasSize(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void otherKeysAreRefused(int bytes) {
    assertThatThrownBy(() -> SigningKey.parse(key(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusalDoesNotRepeatTheKey() {
    assertThatThrownBy(() -> SigningKey.parse("whsec_***s3cr3t***"))
        .hasMessageNotContaining("s3cr3t")
        .hasNoCause();
  }

  private static String key(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
