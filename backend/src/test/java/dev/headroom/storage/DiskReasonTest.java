package dev.headroom.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class DiskReasonTest {
  @Test
  void the_disks_own_word_comes_without_classes_and_paths() {
    IOException full = new IOException("No space left on device");
    assertThat(DiskReason.of(full)).isEqualTo("No space left on device");
    assertThat(DiskReason.of(new IOException(new UncheckedIOException(full))))
        .isEqualTo("No space left on device");
    assertThat(DiskReason.of(new IllegalStateException("this writer is closed", full)))
        .isEqualTo("No space left on device");
    assertThat(DiskReason.of(new FileSystemException("/data/x", null, "Input/output error")))
        .isEqualTo("Input/output error");
    assertThat(DiskReason.of(new NoSuchFileException("/data/x"))).isEqualTo("a file is missing");
    assertThat(DiskReason.of(new AccessDeniedException("/data/x"))).isEqualTo("access is denied");
  }

  @Test
  void a_disk_that_says_nothing_is_not_put_words_into_its_mouth() {
    for (IOException silent :
        new IOException[] {
          new IOException(), new IOException(" "), new FileSystemException("/data/x")
        }) {
      assertThat(DiskReason.of(silent)).isEqualTo("the disk gave no reason");
    }
  }
}
