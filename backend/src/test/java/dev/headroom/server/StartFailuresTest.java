package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class StartFailuresTest {
  private final StringWriter err = new StringWriter();

  @Command(name = "fails")
  private record Failing(Exception failure) implements java.util.concurrent.Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }

  private int run(Exception failure) throws Exception {
    CommandLine line = new CommandLine(new Failing(failure)).setErr(new PrintWriter(err));
    return new StartFailures().handleExecutionException(failure, line, line.parseArgs());
  }

  private String told(Exception failure) throws Exception {
    err.getBuffer().setLength(0);
    assertThat(run(failure)).isEqualTo(Headroom.NOT_STARTED);
    return err.toString();
  }

  @Test
  void what_the_machine_refuses_is_one_line_in_words() throws Exception {
    assertThat(told(new NoSuchFileException("/a")))
        .isEqualTo("headroom: not started: there is no /a\n");
    assertThat(told(new AccessDeniedException("/a")))
        .isEqualTo("headroom: not started: /a may not be read or written\n");
    assertThat(told(new FileAlreadyExistsException("/a")))
        .isEqualTo("headroom: not started: /a is there and is not a folder\n");
    assertThat(told(new IOException("127.0.0.1:1 is taken by another process")))
        .isEqualTo("headroom: not started: 127.0.0.1:1 is taken by another process\n");
  }

  @Test
  void a_mistake_of_the_program_is_not_hidden() {
    IllegalStateException slip = new IllegalStateException("a slip");
    assertThatThrownBy(() -> run(slip)).isSameAs(slip);
    assertThat(err.toString()).isEmpty();
  }
}
