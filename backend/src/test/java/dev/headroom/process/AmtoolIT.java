package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.Thoroughness;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same files and labels lead to the same receivers as Alertmanager's own tool says. */
class AmtoolIT {
  private static final int TREES = Thoroughness.of(40, 1_000);
  private static final int LABEL_SETS = 2;
  private static final int DEPTH_MAX = 4;
  private static final List<String> LABELS = List.of("a", "b", "service");
  private static final List<String> VALUES = List.of("x", "y", "x,y", "a{2}");
  private static final List<String> EXPRESSIONS = List.of("x|y", "x.*", ".+", "[^x]+", "a.2.", "");

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  /** Where amtool is; null if there is none and this is known. */
  @SuppressWarnings("SystemOut")
  private static @Nullable Path program() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(directory -> Path.of(directory, "amtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutAmtool") == null) {
        throw new AssertionError(
            "amtool is not on the PATH: install Debian's package prometheus-alertmanager, or accept"
                + " that routes are not tested against it with -Dheadroom.withoutAmtool");
      }
      System.out.println("WARNING: routes were NOT tested against amtool");
    }
    return found;
  }

  @Test
  void random_trees_lead_to_the_same_receivers() throws Exception {
    Path amtool = program();
    if (amtool == null) {
      return;
    }
    Random random = seed.random();
    for (int tree = 0; tree < TREES; tree++) {
      String yaml = yaml(random);
      Routing routing = Routings.read(folder, yaml);
      for (int set = 0; set < LABEL_SETS; set++) {
        Map<String, String> labels = labels(random);
        String ours =
            routing.routes(labels, Instant.EPOCH).stream()
                .map(each -> each.receiver().name())
                .collect(Collectors.joining(","));
        assertThat(ours).as("%s%n%s", labels, yaml).isEqualTo(ask(amtool, labels));
      }
    }
  }

  private String ask(Path amtool, Map<String, String> labels)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(amtool.toString(), "config", "routes", "test"));
    command.add("--config.file=" + folder.resolve("routing.yaml"));
    labels.forEach((name, value) -> command.add("%s=\"%s\"".formatted(name, value)));
    Path errors = folder.resolve("amtool.log");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> command + " " + read(errors)).isZero();
    return answer.strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Map<String, String> labels(Random random) {
    Map<String, String> labels = new TreeMap<>();
    for (String label : LABELS) {
      if (random.nextInt(4) > 0) {
        labels.put(label, one(VALUES, random));
      }
    }
    return labels;
  }

  private static String yaml(Random random) {
    StringBuilder yaml = new StringBuilder("route:\n  receiver: r0\n");
    routes(yaml, "  ", 1, random);
    yaml.append("receivers:\n");
    for (int i = 0; i < 8; i++) {
      yaml.append("  - name: r").append(i).append('\n');
    }
    return yaml.toString();
  }

  private static void routes(StringBuilder yaml, String indent, int depth, Random random) {
    int children = depth == DEPTH_MAX ? 0 : random.nextInt(4);
    if (children == 0) {
      return;
    }
    yaml.append(indent).append("routes:\n");
    for (int i = 0; i < children; i++) {
      String inner = indent + "    ";
      yaml.append(indent).append("  - continue: ").append(random.nextBoolean()).append('\n');
      if (random.nextInt(4) > 0) {
        yaml.append(inner).append("receiver: r").append(random.nextInt(8)).append('\n');
      }
      yaml.append(inner).append(matchers(random)).append('\n');
      routes(yaml, inner, depth + 1, random);
    }
  }

  private static String matchers(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "match: {%s: '%s'}".formatted(one(LABELS, random), one(VALUES, random));
      case 1 -> "match_re: {%s: '%s'}".formatted(one(LABELS, random), one(EXPRESSIONS, random));
      case 2 -> "matchers: ['%s', '%s']".formatted(matcher(random), matcher(random));
      case 3 -> "matchers: ['{%s,%s,}']".formatted(matcher(random), matcher(random));
      case 4 -> "matchers: []";
      default -> "matchers: ['%s']".formatted(matcher(random));
    };
  }

  private static String matcher(Random random) {
    String label = one(LABELS, random);
    boolean quoted = random.nextBoolean();
    boolean expression = random.nextBoolean();
    String value = expression ? one(EXPRESSIONS, random) : one(List.of("x", "y", ""), random);
    String operator = one(expression ? List.of("=~", "!~") : List.of("=", "!="), random);
    String space = random.nextBoolean() ? " " : "";
    return label + space + operator + space + (quoted ? '"' + value + '"' : value);
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
