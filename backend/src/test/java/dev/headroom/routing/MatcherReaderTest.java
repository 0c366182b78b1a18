package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "severity=\"page\" > severity=\"page\"",
        "severity = page > severity=\"page\"",
        "team=~\"a|b\" > team=~\"a|b\"",
        "team!~a|b > team!~\"a|b\"",
        "team!=\"\" > team!=\"\"",
        "team= > team=\"\"",
        "{team=\"a\"} > team=\"a\"",
        "path=\"a,b}\" > path=\"a,b}\"",
        "text=\"say \\\"hi\\\"\" > text=\"say \\\"hi\\\"\"",
        "code=~\"\\d+\" > code=~\"\\\\d+\"",
        "code=~\\d+ > code=~\"\\\\d+\"",
        "host=~a\\\\.b > host=~\"a\\\\.b\"",
        "text=say \\\"hi\\\" > text=\"say \\\"hi\\\"\"",
        "text=end\\ > text=\"end\\\\\"",
        "team=~a{2} > team=~\"a{2}\"",
        "a==b > a=\"=b\"",
        "job:rate = x > job:rate=\"x\"",
        "a-b=c > a-b=\"c\"",
        "1a=b > 1a=\"b\"",
        "\"service.name\"=\"a\" > service.name=\"a\"",
        "\"größe\"!=x > größe!=\"x\"",
        "\"team \\u00e9\"=\"x\\ty\" > team é=\"x\ty\"",
        "\"a,b\"=\"c,d\" > a,b=\"c,d\""
      })
  void readsOneMatcher(String written, String expected) {
    assertThat(MatcherReader.read(written)).hasToString("[" + expected + "]");
  }

  @Test
  void readsSeveralWithCommas() {
    assertThat(MatcherReader.read("{severity=\"page\", team=~\"a,b|c\" ,region=eu}"))
        .hasToString("[severity=\"page\", team=~\"a,b|c\", region=\"eu\"]");
  }

  @Test
  void aLineEndMayBeEscaped() {
    assertThat(MatcherReader.read("a=\"b\\nc\"").getFirst().value()).isEqualTo("b\nc");
    assertThat(MatcherReader.read("a=b\\nc").getFirst().value()).isEqualTo("b\nc");
  }

  @Test
  void ofOneAloneACommaBelongsToItsValue() {
    assertThat(MatcherReader.readOne("a=b,c=d")).hasToString("a=\"b,c=d\"");
    assertThat(MatcherReader.readOne(" \"a b\"=c ")).hasToString("a b=\"c\"");
    assertThatThrownBy(() -> MatcherReader.readOne("{a=b}"))
        .hasMessageStartingWith("not a matcher");
    assertThatThrownBy(() -> MatcherReader.readOne("a=\"b\",c=d"))
        .hasMessageStartingWith("not a matcher");
    assertThatThrownBy(() -> MatcherReader.readOne("a=" + "b".repeat(999)))
        .hasMessage("matcher longer than 1000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "severity",
        "=page",
        "a==b=c\"",
        "a=\"b",
        "a=\"b\" c=\"d\"",
        "a=b,,c=d",
        ",a=b",
        "\"\"=b"
      })
  void refusesWhatIsNoMatcher(String written) {
    assertThatThrownBy(() -> MatcherReader.read(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a matcher: " + written);
  }

  @Test
  void refusesABrokenOrEndlessExpression() {
    assertThatThrownBy(() -> MatcherReader.read("a=~\"(\""))
        .hasMessageContaining("bad regular expression");
    assertThatThrownBy(() -> MatcherReader.read("a=" + "x".repeat(1_000)))
        .hasMessageContaining("longer than 1000");
    List<?> longest = MatcherReader.read("a=\"" + "x".repeat(990) + "\"");
    assertThat(longest).hasSize(1);
  }
}
