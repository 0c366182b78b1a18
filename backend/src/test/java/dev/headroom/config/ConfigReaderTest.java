package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private Config readAll(String yaml) {
    return ConfigReader.over(
        Config.defaults(), YamlNode.documents("headroom.yaml", yaml, problems).getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://h/",
        "headroom.example",
        "https:///x",
        "http://ada:pw@h/",
        "http://h/?a=b",
        "http://h/#a",
        "http://h:99999/",
        "http://h:0/",
        "http://a b/"
      })
  void an_external_url_nothing_can_be_put_behind_is_refused_where_it_stands(String url) {
    Config config = readAll("data: x\nexternalUrl: '%s'\n".formatted(url));
    assertThat(config.externalUrl().or("http://there").toString()).isEqualTo("http://there");
    assertThat(problems.sorted())
        .extracting(each -> each.file() + ":" + each.line() + ":" + each.column())
        .containsExactly("headroom.yaml:2:14");
    assertThat(problems.sorted().getFirst().message()).startsWith("externalUrl must be http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h", "HTTPS://headroom.example:8443/slo/", "http://[::1]:8080"})
  void an_external_url_may_have_a_port_and_a_path(String url) {
    assertThat(readAll("externalUrl: " + url).externalUrl().text()).isEqualTo(url);
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"requestDeadline: 999ms", "requestDeadline: 0s", "expireAfter: 1ms"})
  void a_time_in_which_nothing_can_be_delivered_is_refused(String line) {
    readAll("notifications: {" + line + "}");
    assertThat(problems.sorted())
        .extracting(each -> each.line() + ":" + each.column() + ": " + each.message())
        .singleElement()
        .asString()
        .startsWith("1:16: " + line.split(":")[0] + " must be 1 s or more");
  }

  @Test
  void a_second_is_enough_to_deliver() {
    readAll("notifications: {requestDeadline: 1s, expireAfter: 1s}");
    assertThat(problems.sorted()).isEmpty();
  }
}
