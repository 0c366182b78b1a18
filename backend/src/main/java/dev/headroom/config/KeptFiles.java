package dev.headroom.config;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Texts that were kept, as files for a while: those who read rules read files. */
final class KeptFiles implements AutoCloseable {
  private final Path folder;

  private KeptFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes them into a folder of their own.
   *
   * @throws IOException if there is no room for them
   */
  static KeptFiles write(Map<String, String> files) throws IOException {
    KeptFiles kept = new KeptFiles(Files.createTempDirectory("headroom-rules-"));
    try {
      for (Map.Entry<String, String> each : files.entrySet()) {
        Path file = kept.folder.resolve(each.getKey()).normalize();
        if (!file.startsWith(kept.folder)) {
          throw new IllegalArgumentException("not a path of rules: " + each.getKey());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, each.getValue());
      }
      return kept;
    } catch (IOException | RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  /** What is read from here; secrets are where they always are. */
  RuleSet.Folders folders(RuleSet.Folders real) {
    return new RuleSet.Folders(
        folder.resolve(WrittenFiles.RULES),
        folder.resolve(WrittenFiles.RUNBOOKS),
        real.rules(),
        real.slo(),
        real.environment());
  }

  /** What was read from here, which remembers where. */
  RuleSet stoodHere(RuleSet read) {
    return new RuleSet(
        read.objectives(),
        read.routing(),
        read.runbooks(),
        read.services(),
        read.heartbeats(),
        read.drills(),
        read.readAt(),
        read.version(),
        read.files(),
        read.badRunbooks(),
        read.unread(),
        Optional.of(folder));
  }

  /** Problems with the names under which the files are kept. */
  List<Problem> named(List<Problem> problems) {
    return problems.stream().map(each -> named(folder, each)).toList();
  }

  /** A problem of a file that stood in a folder, with the name under which it is kept. */
  static Problem named(Path folder, Problem problem) {
    return new Problem(
        problem.file().replace(folder + "/", ""),
        problem.line(),
        problem.column(),
        problem.message());
  }

  @Override
  public void close() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
