package dev.headroom.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script on a machine that has nothing: a PATH of a few plain tools, no JDK, no Maven, and
 * archives from a server of the test.
 */
class LauncherTest {
  private static final List<String> PLAIN_TOOLS =
      List.of(
          "sh",
          "cat",
          "date",
          "dirname",
          "find",
          "grep",
          "gzip",
          "head",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sha256sum",
          "shasum",
          "tail",
          "tar",
          "touch",
          "tr");
  private static final List<String> DOWNLOADERS = List.of("curl", "wget");
  private static final String JDK =
      "/adoptium/temurin25-binaries/releases/download/jdk-25.0.4%2B7/OpenJDK25U-jdk_x64_linux_hotspot_25.0.4_7.tar.gz";
  private static final String MAVEN =
      "/dist/maven/maven-3/3.9.16/binaries/apache-maven-3.9.16-bin.tar.gz";

  @TempDir Path folder;
  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private byte[] jdk = {};
  private byte[] maven = {};
  private Path script;
  private Path tools;
  private String mirror;

  private record Run(int exitCode, String text) {}

  @BeforeEach
  void bareMachine() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getRawPath();
          asked.add(path);
          byte[] body = served.getOrDefault(path, new byte[0]);
          exchange.sendResponseHeaders(served.containsKey(path) ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    mirror = "http://127.0.0.1:" + server.getAddress().getPort();
    tools = Files.createDirectories(folder.resolve("bin"));
    link(PLAIN_TOOLS);
    link(DOWNLOADERS);
    tool("uname", "case \"$1\" in -m) echo x86_64 ;; *) echo Linux ;; esac");
    tool("id", "echo 1000");
    jdk = jdkArchive();
    maven = mavenArchive();
    served.put(JDK, jdk);
    served.put(MAVEN, maven);
    script = Files.createDirectories(folder.resolve("checkout")).resolve("headroom");
    String original = Files.readString(Path.of("..", "headroom"));
    assertThat(original)
        .containsPattern("\njdk_sha256_x64=[0-9a-f]{64}\n")
        .containsPattern("\njdk_sha256_aarch64=[0-9a-f]{64}\n")
        .containsPattern("\nmaven_sha256=[0-9a-f]{64}\n");
    program(
        script,
        original
            .replaceFirst("jdk_sha256_x64=.*", "jdk_sha256_x64=" + sha256(jdk))
            .replaceFirst("maven_sha256=.*", "maven_sha256=" + sha256(maven)));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_is_missing_is_fetched_once_and_named() throws Exception {
    Run first = run("check", "some rules");
    assertThat(first.text)
        .contains("fetching Eclipse Temurin JDK 25.0.4+7 (140 MB) from " + mirror + JDK)
        .contains("into " + cache().resolve("jdk-25.0.4+7"))
        .contains("fetching Apache Maven 3.9.16 (9 MB) from " + mirror + MAVEN)
        .contains("headroom.jar check some rules");
    assertThat(first.exitCode).isZero();
    assertThat(buildLog()).hasContent("maven with " + cache().resolve("jdk-25.0.4+7"));
    assertThat(cached()).containsExactlyInAnyOrder("jdk-25.0.4+7", "apache-maven-3.9.16");
    Run second = run("check");
    assertThat(second.text).contains("headroom.jar check").doesNotContain("fetching");
    assertThat(asked).containsExactly(JDK, MAVEN);
  }

  @Test
  void another_archive_than_the_one_asked_for_is_not_unpacked() throws Exception {
    served.put(JDK, maven);
    Run refused = run("demo");
    assertThat(refused.exitCode).isEqualTo(3);
    assertThat(refused.text)
        .contains("what came has the sha256 " + sha256(maven))
        .contains("it is not the archive that was asked for, and nothing of it was unpacked")
        .contains("type: JAVA_HOME=/path/to/a/jdk-25 " + script + " demo");
    assertThat(cached()).isEmpty();
  }

  @Test
  void half_a_folder_of_an_earlier_time_is_replaced() throws Exception {
    Files.createDirectories(cache().resolve("jdk-25.0.4+7/lib"));
    assertThat(run("check").exitCode).isZero();
    assertThat(cache().resolve("jdk-25.0.4+7/lib")).doesNotExist();
  }

  @Test
  void without_a_network_it_says_what_to_type() throws Exception {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      mirror = "http://127.0.0.1:" + closed.getLocalPort();
    }
    Run refused = run("demo");
    assertThat(refused.exitCode).isEqualTo(3);
    assertThat(refused.text)
        .contains(mirror + JDK + " could not be fetched: is there a network?")
        .endsWith("type: JAVA_HOME=/path/to/a/jdk-25 " + script + " demo");
    assertThat(cached()).isEmpty();
  }

  @Test
  void without_a_network_for_Maven_the_JDK_stays() throws Exception {
    served.remove(MAVEN);
    Run refused = run("demo");
    assertThat(refused.exitCode).isEqualTo(3);
    assertThat(refused.text).endsWith("type: PATH=/path/to/maven/bin:$PATH " + script + " demo");
    assertThat(cached()).containsExactly("jdk-25.0.4+7");
  }

