package dev.headroom.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.Pages;
import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Lines of one template are one group, whatever stands in them, and no line is lost. */
class SignatureGroupingProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int TEMPLATES = 12;
  private static final int LINES = 600;

  private static final List<Function<Random, String>> VARIABLES =
      List.of(
          random -> Integer.toString(random.nextInt()),
          random -> random.nextInt(1_000) / 8.0 + "ms",
          random -> new UUID(random.nextLong(), random.nextLong()).toString(),
          random -> "%016x".formatted(random.nextLong()),
          random -> "10.%d.0.%d:%d".formatted(byteOf(random), byteOf(random), byteOf(random)),
          random -> "fe80::%x:%x".formatted(byteOf(random), byteOf(random)),
          random -> "user%d@example.com".formatted(random.nextInt(1_000)),
          random -> "/cart/%d/item/%d".formatted(byteOf(random), random.nextInt()),
          random -> "\"" + "any text, ".repeat(random.nextInt(9)) + "\"",
          random -> "web-" + random.nextInt(500),
          random -> "12:%02d:%02d".formatted(random.nextInt(60), random.nextInt(60)));

  @TempDir Path path;

  private static int byteOf(Random random) {
    return random.nextInt(256);
  }

  /** Text with a number of its own, that nothing takes for a variable, and places for variables. */
  private record Template(String name, List<Function<Random, String>> variables) {
    static Template of(int number, Random random) {
      String name = "kind " + (char) ('a' + number) + "x";
      return new Template(
          name,
          Stream.generate(() -> VARIABLES.get(random.nextInt(VARIABLES.size())))
              .limit(1 + random.nextInt(6))
              .toList());
    }

    String line(Random random) {
      return variables.stream()
          .map(variable -> variable.apply(random))
          .collect(
              Collectors.joining(" then ", name + ": ", " done\n\tat Line" + random.nextInt()));
    }
  }

  @Test
  void everyLineIsCountedInTheGroupOfItsTemplate() throws IOException {
    Random random = seed.random();
    List<Template> templates =
        IntStream.range(0, TEMPLATES).mapToObj(i -> Template.of(i, random)).toList();
    Map<String, Long> expected = new HashMap<>();
    FakeLog log = new FakeLog();
    try (OpenIndex open = new OpenIndex(path)) {
      for (int i = 0; i < LINES; i++) {
        Template template = templates.get(random.nextInt(TEMPLATES));
        expected.merge(template.name(), 1L, Long::sum);
        LogRecord record = Sample.record(NOON - random.nextInt((int) DAY), template.line(random));
        log.push(open.index, NOON, record);
      }
      open.index.refresh();
      TimeRange range = new TimeRange(NOON - DAY, NOON + 1);
      SignatureGroups all = groups(open, range, SignatureSearch.GROUPS_MAX);
      assertThat(
              all.groups().stream()
                  .collect(
                      Collectors.toMap(
                          group -> group.text().substring(0, "kind ax".length()),
                          SignatureGroup::count)))
          .isEqualTo(expected);
      assertThat(all.otherLines()).isZero();
      addsUp(all);
      addsUp(groups(open, range, 1 + random.nextInt(TEMPLATES)));
    }
  }

  private static SignatureGroups groups(OpenIndex open, TimeRange range, int groups)
      throws IOException {
    return Pages.found(open.index.signatures(new SignatureSearch(new All(), range, groups, 7)));
  }

  private static void addsUp(SignatureGroups found) {
    long counted = found.groups().stream().mapToLong(SignatureGroup::count).sum();
    assertThat(counted + found.otherLines()).isEqualTo(LINES);
    assertThat(found.examined()).isEqualTo(LINES);
    assertThat(found.groups())
        .allSatisfy(group ->
            assertThat(group.counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(group.count()));
  }
}
