package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key of {@code headroom.yaml} stands on one page, with the default it really has. */
class ConfigDocsTest {
  private static final Path PAGE = Path.of("docs/config/README.md");

  /** Their defaults are shares of the heap, and differ from one machine to the next. */
  private static final Set<String> BY_HEAP =
      Set.of("ingest.bodies.inFlightBytesMax", "metrics.bytesMax");

  /** Their defaults depend on the processors there are. */
  private static final Set<String> BY_PROCESSORS = Set.of("threads.decodingMax");

  private static Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    ConfigReader.walk("", Config.defaults(), keys);
    return keys;
  }

  private static String row(String key, Object value) {
    return "| `%s` | %s |".formatted(key, shown(key, text(value)));
  }

  private static String shown(String key, String text) {
    if (BY_HEAP.contains(key)) {
      return "a share of the heap";
    }
    if (BY_PROCESSORS.contains(key)) {
      return "two for each processor";
    }
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"))
        : String.valueOf(value);
  }

  @Test
  void everyKeyStandsOnThePageWithItsDefault() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> missing = new ArrayList<>();
    keys()
        .forEach((key, value) -> {
          String row = row(key, value);
          if (lines.stream()
              .noneMatch(line -> line.startsWith(row) && line.length() > row.length() + 8)) {
            missing.add(row + " what it is, with its unit |");
          }
        });
    assertThat(missing)
        .as("rows to add to backend/%s, each with what the key means and its unit", PAGE)
        .isEmpty();
  }

  @Test
  void thePageNamesNoKeyThatIsNotThere() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `") && !line.startsWith("| `--")) {
        String key = line.substring(3, line.indexOf('`', 3));
        if (!keys().containsKey(key)) {
          unknown.add(key);
        }
      }
    }
    assertThat(unknown).as("rows to take out of backend/%s", PAGE).isEmpty();
  }

  /** What the page says can be written. */
  @Test
  void everyDefaultCanBeWrittenAsItIsShown() {
    keys()
        .forEach((key, value) -> {
          String[] names = key.split("\\.");
          StringBuilder yaml = new StringBuilder();
          for (int i = 0; i < names.length; i++) {
            yaml.append("  ".repeat(i))
                .append(names[i])
                .append(i < names.length - 1 ? ":\n" : ": ");
          }
          String shown = text(value);
          yaml.append(shown.isEmpty() ? "''" : shown);
          Problems problems = new Problems();
          YamlNode node = YamlNode.documents("headroom.yaml", yaml.toString(), problems).getFirst();
          Config read = ConfigReader.over(Config.defaults(), node);
          assertThat(problems.sorted()).as("%s", yaml).isEmpty();
          Map<String, Object> again = new LinkedHashMap<>();
          ConfigReader.walk("", read, again);
          assertThat(again).as("%s", yaml).isEqualTo(keys());
        });
  }

  @Test
  void theScaleIsWrittenAsOneNumber() {
    Problems problems = new Problems();
    YamlNode node =
        YamlNode.documents("headroom.yaml", "slo:\n  windowScale: 60\n", problems).getFirst();

    assertThat(ConfigReader.over(Config.defaults(), node).slo().windowScale().factor())
        .isEqualTo(60);
    assertThat(problems.sorted()).isEmpty();
  }
}
