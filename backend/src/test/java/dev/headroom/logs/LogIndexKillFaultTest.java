package dev.headroom.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.Pages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real process with its threads at work, killed again and again in the middle. */
class LogIndexKillFaultTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final int KILLS = Thoroughness.of(2, 4);

  @TempDir Path path;

  @Test
  void holdsEveryRecordOnceAfterKillsInTheMiddle() throws Exception {
    Random random = seed.random();
    long end = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      end = Math.max(end, runAndKill(end, 1 + random.nextInt(400)));
    }
    try (OpenIndex open = new OpenIndex(path)) {
      end = Math.max(end, open.index.durablePosition());
      for (long number = open.index.durablePosition() + 1; number <= end; number++) {
        open.index.apply(number, KilledIndexer.batch(number));
      }
      open.index.refresh();
      List<String> found =
          Pages.bodies(open.index, new All(), OpenIndex.ALWAYS, LogSearch.LIMIT_MAX);
      Set<String> expected = new HashSet<>();
      for (long number = 1; number <= end; number++) {
        KilledIndexer.batch(number).logs().forEach(record -> expected.add(record.body()));
      }
      assertThat(found).hasSameSizeAs(expected);
      assertThat(new HashSet<>(found)).isEqualTo(expected);
    }
  }

  /** Kills the process once it has applied some batches more; the last one it told of. */
  private long runAndKill(long end, int batches) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIndexer.class.getName(),
                path.toString(),
                Long.toString(end))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = end;
    int seen = 0;
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(KilledIndexer.APPLIED)) {
          last = Long.parseLong(line.substring(KilledIndexer.APPLIED.length()));
          if (++seen == batches) {
            process.toHandle().destroyForcibly(); // unlike the process's own, keeps its output
          }
        }
      }
      assertThat(seen).as("batches before the process ended").isGreaterThanOrEqualTo(batches);
      return last;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
