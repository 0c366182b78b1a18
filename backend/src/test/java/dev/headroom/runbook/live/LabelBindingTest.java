package dev.headroom.runbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.select.log.LogField;
import dev.headroom.select.log.LogQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a label holds, it is a value in the query and nothing else. */
class LabelBindingTest {
  private static LiveBlock block(String language, String live, String source) {
    return new LiveBlock(language, Map.of("live", live), source + "\n");
  }

  private static LiveBlock selector(String source) {
    return block("promql", "percentiles", source);
  }

  private static LiveBlock search(String source) {
    return block("lucene", "logs", source);
  }

  private static LiveQuery read(LiveBlock block, String value) {
    return LiveQuery.of(block, block.bound(Map.of("service", value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkout",
        "",
        "a\"b",
        "\",up=\"",
        "x\") OR *:* OR (\"",
        ") OR *:*",
        "*",
        "back\\slash\\",
        "\\\"",
        "it's `x`",
        "two\nlines\t",
        "$service",
        "/.*/",
        "a~2 b^3"
      })
  void a_value_stays_a_value(String value) {
    for (String source :
        new String[] {
          "up{service=\"$service\"}", "up{service='$service'}", "up{service=$service}"
        }) {
      assertThat(matcher(read(selector(source), value)).value()).as(source).isEqualTo(value);
    }
    Matcher pattern = matcher(read(selector("up{service=~\"$service\"}"), value));
    assertThat(pattern.matches(value)).isTrue();
    assertThat(pattern.matches(value + "x")).isFalse();
    for (String source : new String[] {"service:$service", "service:\"$service\""}) {
      assertThat(((LiveQuery.Logs) read(search(source), value)).query())
          .as(source)
          .isEqualTo(new LogQuery.Exact(new LogField.Service(), value));
    }
    assertThat(block("slo", "slo", "$service").bound(Map.of("service", value))).isEqualTo(value);
  }

  private static Matcher matcher(LiveQuery query) {
    Selector selector = ((LiveQuery.Percentiles) query).selector();
    assertThat(selector.matchers()).hasSize(2);
    return selector.matchers().getLast();
  }

  @Test
  void a_value_is_one_part_of_a_longer_text() {
    assertThat(selector("up{a=\"pre-$service-post\",b=~\"x$\"}").bound(Map.of("service", "a.b")))
        .isEqualTo("up{a=\"pre-a.b-post\",b=~\"x$\"}");
    assertThat(selector("up{a=~\"$service|x\"}").bound(Map.of("service", "a.b")))
        .isEqualTo("up{a=~\"a\\\\.b|x\"}");
    assertThat(search("+service:$service -(\"got $service\")").bound(Map.of("service", "a \"b\"")))
        .isEqualTo("+service:\"a \\\"b\\\"\" -(\"got a \\\"b\\\"\")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service:$service*",
        "service:pre$service",
        "$service:x",
        "body:/$service/",
        "status:>$service",
        "status:[1 TO $service]",
        "body:~\"$service\""
      })
  void where_a_value_cannot_be_quoted_it_is_refused(String source) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(source).bound(Map.of("service", "a")))
        .withMessageContaining("$service");
  }

  @Test
  void backticks_cannot_quote_and_names_cannot_be_bound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selector("up{a=`$service`}").bound(Map.of("service", "a")))
        .withMessageContaining("backticks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(selector("$service{a=\"b\"}"), "up"));
  }

  @Test
  void a_label_that_is_not_there_is_named_with_those_that_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search("service:$team").bound(Map.of("slo", "a", "service", "b")))
        .withMessage("there is no label $team; there are [service, slo]");
  }

  @Test
  void dollars_that_name_nothing_stay() {
    for (String source : List.of("\"costs $5\"", "body:a$", "\\$service", "$")) {
      assertThat(search(source).bound(Map.of("service", "a"))).isEqualTo(source);
    }
  }
}
