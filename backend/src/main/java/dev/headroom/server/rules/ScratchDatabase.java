package dev.headroom.server.rules;

import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.trial.ScratchStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** State databases for dry runs, in folders of their own, which are deleted with them. */
public record ScratchDatabase(LongSupplier nanoTime) implements ScratchStore {
  @Override
  public <T> T with(ScratchWork<T> work) throws IOException {
    Path folder = Files.createTempDirectory("headroom-dry-run-");
    try (StateDatabase database =
        StateDatabase.open(folder.resolve("state.db"), nanoTime, new CollectorRegistry())) {
      return work.on(database);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }
}
