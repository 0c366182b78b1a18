package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.otlp.OtlpConfig;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
  private final Problems problems = new Problems();

  private OtlpConfig read(String yaml) {
    YamlNode node = YamlNode.documents("headroom.yaml", yaml, problems).getFirst();
    return ConfigReader.over(OtlpConfig.defaults(), node);
  }

  @Test
  void a_list_is_a_sequence_of_single_values() {
    assertThat(read("promotedAttributes: [team, 'aws.*', 7]").promotedAttributes())
        .containsExactly("team", "aws.*", "7");
    assertThat(read("promotedAttributes: []").promotedAttributes()).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void anything_else_is_a_problem_where_it_stands() {
    read("promotedAttributes: team");
    read("promotedAttributes: [[team]]");
    read("promotedAttributes: ['']");

    assertThat(problems.sorted())
        .extracting(problem -> problem.column() + " " + problem.message())
        .containsExactlyInAnyOrder(
            "21 expected a list",
            "22 expected a single value",
            "1 promotedAttributes must not hold an empty key",
            "1 promotedAttributes must not hold an empty key");
  }
}
