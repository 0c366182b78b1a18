package dev.headroom.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.disk.DataDirectory.DataDirectoryInUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryFaultTest {
  private static final long OWN_PID = ProcessHandle.current().pid();

  @TempDir Path temporary;

  /** Holds a directory until its input ends; run in a process of its own. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (DataDirectory held = DataDirectory.lock(Path.of(arguments[0]))) {
        System.out.println("held " + held.path());
        System.in.read();
      } catch (DataDirectoryInUse inUse) {
        System.out.println("in use by " + inUse.pid().orElse(0));
      }
    }
  }

  private static Process holder(Path directory) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String line(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return String.valueOf(lines.readLine());
  }

  @Test
  void theDirectoryIsMadeAndSaysWhoHasIt() throws IOException {
    Path directory = temporary.resolve("new/data");
    try (DataDirectory held = DataDirectory.lock(directory)) {
      assertThat(held.path()).isEqualTo(directory.toRealPath());
      assertThat(held.path().resolve("lock")).hasContent(OWN_PID + "\n");
    }
  }

  @Test
  void anotherProcessIsNamedAndAfterAKillTheDirectoryIsFree() throws Exception {
    Process holder = holder(temporary);
    try {
      assertThat(line(holder)).startsWith("held ");
      Path directory = temporary.toRealPath();
      assertThatThrownBy(() -> DataDirectory.lock(temporary))
          .isInstanceOfSatisfying(
              DataDirectoryInUse.class,
              inUse -> {
                assertThat(inUse.pid()).hasValue(holder.pid());
                assertThat(inUse.directory()).isEqualTo(directory);
              })
          .hasMessageContaining("in use by pid " + holder.pid());
    } finally {
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    DataDirectory.lock(temporary).close();
  }

  /** Also after this process tried twice: trying must not lose what it holds. */
  @Test
  void withinOneProcessThereIsOneHolderAndItKeepsOthersOut() throws Exception {
    try (DataDirectory held = DataDirectory.lock(temporary)) {
      Path sameDirectory = temporary.resolve("..").resolve(temporary.getFileName());
      assertThatThrownBy(() -> DataDirectory.lock(sameDirectory))
          .isInstanceOfSatisfying(
              DataDirectoryInUse.class, inUse -> assertThat(inUse.pid()).hasValue(OWN_PID));
      assertThat(held.path()).isDirectory();

      Process second = holder(temporary);
      assertThat(line(second)).isEqualTo("in use by " + OWN_PID);
      second.waitFor(10, TimeUnit.SECONDS);
    }
    DataDirectory.lock(temporary).close();
  }

  @Test
  void aHolderThatDoesNotSayItsNumberIsStillAHolder() throws Exception {
    Process holder = holder(temporary);
    try {
      line(holder);
      Files.writeString(temporary.resolve("lock"), "?");
      assertThatThrownBy(() -> DataDirectory.lock(temporary))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining("another process");
    } finally {
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }
}
