package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
  private final Problems problems = new Problems();

  private IngestConfig read(String yaml) {
    YamlNode node = YamlNode.documents("headroom.yaml", yaml, problems).getFirst();
    return ConfigReader.over(IngestConfig.defaults(), node);
  }

  @Test
  void a_list_is_a_sequence_of_texts() {
    assertThat(read("replicaLabels: [pod, replica]").replicaLabels())
        .containsExactly("pod", "replica");
    assertThat(read("replicaLabels: []").replicaLabels()).isEmpty();
    assertThat(read("replicaFailover: 5s").replicaLabels())
        .isEqualTo(IngestConfig.defaults().replicaLabels());
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void anything_else_is_a_problem_where_it_stands() {
    assertThat(read("replicaLabels: pod").replicaLabels()).isEqualTo(List.of());
    assertThat(read("replicaLabels: ['']").replicaLabels()).hasSize(2);
    read("replicaLabels: [{a: b}]");
    assertThat(problems.sorted())
        .extracting(each -> each.line() + ":" + each.column() + ": " + each.message())
        .contains("1:16: expected a list", "1:1: replicaLabels holds what is no label: []");
  }
}
