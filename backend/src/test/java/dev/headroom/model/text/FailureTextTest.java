package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void what_names_the_file_alone_is_put_into_words() {
    Map.of(
            new NoSuchFileException("/a"), "there is no /a",
            new AccessDeniedException("/a"), "/a may not be read or written",
            new FileAlreadyExistsException("/a"), "/a is there and is not a folder",
            new NotDirectoryException("/a"), "/a is not a folder",
            new FileSystemLoopException("/a"), "/a leads back to a folder it stands in",
            new FileSystemException("/a", null, "No space left on device"),
                "/a: No space left on device")
        .forEach((failure, words) -> assertThat(FailureText.of(failure)).isEqualTo(words));
  }

  @Test
  void the_name_of_a_class_is_never_shown() {
    IOException full = new IOException("No space left on device");
    assertThat(FailureText.of(full)).isEqualTo("No space left on device");
    assertThat(FailureText.of(new IOException(full))).isEqualTo("No space left on device");
    assertThat(FailureText.of(new UncheckedIOException(full))).isEqualTo("No space left on device");
    assertThat(FailureText.of(new RuntimeException(new NoSuchFileException("/a"))))
        .isEqualTo("there is no /a");
    assertThat(FailureText.of(new IOException("the log is closed", full)))
        .isEqualTo("the log is closed");
    assertThat(FailureText.of(new IOException())).isEqualTo("reading or writing failed");
    assertThat(FailureText.of(new IllegalStateException(" "))).isEqualTo("an unexpected failure");
  }
}
