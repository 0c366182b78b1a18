package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.model.text.DurationText;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of {@code headroom.yaml}, found from the records: it is read, and refused in place. */
class ConfigKeysTest {
  private static final Map<String, Object> DEFAULTS = flat(Config.defaults());

  private static final Pattern DURATION = Pattern.compile("(\\d+(ms|[smhdwy]))+");

  static Stream<String> keys() {
    return DEFAULTS.keySet().stream();
  }

  static Stream<String> groups() {
    return keys()
        .filter(key -> key.contains("."))
        .map(key -> key.substring(0, key.lastIndexOf('.')))
        .distinct();
  }

  private static Map<String, Object> flat(Config config) {
    Map<String, Object> keys = new LinkedHashMap<>();
    ConfigReader.walk("", config, keys);
    return keys;
  }

  private static Object valueOf(Map<String, Object> keys, String key) {
    return Objects.requireNonNull(keys.get(key));
  }

  /** {@code a.b} as two lines, the value behind the last key. */
  private static String yaml(String key, String value) {
    String[] names = key.split("\\.");
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      yaml.append("  ".repeat(i)).append(names[i]).append(i < names.length - 1 ? ":\n" : ": ");
    }
    return yaml + value;
  }

  private static Config read(String yaml, Problems problems) {
    return ConfigReader.over(
        Config.defaults(), YamlNode.documents("headroom.yaml", yaml, problems).getFirst());
  }

  private static List<Problem> problems(String yaml) {
    Problems problems = new Problems();
    assertThat(flat(read(yaml, problems))).as("what is wrong changes nothing").isEqualTo(DEFAULTS);
    return problems.sorted();
  }

  /** Values that are not the default; which of them the key's bounds let in is for the key. */
  private static List<String> others(Object value) {
    return switch (value) {
      case Boolean truth -> List.of(String.valueOf(!truth));
      case List<?> _ -> List.of("['http://a.example']", "['${env:A}']", "[a]", "[]");
      case Number number ->
          List.of(
              String.valueOf(number.longValue() + 1),
              String.valueOf(number.longValue() - 1),
              String.valueOf(number.longValue() / 2),
              String.valueOf(number.longValue() * 2));
      case String text when DURATION.matcher(text).matches() -> {
        Duration span = DurationText.parse(text);
        yield List.of(
            DurationText.format(span.multipliedBy(2)), DurationText.format(span.dividedBy(2)));
      }
      default -> List.of("http://a.example", "a", "public");
    };
  }

  @ParameterizedTest
  @MethodSource("keys")
  void each_can_be_set_and_changes_nothing_else(String key) {
    Object before = valueOf(DEFAULTS, key);
    boolean set = false;
    for (String other : others(before)) {
      Problems problems = new Problems();
      Map<String, Object> after = flat(read(yaml(key, other), problems));
      if (problems.isEmpty() && !valueOf(after, key).equals(before)) {
        set = true;
        Map<String, Object> expected = new LinkedHashMap<>(DEFAULTS);
        expected.put(key, valueOf(after, key));
        assertThat(after).as("%s: %s", key, other).isEqualTo(expected);
      }
    }
    assertThat(set).as("%s takes one of %s", key, others(before)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void each_refuses_what_is_of_another_shape_where_it_stands(String key) {
    boolean list = DEFAULTS.get(key) instanceof List<?>;
    Problems problems = new Problems();
    read(yaml(key, list ? "{a: b}" : "[a, b]"), problems);
    List<Problem> found = problems.sorted();
    assertThat(found).as(key).isNotEmpty();
    int line = key.split("\\.").length;
    String name = key.substring(key.lastIndexOf('.') + 1);
    assertThat(found.getFirst().line()).as(key).isEqualTo(line);
    assertThat(found.getFirst().column()).as(key).isEqualTo(2 * (line - 1) + name.length() + 3);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void a_key_no_group_has_is_refused_where_it_stands(String group) {
    List<Problem> found = problems(yaml(group + ".nosuchkey", "1"));
    int line = group.split("\\.").length + 1;
    assertThat(found)
        .extracting(Problem::toString)
        .containsExactly(
            "headroom.yaml:%d:%d: unknown key nosuchkey".formatted(line, 2 * (line - 1) + 1));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void a_group_without_keys_keeps_the_defaults(String group) {
    assertThat(problems(yaml(group, ""))).isEmpty();
  }

  @Test
  void a_number_is_told_from_everything_else() {
    assertThat(problems("wal: {segmentBytes: many}"))
        .extracting(Problem::toString)
        .containsExactly("headroom.yaml:1:21: expected a whole number or a size like 64MiB: many");
    assertThat(problems("listen: {port: 3000000000}").getFirst().message())
        .isEqualTo("larger than 2147483647: 3000000000");
    assertThat(problems("wal: {segmentBytes: 99999999TiB}").getFirst().message())
        .isEqualTo("larger than any size: 99999999TiB");
    assertThat(problems("listen: {insecure: yes}").getFirst().message())
        .isEqualTo("expected true or false: yes");
  }

  @Test
  void a_size_has_a_unit() {
    Problems problems = new Problems();
    assertThat(read("wal: {segmentBytes: 96 MiB}", problems).wal().segmentBytes())
        .isEqualTo(96L << 20);
    assertThat(read("wal: {segmentBytes: 100663296B}", problems).wal().segmentBytes())
        .isEqualTo(96L << 20);
    assertThat(problems.sorted()).isEmpty();
  }
}
