package dev.headroom.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the process to the line that says where it is. */
class StartBench {
  @TempDir Path folder;

  @Test
  void start_to_ready() throws Exception {
    for (int run = 0; run < Bench.runs(); run++) {
      long before = System.nanoTime();
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("empty" + run))) {
        Bench.say("start, empty: %.2f s", (System.nanoTime() - before) / 1e9);
        server.terminate();
      }
    }
    Path filled = folder.resolve("filled");
    try (HeadroomProcess server = HeadroomProcess.serve(filled)) {
      RemoteWriteLoad load =
          new RemoteWriteLoad(server.url(), System.currentTimeMillis() - 86_400_000L);
      load.run(Bench.seconds() / 4);
      Bench.say("filled with %d samples", load.acknowledged());
      server.kill();
    }
    for (int run = 0; run < Bench.runs(); run++) {
      long before = System.nanoTime();
      try (HeadroomProcess server = HeadroomProcess.serve(filled)) {
        Bench.say("start after a kill: %.2f s", (System.nanoTime() - before) / 1e9);
        server.kill();
      }
    }
  }
}
