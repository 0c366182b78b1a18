package dev.headroom.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.disk.Disk;
import dev.headroom.disk.SimulatedDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of links is made once, and what is configured is held to its bounds. */
class LinkKeyTest {
  @TempDir Path folder;

  @Test
  void itIsMadeOnceAndAnewOnlyWhereItIsGone() throws Exception {
    Disk disk = Disk.at(folder);
    byte[] first = key(disk, 1).orElseThrow();
    assertThat(first).hasSize(MessageCode.BYTES);
    assertThat(key(disk, 2)).contains(first);
    assertThat(disk.list()).containsExactly(LinkKey.FILE);
    Files.delete(folder.resolve(LinkKey.FILE));
    assertThat(key(disk, 2).orElseThrow()).isNotEqualTo(first);
  }

  private static Optional<byte[]> key(Disk disk, int seed) {
    return new LinkKey(disk, Seed.fixed(seed)).bytes();
  }

  @Test
  void oneThatWasCutIsNotTakenForAnotherAndLinksAreMissedUntilItIsGone() throws Exception {
    Files.write(folder.resolve(LinkKey.FILE), new byte[MessageCode.BYTES - 1]);
    LinkKey cut = new LinkKey(Disk.at(folder), Seed.fixed(1));
    assertThat(cut.bytes()).isEmpty();
    assertThat(Files.size(folder.resolve(LinkKey.FILE))).isEqualTo(MessageCode.BYTES - 1);
    Files.delete(folder.resolve(LinkKey.FILE));
    assertThat(cut.bytes()).isPresent();
  }

  @Test
  void aFullDiskIsTriedAgainWithTheNextPage() {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.capacity(0);
    LinkKey key = new LinkKey(disk, Seed.fixed(1));
    assertThat(key.bytes()).isEmpty();
    disk.capacity(1_000);
    assertThat(key.bytes().orElseThrow()).isEqualTo(key(disk.powerCut(), 2).orElseThrow());
  }

  @Test
  void whatWasLeftOfAStartThatWasCutOffDoesNotMatter() throws Exception {
    Files.write(folder.resolve("reply.key.new"), new byte[3]);
    assertThat(key(Disk.at(folder), 1).orElseThrow()).hasSize(MessageCode.BYTES);
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
