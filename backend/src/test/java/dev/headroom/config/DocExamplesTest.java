package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.burn.EvaluationFixture;
import dev.headroom.capacity.Services;
import dev.headroom.drill.schedule.DrillSchedules;
import dev.headroom.drill.schedule.DrillSchedules.Drillable;
import dev.headroom.routing.RoutingReader;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.openslo.OpenSlo;
import dev.headroom.watch.heartbeat.HeartbeatRules;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every YAML that the documents show can be loaded by whoever reads files of its kind. */
class DocExamplesTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```ya?ml\\n(.*?)^```");

  @TempDir Path folder;

  private record Example(Path page, String yaml) {}

  private static List<Example> examples() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      docs.filter(each -> each.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Example> examples = new ArrayList<>();
    for (Path page : pages) {
      Matcher fence = FENCE.matcher(Files.readString(page));
      while (fence.find()) {
        examples.add(new Example(page, fence.group(1)));
      }
    }
    return examples;
  }

  @Test
  void everyExampleLoads() throws IOException {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(4);
    for (Example example : examples) {
      Problems problems = new Problems();
      load(example.yaml(), problems);
      assertThat(problems.sorted()).as("%s:\n%s", example.page(), example.yaml()).isEmpty();
    }
  }

  /** By its first key; what is of another program says so in a comment above. */
  private void load(String yaml, Problems problems) throws IOException {
    Path file = Files.writeString(folder.resolve("example.yaml"), yaml);
    if (yaml.startsWith("# prometheus.yml")) {
      YamlNode.documents(file.toString(), yaml, problems);
    } else if (yaml.startsWith("apiVersion:")) {
      assertThat(OpenSlo.read(List.of(file), problems, SloConfig.defaults())).isNotEmpty();
    } else if (yaml.startsWith("route:")) {
      Path secret = Files.writeString(folder.resolve("key"), KEY);
      Files.writeString(file, yaml.replaceAll("\\$\\{file:[^}]*}", "\\${file:" + secret + "}"));
      RoutingReader.read(file, ReceiverTypes.ENTRIES, _ -> KEY_TEXT, problems);
    } else if (yaml.startsWith("heartbeats:")) {
      assertThat(HeartbeatRules.read(file, problems).all()).isNotEmpty();
    } else if (yaml.startsWith("drills:")) {
      Objective checkout = EvaluationFixture.objective("checkout-availability");
      Drillable known = new Drillable(List.of(checkout), _ -> Optional.empty());
      assertThat(DrillSchedules.read(file, known, problems).all()).isNotEmpty();
    } else if (yaml.startsWith("objectives:")) {
      YamlNode.documents(file.toString(), yaml, problems)
          .forEach(node -> node.onlyKeys(Set.of("objectives", "receivers")));
    } else if (yaml.startsWith("services:")) {
      assertThat(Services.read(file, problems).all()).isNotEmpty();
    } else {
      YamlNode.documents(file.toString(), yaml, problems)
          .forEach(node -> ConfigReader.over(Config.defaults(), node));
    }
  }

  /** What every variable holds: as long as a routing key of PagerDuty. */
  private static final String KEY_TEXT = "0123456789abcdef0123456789abcdef";

  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
}
