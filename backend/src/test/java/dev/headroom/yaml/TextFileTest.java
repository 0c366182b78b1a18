package dev.headroom.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir private Path folder;
  private final Problems problems = new Problems();

  @Test
  void a_file_of_just_the_size_is_read_and_one_byte_more_is_not() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "1234");
    assertThat(TextFile.read(file, 4, "four:", problems)).contains("1234");
    assertThat(TextFile.read(file, Integer.MAX_VALUE, "all:", problems)).contains("1234");
    assertThat(problems.sorted()).isEmpty();
    assertThat(TextFile.read(file, 3, "three:", problems)).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(new Problem(file.toString(), 0, 0, "larger than three: 3"));
  }

  @Test
  void a_mark_at_the_start_is_no_text() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFFa");
    assertThat(TextFile.read(file, 10, "ten:", problems)).contains("a");
  }

  @Test
  void a_byte_that_is_no_text_is_found() throws Exception {
    Path file =
        Files.write(folder.resolve("a"), "ok\nk\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(TextFile.read(file, 10, "ten:", problems)).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(new Problem(file.toString(), 2, 2, "not UTF-8: byte 0xFF"));
  }

  @Test
  void what_has_no_end_is_no_file() {
    assertThatThrownBy(() -> TextFile.start(Path.of("/dev/zero"), 3))
        .hasMessage("/dev/zero is a pipe, a socket or a device, not a file");
    assertThat(TextFile.startOrNothing(Path.of("/dev/zero"), 3)).isEmpty();
  }

  @Test
  void of_a_larger_file_the_start_is_had() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "1234");
    assertThat(TextFile.start(file, 3)).containsExactly('1', '2', '3');
  }
}
