package dev.headroom.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the line that says where it is: by the script people use, and by
 * the jar alone.
 */
class StartBench {
  @TempDir Path folder;

  @Test
  void start_to_ready() throws Exception {
    byScript();
    byJar();
    afterKill();
  }

  /** The first start after a build is not measured: in it the script learns the others. */
  private void byScript() throws Exception {
    for (int run = 0; run <= Bench.runs(); run++) {
      long before = System.nanoTime();
      String data = folder.resolve("script" + run).toString();
      try (HeadroomProcess server =
          HeadroomProcess.launchIn(folder, "serve", "--port", "0", "--data", data)) {
        server.awaitUrl();
        if (run > 0) {
          Bench.say("start by the script, empty: %.2f s", (System.nanoTime() - before) / 1e9);
        }
        server.terminate();
      }
    }
  }

  private void byJar() throws Exception {
    for (int run = 0; run < Bench.runs(); run++) {
      long before = System.nanoTime();
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("empty" + run))) {
        Bench.say("start by the jar, empty: %.2f s", (System.nanoTime() - before) / 1e9);
        server.terminate();
      }
    }
  }

  private void afterKill() throws Exception {
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
