package dev.headroom.api;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole api over real HTTP, for one test. */
abstract class ApiStage {
  @TempDir Path folder;
  ApiWorld world;

  @BeforeEach
  final void start() throws Exception {
    world = new ApiWorld(folder);
  }

  @AfterEach
  final void stop() {
    world.close();
  }
}
