package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.notify.HeardPages.Faults;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process at moments of chance while alerts fire and end: what its pager misses. */
class CrashBench {
  private static final int STANDING = 1_000;

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  @Test
  void kills() throws Exception {
    int crashes = Integer.getInteger("crashes", 100);
    try (CrashStory story = new CrashStory(folder, seed.random())) {
      story.begin(STANDING);
      while (story.kills() < crashes) {
        story.life();
        if (story.kills() % 25 == 0) {
          say(story);
        }
      }
      story.finish();
      say(story);
      Faults faults = story.faults();
      assertThat(faults.lost()).isEmpty();
      assertThat(faults.repaged()).isEmpty();
      assertThat(faults.disordered()).isEmpty();
      assertThat(faults.needless()).isEmpty();
    }
  }

  private static void say(CrashStory story) {
    Faults faults = story.faults();
    Bench.say(
        "%d kills: %d alerts, %d requests; not told yet %d, repaged %d, out of order %d,"
            + " duplicates %d, needless %d",
        story.kills(),
        story.alerts(),
        story.requests(),
        faults.lost().size(),
        faults.repaged().size(),
        faults.disordered().size(),
        faults.duplicates(),
        faults.needless().size());
  }
}
