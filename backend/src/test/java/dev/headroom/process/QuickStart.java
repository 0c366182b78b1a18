package dev.headroom.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts as the script makes them: with a cache of classes (JEP 514) that the JVM has learned from
 * one start. It is made once for each jar, by whichever test process comes first, and is the
 * script's as well.
 */
final class QuickStart {
  private static final int LEARNED_SECONDS_MAX = 60;

  private QuickStart() {}

  /** What makes a start quick; nothing where the JVM could learn nothing. */
  static List<String> options(Path java, Path jar) throws IOException {
    Path cache = jar.resolveSibling("headroom.aot");
    try (RandomAccessFile guard =
            new RandomAccessFile(jar.resolveSibling("headroom-tests.lock").toFile(), "rw");
        FileLock held = guard.getChannel().lock()) {
      if (held.isValid() && isOlder(cache, jar)) {
        learn(java, jar, cache);
      }
    }
    return Files.size(cache) == 0
        ? List.of("-Xlog:aot=off")
        : List.of("-Xlog:aot=off", "-XX:AOTCache=" + cache);
  }

  private static boolean isOlder(Path cache, Path jar) throws IOException {
    return !Files.exists(cache)
        || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0;
  }

  private static void learn(Path java, Path jar, Path cache) throws IOException {
    Path folder = Files.createTempDirectory(jar.getParent(), "learned");
    Path learned = folder.resolve("cache");
    Process learner =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xmx1g",
                    "-XX:AOTCacheOutput=" + learned,
                    "-jar",
                    jar.toString(),
                    "serve",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString()))
            .redirectErrorStream(true)
            .start();
    try {
      boolean started = learner.inputReader().lines().anyMatch(QuickStart::saysWhereItIs);
      learner.toHandle().destroy();
      learner.getInputStream().transferTo(OutputStream.nullOutputStream());
      if (!started || !learner.waitFor(LEARNED_SECONDS_MAX, TimeUnit.SECONDS)) {
        learner.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the first start was not watched to its end", e);
    }
    if (!Files.exists(learned)) {
      Files.createFile(learned);
    }
    Files.move(learned, cache, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean saysWhereItIs(String line) {
    return line.contains("http://127.0.0.1:");
  }
}
