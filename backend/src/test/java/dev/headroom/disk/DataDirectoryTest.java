package dev.headroom.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.disk.DataDirectory.DataDirectoryInUse;
import dev.headroom.model.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  void nobody_else_may_look_into_it() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path old = Files.writeString(data.resolve("old"), "a");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
    try (DataDirectory held = DataDirectory.lock(data)) {
      assertThat(held.path()).isEqualTo(data.toRealPath());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void one_at_a_time_has_it() throws Exception {
    try (DataDirectory _ = DataDirectory.lock(folder)) {
      assertThatThrownBy(() -> DataDirectory.lock(folder)).isInstanceOf(DataDirectoryInUse.class);
    }
    DataDirectory.lock(folder).close();
  }

  @Test
  void it_says_how_full_the_disk_is() throws Exception {
    try (DataDirectory held = DataDirectory.lock(folder)) {
      Usage disk = held.usages().getFirst();
      assertThat(disk.name()).isEqualTo("disk");
      assertThat(disk.unit()).isEqualTo("By");
      assertThat(disk.limit()).isEqualTo((double) Files.getFileStore(folder).getTotalSpace());
      assertThat(disk.used()).isPositive().isLessThanOrEqualTo(disk.limit());
    }
  }
}
