package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.notify.HeardPages.Faults;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A look at what {@link CrashBench} does for longer. */
class CrashIT {
  private static final int KILLS = 3;
  private static final int STANDING = 30;

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  @Test
  void killsLoseNoPageTellNoneAnewAndKeepTheOrder() throws Exception {
    try (CrashStory story = new CrashStory(folder, seed.random())) {
      story.begin(STANDING);
      for (int i = 0; i < KILLS; i++) {
        story.life();
      }
      story.finish();
      Faults faults = story.faults();
      assertThat(faults.lost()).isEmpty();
      assertThat(faults.repaged()).isEmpty();
      assertThat(faults.disordered()).isEmpty();
      assertThat(faults.needless()).isEmpty();
    }
  }
}
