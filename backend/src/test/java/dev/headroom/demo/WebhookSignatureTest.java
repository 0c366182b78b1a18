package dev.headroom.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  /** The published example of the Standard Webhooks libraries. */
  private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SENT = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void publishedExampleIsGood() {
    assertThat(check(SENT, ID, String.valueOf(SENT), SIGNATURE)).isEqualTo(SignatureCheck.GOOD);
    assertThat(at(SENT).secretText()).isEqualTo("whsec_" + SECRET);
  }

  @Test
  void agreesWithTheLibrary() throws Exception {
    Instant now = Instant.ofEpochSecond(1_793_000_000);
    String signature = new Webhook("whsec_" + SECRET).sign("id-7", now.getEpochSecond(), "{}");
    assertThat(
            at(now.getEpochSecond()).check("id-7", "1793000000", signature, "{}".getBytes(UTF_8)))
        .isEqualTo(SignatureCheck.GOOD);
  }

  @ParameterizedTest
  @CsvSource({"0,GOOD", "300,GOOD", "301,TOO_OLD", "-300,GOOD", "-301,TOO_OLD"})
  void fiveMinutesEitherWayAreTolerated(long ageSeconds, SignatureCheck expected) {
    assertThat(check(SENT + ageSeconds, ID, String.valueOf(SENT), SIGNATURE)).isEqualTo(expected);
  }

  @Test
  void oneGoodSignatureAmongSeveralIsEnough() {
    String rotated = "v1,AAAA v1a,BBBB " + SIGNATURE;
    assertThat(check(SENT, ID, String.valueOf(SENT), rotated)).isEqualTo(SignatureCheck.GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,",
        "v1",
        ",",
        "v1, "
      })
  void otherSignaturesAreWrong(String signature) {
    assertThat(check(SENT, ID, String.valueOf(SENT), signature)).isEqualTo(SignatureCheck.WRONG);
  }

  @Test
  void whatIsSignedCannotBeChanged() {
    assertThat(check(SENT, "msg_other", String.valueOf(SENT), SIGNATURE))
        .isEqualTo(SignatureCheck.WRONG);
    assertThat(check(SENT, ID, String.valueOf(SENT + 1), SIGNATURE))
        .isEqualTo(SignatureCheck.WRONG);
    assertThat(at(SENT).check(ID, String.valueOf(SENT), SIGNATURE, "{}".getBytes(UTF_8)))
        .isEqualTo(SignatureCheck.WRONG);
  }

  @ParameterizedTest
  @CsvSource({"'',1614265330,v1", "id,'',v1", "id,1614265330,''", "id,yesterday,v1", "id,-5,v1"})
  void headersThatAreMissingOrMakeNoSense(String id, String timestamp, String signature) {
    assertThat(check(SENT, id, timestamp, signature)).isEqualTo(SignatureCheck.MISSING);
  }

  private static SignatureCheck check(long now, String id, String timestamp, String signatures) {
    return at(now).check(id, timestamp, signatures, BODY);
  }

  private static WebhookSignature at(long nowSeconds) {
    return new WebhookSignature(
        Base64.getDecoder().decode(SECRET), InstantSource.fixed(Instant.ofEpochSecond(nowSeconds)));
  }
}