  @Test
  void what_fetching_takes_is_named_where_it_is_missing() throws Exception {
    for (String missing : List.of("curl", "wget", "tar")) {
      Files.deleteIfExists(tools.resolve(missing));
    }
    tool("apt-get", "exit 100");
    Run refused = run("demo");
    assertThat(refused.exitCode).isEqualTo(3);
    assertThat(refused.text)
        .contains(
            "missing here, and needed to fetch Eclipse Temurin JDK 25.0.4+7 (140 MB): curl tar")
        .endsWith("type: sudo apt-get install -y curl tar && " + script + " demo");
    assertThat(asked).isEmpty();
  }

  @Test
  void root_on_Debian_gets_them_with_apt() throws Exception {
    aptKnows("openjdk-25-jdk-headless|maven");
    Run installed = run("check");
    assertThat(installed.text)
        .contains("installing openjdk-25-jdk-headless with apt")
        .contains("installing maven with apt")
        .contains("headroom.jar check");
    assertThat(installed.exitCode).isZero();
    assertThat(buildLog()).hasContent("maven with " + folder.resolve("jdks/apt"));
    assertThat(asked).isEmpty();
  }

  @Test
  void what_the_distribution_does_not_have_is_fetched_although_apt_is_there() throws Exception {
    aptKnows("maven");
    Run installed = run("check");
    assertThat(installed.text)
        .contains("fetching Eclipse Temurin JDK")
        .contains("installing maven with apt");
    assertThat(installed.exitCode).isZero();
    assertThat(asked).containsExactly(JDK);
  }

  @Test
  void a_system_for_which_nothing_is_fetched_is_told_what_to_type() throws Exception {
    tool("uname", "case \"$1\" in -m) echo riscv64 ;; *) echo Linux ;; esac");
    Run other = run("demo");
    assertThat(other.exitCode).isEqualTo(3);
    assertThat(other.text)
        .contains("none is fetched for Linux on riscv64")
        .endsWith("type: JAVA_HOME=/path/to/a/jdk-25 " + script + " demo");
    tool("brew", "exit 1");
    assertThat(run("demo").text)
        .endsWith("type: brew install --cask temurin@25 && " + script + " demo");
    assertThat(asked).isEmpty();
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", tools.toString(),
                "HOME", folder.resolve("home").toString(),
                "HEADROOM_JDKS", folder.resolve("jdks").toString(),
                "HEADROOM_MIRROR", mirror));
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), text);
  }

  private Path buildLog() {
    return script.resolveSibling("backend/target/headroom-build.log");
  }

  private Path cache() {
    return folder.resolve("home/.cache/headroom");
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** An apt that has some packages; what it installs works as the archives' programs do. */
  private void aptKnows(String packages) throws Exception {
    tool("id", "echo 0");
    tool("apt-cache", "case \"$2\" in " + packages + ") exit 0 ;; *) exit 100 ;; esac");
    Path java = folder.resolve("apt/jdk-25.0.4+7");
    Path mvn = folder.resolve("apt/apache-maven-3.9.16/bin/mvn");
    unpack(jdk);
    unpack(maven);
    Path jdks = Files.createDirectories(folder.resolve("jdks"));
    tool(
        "apt-get",
        """
        case "$*" in
          *openjdk*) mv '%s' '%s/apt' ;;
          *maven*) mv '%s' '%s' ;;
        esac
        """
            .formatted(java, jdks, mvn, tools));
  }

  private void unpack(byte[] archive) throws Exception {
    Path file = Files.write(folder.resolve("archive"), archive);
    command(
        "tar",
        "-xzf",
        file.toString(),
        "-C",
        Files.createDirectories(folder.resolve("apt")).toString());
  }

  private byte[] jdkArchive() throws Exception {
    Path home = folder.resolve("made/jdk-25.0.4+7");
    Files.createDirectories(home);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.4\"\n");
    program(home.resolve("bin/javac"), "#!/bin/sh\n");
    program(home.resolve("bin/java"), "#!/bin/sh\necho \"$*\"\n");
    return archive("jdk-25.0.4+7");
  }

  private byte[] mavenArchive() throws Exception {
    program(
        folder.resolve("made/apache-maven-3.9.16/bin/mvn"),
        """
        #!/bin/sh
        echo "maven with $JAVA_HOME" >&2
        : >backend/target/headroom.jar
        """);
    return archive("apache-maven-3.9.16");
  }

  private byte[] archive(String name) throws Exception {
    Path file = folder.resolve(name + ".tar.gz");
    command("tar", "-czf", file.toString(), "-C", folder.resolve("made").toString(), name);
    return Files.readAllBytes(file);
  }

  private static void command(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private void tool(String name, String body) throws IOException {
    program(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
  }

  /** Links those of some programs that this machine has. */
  private void link(List<String> names) throws IOException {
    for (String name : names) {
      for (String place : System.getenv("PATH").split(":")) {
        Path program = Path.of(place, name);
        if (Files.isExecutable(program) && !Files.exists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), program);
        }
      }
    }
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
