package dev.headroom.logs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSignatureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '~',
      textBlock =
          """
          lookup failed: shard 11: connection refused | lookup failed: shard <*>: connection refused
          retry in 250ms, 3 of 5               | retry in <*>, <*> of <*>
          took 1.5s, -3 left, 12% used.        | took <*>, <*> left, <*> used.
          12,345 rows in [1,2,3]               | <*> rows in [<*>]
          at 2026-07-01T12:00:00.123Z sharp    | at <*> sharp
          12:00:01,123 late                    | <*> late
          dial tcp 10.0.3.4:8080: refused      | dial tcp <*>: refused
          from fe80::1:2 and 2001:db8::7       | from <*> and <*>
          to [::1]:80                          | to [<*>]:<*>
          std::bad_alloc in a::b               | std::bad_alloc in a::b
          id 550e8400-e29b-41d4-a716-446655440000. | id <*>.
          id f47ac10b-58cc-4372-a567-0e02b2c3d479  | id <*>
          trace=4bf92f3577b34da6a3ce929d0e0e4736   | trace=<*>
          commit deadbeef of a facade          | commit <*> of a facade
          user "ada lovelace" unknown          | user "<*>" unknown
          user 'ada' can't pay                 | user '<*>' can't pay
          said "a \\"b\\" c" twice             | said "<*>" twice
          ends with an "open quote             | ends with an "open quote
          mail ada.l@example.com bounced       | mail <*> bounced
          GET /api/v1/cart/123?page=2&x=y      | GET /api/<*>/cart/<*>?page=<*>&x=y
          at Pay.java:12                       | at Pay.java:<*>
          worker-3 and shard-12 died           | worker-<*> and shard-<*> died
          pod checkout-7f9c5d-x2x9z of eu-west-1 | pod <*> of eu-west-<*>
          order=9f31c2 and abc123              | order=<*> and <*>
          host42 latency12ms p99               | host<*> <*> <*>
          used   all     columns               | used all columns
          {"msg":"no such user","id":7}        | {"msg":"no such user","id":<*>}
          { }                                  | { }
          level=warn msg="disk full" id="8f3a"   | level=warn msg="disk full" id="<*>"
          msg="disk slow" host="web"           | msg="disk slow" host="<*>"
          ts="2026-07-01 12:00:01" msg="no: !" x="a b" | ts="<*> <*>" msg="no: !" x="a b"
          msg="open \\"/a b\\": gone" err="x"  | msg="open \\"<*>\\": gone" err="<*>"
          msg="user 'ada b' can't pay 7" x='y' | msg="user '<*>' can't pay <*>" x='<*>'
          msg="a \\" b" x="y"                  | msg="a \\" b" x="<*>"
          msg="its 'open" x='y z' "q r"        | msg="its 'open" x='y z' "<*>"
          msg="" x=" " y=" z "                 | msg="<*>" x="<*>" y="<*>"
          """)
  void tellsWhatVaries(String body, String expected) {
    assertThat(LineSignature.of(body).text()).isEqualTo(expected);
    assertThat(known(LineSignature.of(body))).isEqualTo(body.replaceAll(" +", " "));
  }

  /** With all its values in place it is the line again. */
  private static String known(LineSignature signature) {
    return signature.text(signature.values().toArray(String[]::new));
  }

  @Test
  void readsTheFirstLineThatSaysSomething() {
    assertThat(LineSignature.of("\n \nBoom: 7\n\tat A.b(A.java:1)\n\tat C").text())
        .isEqualTo("Boom: <*>");
    assertThat(LineSignature.of("one\r\ntwo").text()).isEqualTo("one");
    assertThat(LineSignature.of("\u001b[31mERROR\u001b[0m 7").text()).isEqualTo("ERROR <*>");
    assertThat(LineSignature.of("").text()).isEmpty();
    assertThat(LineSignature.of("\n\n").text()).isEmpty();
  }

  private static final String FRAMES =
      """
      Traceback (most recent call last):
        File "/srv/pay.py", line 12, in pay
          charge(order)
      """;

  @Test
  void aPythonTracebackIsToldByWhatWasRaised() {
    assertThat(LineSignature.of(FRAMES + "ValueError: order 7 is void\n").text())
        .isEqualTo("ValueError: order <*> is void");
    assertThat(LineSignature.of("ERROR:root:" + FRAMES + "KeyError: 'ada'").text())
        .isEqualTo("KeyError: '<*>'");
    assertThat(LineSignature.of(FRAMES + "pay.Refused: no\ntry again later\n\n").text())
        .isEqualTo("pay.Refused: no");
    assertThat(LineSignature.of("could not pay\n" + FRAMES + "KeyError: 1").text())
        .isEqualTo("could not pay");
  }

  @Test
  void ofExceptionsRaisedWhileOthersWereHandledTheLastIsTold() {
    String chain =
        FRAMES
            + "KeyError: 1\n\nDuring handling of the above exception, another exception"
            + " occurred:\n\n"
            + FRAMES
            + "TimeoutError: after 3s";
    assertThat(LineSignature.of(chain).text()).isEqualTo("TimeoutError: after <*>");
  }

  @Test
  void aTracebackCutOffBelowNothingIsToldByItsFirstLine() {
    assertThat(LineSignature.of(FRAMES).text()).isEqualTo("Traceback (most recent call last):");
  }

  @Test
  void aCharacterWrittenInTwoWaysIsOne() {
    String composed = "caf\u00e9 7 \"\u00e9\"";
    String decomposed = "cafe\u0301 7 \"e\u0301\"";
    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(LineSignature.of(decomposed)).isEqualTo(LineSignature.of(composed));
    assertThat(LineSignature.of(decomposed).text()).isEqualTo("caf\u00e9 <*> \"<*>\"");
  }

  /** Quotes within quotes that never close are looked for once, so a hostile line costs no more. */
  @Test
  void whatIsSaidIsReadToItsEndWhateverIsQuotedInIt() {
    String said = "' \\\" ` ".repeat(200);
    assertThat(LineSignature.of("a=\"" + said + "\" b=\"c\"").values()).isNotEmpty();
  }

  @Test
  void readsAnyScript() {
    assertThat(LineSignature.of("用户123登录失败").text()).isEqualTo("用户<*>登录失败");
    assertThat(LineSignature.of("3个分片失败").text()).isEqualTo("<*>个分片失败");
    assertThat(LineSignature.of("été7 Überlauf").text()).isEqualTo("été<*> Überlauf");
    assertThat(LineSignature.of("المحاولة ٣ من ٥").text()).isEqualTo("المحاولة <*> من <*>");
    assertThat(LineSignature.of("took 12µs \ud83d\ude80").text())
        .isEqualTo("took <*> \ud83d\ude80");
  }

  @Test
  void isBoundedAndSaysWhereItStops() {
    String words = "word ".repeat(50_000);
    assertThat(LineSignature.of(words).text()).hasSize(401).endsWith("\u2026");
    assertThat(LineSignature.of("7 ".repeat(50_000)).values()).hasSize(40);
    assertThat(LineSignature.of("\"" + "x".repeat(3_000) + "\" gone").values())
        .containsExactly("x".repeat(64) + "\u2026");
    String rocket = "\ud83d\ude80";
    for (String shift : new String[] {"", "x"}) {
      String text = LineSignature.of(shift + rocket.repeat(3_000)).text();
      assertThat(text.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
    }
  }

  /** A long variable part moves nothing of what is told apart after it. */
  @Test
  void lengthOfAVariablePartDoesNotMatter() {
    String rest = " and then nothing came for a long time".repeat(20);
    assertThat(LineSignature.of("\"a\"" + rest).fixed())
        .isEqualTo(LineSignature.of("\"" + "b".repeat(900) + "\"" + rest).fixed());
  }

  @Test
  void whatLooksLikeAPlaceholderIsNone() {
    assertThat(LineSignature.of("a <*> b").fixed())
        .isNotEqualTo(LineSignature.of("a <7> b").fixed());
  }
}
