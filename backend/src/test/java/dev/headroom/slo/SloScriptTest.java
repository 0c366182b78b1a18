package dev.headroom.slo;

import dev.headroom.slo.openslo.SloScript;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every script in {@code resources/slo}, each of its objectives as a test of its own. */
class SloScriptTest {
  @TestFactory
  Stream<DynamicTest> scripts() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(SloScriptTest.class.getResource("/slo")).toURI());
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".slo")).sorted().toList()) {
        tests.addAll(tests(file.getFileName().toString(), Files.readAllLines(file)));
      }
    }
    return tests.stream();
  }

  private static List<DynamicTest> tests(String file, List<String> lines) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("objective ")) {
        int from = i;
        List<String> scene = new ArrayList<>(List.of(lines.get(from)));
        lines.stream()
            .skip(from + 1L)
            .takeWhile(line -> !line.startsWith("objective "))
            .forEach(scene::add);
        tests.add(DynamicTest.dynamicTest(file + ":" + (from + 1), () -> SloScript.play(scene)));
      }
    }
    return tests;
  }
}
