package dev.headroom.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that loses its name while it is in use is noticed. */
class HeldFilesTest {
  @TempDir Path folder;
  private Path one;
  private Path two;
  private HeldFiles files;

  @BeforeEach
  void files() throws IOException {
    one = Files.writeString(folder.resolve("one"), "1234");
    two = folder.resolve("two");
    files = new HeldFiles(one, two);
    assertThat(files.lost()).isEmpty();
  }

  @Test
  void oneThatIsRemovedIsMissedUntilItIsBack() throws Exception {
    Files.move(one, folder.resolve("away"));
    assertThat(files.lost()).contains(one + " was removed while it was in use");
    Files.move(folder.resolve("away"), one);
    assertThat(files.lost()).isEmpty();
  }

  @Test
  void oneThatIsReplacedIsAnotherFile() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "1234");
    Files.move(other, one, StandardCopyOption.REPLACE_EXISTING);
    assertThat(files.lost()).contains(one + " was replaced while it was in use");
  }

  @Test
  void oneMayGrowAndIsNeverCut() throws Exception {
    Files.writeString(one, "567", StandardOpenOption.APPEND);
    assertThat(files.lost()).isEmpty();
    Files.writeString(one, "123456", StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(files.lost()).contains(one + " was cut while it was in use");
  }

  @Test
  void oneThatComesLaterIsHeldFromThenOn() throws Exception {
    Files.writeString(two, "");
    assertThat(files.lost()).isEmpty();
    Files.delete(two);
    assertThat(files.lost()).contains(two + " was removed while it was in use");
  }

  @Test
  void aFolderThatIsGoneTakesItsFilesWithIt() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path file = Files.writeString(inside.resolve("file"), "");
    HeldFiles held = new HeldFiles(file);
    assertThat(held.lost()).isEmpty();
    Files.delete(file);
    Files.delete(inside);
    assertThat(held.lost()).contains(file + " was removed while it was in use");
    Files.writeString(inside, "a file now");
    assertThat(held.lost()).isPresent();
  }

  @Test
  void anOpenFileOfADiskKnowsWhichNameIsItsOwn() throws Exception {
    Disk disk = Disk.at(folder.resolve("disk"));
    try (Disk.File file = disk.create("a")) {
      assertThat(file.isAt("a")).isTrue();
      disk.rename("a", "b");
      assertThat(file.isAt("a")).isFalse();
      assertThat(file.isAt("b")).isTrue();
      file.write(ByteBuffer.wrap(new byte[] {1}), 0);
      disk.delete("b");
      assertThat(file.isAt("b")).isFalse();
      try (Disk.File other = disk.create("b")) {
        assertThat(file.isAt("b")).isFalse();
        assertThat(other.isAt("b")).isTrue();
      }
    }
  }
}
