package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Problem;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the place of a file of rules and is none is refused at once, by its name. */
@Timeout(60)
class OddFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<String> PLACES =
      List.of(
          "alert-rules/routing.yaml",
          "alert-rules/services.yaml",
          "alert-rules/heartbeats.yaml",
          "alert-rules/slos/b.yaml",
          "alert-rules/a.tmpl");

  @TempDir Path folder;

  /** What is no file. */
  enum Oddity {
    PIPE("is a pipe, a socket or a device"),
    SOCKET("is a pipe, a socket or a device"),
    DEVICE("is a pipe, a socket or a device"),
    FOLDER("is a folder, not a file"),
    LINK_TO_NOWHERE("is a link that leads nowhere"),
    /** A regular file by all it says of itself. */
    UNREADABLE("");

    private final String reason;

    /** What is said of a path that is one. */
    String said(Path place) {
      return "cannot be read: "
          + (this == UNREADABLE ? "Input/output error" : place + " " + reason);
    }

    Oddity(String reason) {
      this.reason = reason;
    }

    void make(Path place) throws Exception {
      Files.deleteIfExists(place);
      Files.createDirectories(place.getParent());
      switch (this) {
        case PIPE ->
            assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();
        case SOCKET -> {
          try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(place));
          }
        }
        case DEVICE -> Files.createSymbolicLink(place, Path.of("/dev/zero"));
        case UNREADABLE -> Files.createSymbolicLink(place, Path.of("/proc/self/mem"));
        case FOLDER -> Files.createDirectory(place);
        case LINK_TO_NOWHERE -> Files.createSymbolicLink(place, Path.of("nothing"));
      }
    }
  }

  @BeforeEach
  void files() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write(
        "alert-rules/routing.yaml",
        "route: {receiver: desk}\nreceivers: [{name: desk}]\ntemplates: [a.tmpl]\n");
    write("alert-rules/a.tmpl", "{{ define \"x\" }}{{ end }}");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RuleSet.Folders folders() {
    return new RuleSet.Folders(
        folder.resolve("alert-rules"), folder.resolve("runbooks"), SloConfig.defaults(), _ -> null);
  }

  private List<Problem> refused() throws IOException {
    try {
      return RuleSet.read(folders(), NOW).badRunbooks();
    } catch (InvalidFiles invalid) {
      return invalid.problems();
    }
  }

  static Stream<Arguments> oddities() {
    return PLACES.stream()
        .flatMap(place -> Stream.of(Oddity.values()).map(odd -> Arguments.of(place, odd)));
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void whatIsNoFileIsRefusedByItsName(String place, Oddity odd) throws Exception {
    boolean isFolderOfPromises = odd == Oddity.FOLDER && place.contains("slos");
    Path path = folder.resolve(place);
    odd.make(path);
    if (isFolderOfPromises) {
      assertThat(refused()).isEmpty();
      return;
    }
    assertThat(refused())
        .filteredOn(each -> each.file().equals(path.toString()))
        .extracting(Problem::message)
        .anyMatch(why ->
            (place.contains("slos") && odd != Oddity.UNREADABLE)
                ? why.equals("not read: neither a file nor a folder to look into")
                : why.startsWith(odd.said(path)));
  }

  @ParameterizedTest
  @EnumSource(Oddity.class)
  void aRunbookThatIsNoFileIsLeftOutByItsName(Oddity odd) throws Exception {
    Path page = folder.resolve("runbooks/a.md");
    odd.make(page);
    assertThat(refused())
        .extracting(Problem::message)
        .anyMatch(why -> why.startsWith(odd.said(page)));
  }

  @ParameterizedTest
  @EnumSource(Oddity.class)
  void aConfigurationThatIsNoFileIsRefused(Oddity odd) throws Exception {
    Path file = folder.resolve("headroom.yaml");
    odd.make(file);
    Problems problems = new Problems();
    Config.defaults().over(file, problems);
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith(odd.said(file));
  }

  @Test
  void aSecretIsNoPipe() throws Exception {
    write(
        "alert-rules/routing.yaml",
        """
        route: {receiver: desk}
        receivers: [{name: desk, webhook_configs: [{url: 'http://h.example/${file:key}'}]}]
        """);
    Oddity.PIPE.make(folder.resolve("alert-rules/key"));
    assertThat(refused())
        .extracting(Problem::message)
        .anyMatch(why -> why.contains("secret file key cannot be read"));
  }

  @Test
  void aFileInThePlaceOfAFolderIsRefused() throws Exception {
    Files.delete(folder.resolve("alert-rules/slos/a.yaml"));
    Files.delete(folder.resolve("alert-rules/slos"));
    write("alert-rules/slos", "x");
    assertThat(refused()).extracting(Problem::message).contains("cannot be read: it is no folder");
    assertThatThrownBy(() -> RuleSet.read(folders(), NOW)).isInstanceOf(InvalidFiles.class);
  }
}
