package dev.headroom.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of links is made once, and what is configured is held to its bounds. */
class LinkKeyTest {
  @TempDir Path folder;

  @Test
  void itIsMadeOnceAndAnewOnlyWhereItIsGone() throws Exception {
    Disk disk = Disk.at(folder);
    byte[] first = LinkKey.of(disk, Seed.fixed(1));
    assertThat(first).hasSize(MessageCode.BYTES);
    assertThat(LinkKey.of(disk, Seed.fixed(2))).isEqualTo(first);
    assertThat(disk.list()).containsExactly(LinkKey.FILE);
    Files.delete(folder.resolve(LinkKey.FILE));
    assertThat(LinkKey.of(disk, Seed.fixed(2))).isNotEqualTo(first);
  }

  @Test
  void oneThatWasCutIsNotTakenForAnother() throws Exception {
    Files.write(folder.resolve(LinkKey.FILE), new byte[MessageCode.BYTES - 1]);
    Disk disk = Disk.at(folder);
    assertThatThrownBy(() -> LinkKey.of(disk, Seed.fixed(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reply.key in the data directory must have 32 bytes");
  }

  @Test
  void whatWasLeftOfAStartThatWasCutOffDoesNotMatter() throws Exception {
    Files.write(folder.resolve("reply.key.new"), new byte[3]);
    assertThat(LinkKey.of(Disk.at(folder), Seed.fixed(1))).hasSize(MessageCode.BYTES);
  }

  @Test
  void theConfigurationIsBoundedAndHoldsNoSecrets() {
    Duration day = Duration.ofDays(1);
    List<String> none = List.of();
    assertRefused("linkLife must be 1m to 7d", Duration.ofSeconds(59), none, 1, 1);
    assertRefused("linkLife must be 1m to 7d", Duration.ofDays(7).plusMillis(1), none, 1, 1);
    assertRefused("names secrets and holds none", day, List.of("plain"), 1, 1);
    assertRefused(
        "10 entries at most",
        day,
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"),
        1,
        1);
    assertRefused("perMinuteMax must be 1 to 100000", day, none, 0, 1);
    assertRefused("refusedPerMinuteMax must be 1 to 100000", day, none, 1, 100_001);
  }

  private static void assertRefused(
      String why, Duration life, List<String> secrets, int perMinute, int refused) {
    assertThatThrownBy(() -> new ReplyConfig(life, secrets, List.of(), perMinute, refused))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
