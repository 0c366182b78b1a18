package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A kind of receiver stands in one list; whoever reads the API or the documents knows it too. */
class ReceiverTypesTest {
  private static final String CONFIGS = "_configs";

  private static Set<String> keys() {
    return ReceiverTypes.ALL.stream().map(type -> type.key()).collect(Collectors.toSet());
  }

  @Test
  void the_api_names_every_kind_and_no_other() throws IOException {
    Problems problems = new Problems();
    String description = Files.readString(Path.of("src/main/resources/openapi.yaml"));
    YamlNode kind = YamlNode.documents("openapi.yaml", description, problems).getFirst();
    for (String key : List.of("components", "schemas", "Delivery", "properties", "kind", "enum")) {
      kind = kind.require(key).orElseThrow();
    }
    assertThat(problems.sorted()).isEqualTo(List.<Problem>of());
    assertThat(kind.items().stream().map(YamlNode::text).map(each -> each + CONFIGS))
        .containsExactlyInAnyOrderElementsOf(keys());
  }

  @Test
  void the_documents_say_of_every_kind_how_it_is_told_and_by_what_it_folds() throws IOException {
    String routing = Files.readString(Path.of("docs/routing.md"));
    String incidents = Files.readString(Path.of("docs/incidents.md"));
    assertThat(keys())
        .isNotEmpty()
        .allSatisfy(key -> {
          assertThat(key).endsWith(CONFIGS);
          assertThat(routing).contains("| `" + key + "[].");
          assertThat(incidents).contains("| `" + key + "` |");
        });
  }
}
