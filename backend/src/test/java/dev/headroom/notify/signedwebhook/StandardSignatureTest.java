package dev.headroom.notify.signedwebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  /** RFC 8032, section 7.1, test 3: the private half and the public one. */
  private static final String PRIVATE =
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";

  private static final String PUBLIC =
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";

  /** What comes before the 32 bytes of a public key in its usual encoding (RFC 8410). */
  private static final String ENCODED = "302a300506032b6570032100";

  private static String signatures(String keys, Instant at) {
    return SigningKeys.parse(keys).signatures(ID, at, BODY);
  }

  private static String whsk(String hex) {
    return "whsk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  @Test
  void givesThePublishedVector() {
    assertThat(signatures(SECRET, Instant.ofEpochSecond(1614265330)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(strings = {PRIVATE, PRIVATE + PUBLIC})
  void aPrivateKeySignsWhatThePublicOneChecks(String hex) throws GeneralSecurityException {
    String signature = signatures(whsk(hex), Instant.ofEpochSecond(1614265330));
    assertThat(signature).startsWith("v1a,");
    PublicKey half =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(ENCODED + PUBLIC)));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(half);
    check.update((ID + ".1614265330." + BODY).getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
        .isTrue();
  }

  @Test
  void aPrivateKeyGivesTheVectorOfItsStandard() {
    // The message is the bytes af 82, which are no text; so the empty one of test 1 is taken.
    String first = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    String expected =
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            + "d25bf5f0595bbe24655141438e7a100b";
    assertThat(SigningKey.parse(whsk(first)).signature(""))
        .isEqualTo("v1a," + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(expected)));
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, OTHER})
  void whileAKeyIsChangedBothAreGoodToTheLibrary(String known) throws Exception {
    Instant now = Instant.now();
    String both = signatures(OTHER + "\n" + SECRET, now);
    assertThat(both.split(" ")).hasSize(2);
    new Webhook(known)
        .verify(
            BODY,
            HttpHeaders.of(
                Map.of(
                    "webhook-id", List.of(ID),
                    "webhook-timestamp", List.of(String.valueOf(now.getEpochSecond())),
                    "webhook-signature", List.of(both)),
                (_, _) -> true));
  }

  @Test
  void keysOfBothKindsMayStandTogether() {
    assertThat(signatures(SECRET + " " + whsk(PRIVATE), Instant.EPOCH).split(" "))
        .satisfiesExactly(
            each -> assertThat(each).startsWith("v1,"),
            each -> assertThat(each).startsWith("v1a,"));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void sharedKeysHave24To64Bytes(int bytes) {
    assertThat(signatures(key(bytes), Instant.EPOCH)).startsWith("v1,");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void otherKeysAreRefused(int bytes) {
    assertThatThrownBy(() -> SigningKeys.parse(key(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsk_", "whsk_AAAA", "whpk_", "secret", "whsec_***s3cr3t***"})
  void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> SigningKeys.parse(SECRET + " " + text + "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void thereAreFourAtMost() {
    assertThatThrownBy(() -> SigningKeys.parse((SECRET + " ").repeat(5)))
        .hasMessage("4 secrets at most");
  }

  @Test
  void noneOfThemIsShown() {
    SigningKeys keys = SigningKeys.parse(SECRET + " " + whsk(PRIVATE));
    assertThat(keys.toString() + keys.all()).doesNotContain("MfKQ", PRIVATE, "xaqN");
    assertThat(keys.redact("no: " + SECRET + " " + whsk(PRIVATE) + " " + PRIVATE))
        .doesNotContain("MfKQ", PRIVATE, "xaqN");
  }

  private static String key(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
