package dev.headroom.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be done to files behind the index's back. */
final class Disks {
  private Disks() {}

  /** The directory as a crash at this moment would leave it. */
  static Path copy(Path from, Path to) throws IOException {
    return copy(from, to, _ -> true);
  }

  static Path copy(Path from, Path to, Predicate<Path> survives) throws IOException {
    for (Path each : walk(from)) {
      Path target = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(target);
      } else if (survives.test(each) && !each.endsWith("write.lock")) {
        Files.copy(each, target);
      }
    }
    return to;
  }

  static List<String> directories(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** The only file of a directory whose name starts so. */
  static Path file(Path directory, String prefix) throws IOException {
    return walk(directory).stream()
        .filter(each -> each.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  static void flipByte(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x55;
    Files.write(file, bytes);
  }

  private static List<Path> walk(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted().toList();
    }
  }
}
