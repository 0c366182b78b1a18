package dev.headroom;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures come from.
 *
 * @param processor its model, or its architecture where the system does not say
 */
record Machine(
    @JsonProperty("processor") String processor,
    @JsonProperty("processors") int processors,
    @JsonProperty("system") String system,
    @JsonProperty("jdk") String jdk) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  static Machine here() throws IOException {
    return new Machine(
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Runtime.version().toString());
  }

  private static String processorModel() throws IOException {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  @Override
  public String toString() {
    return "%s, %d processors, %s, JDK %s".formatted(processor, processors, system, jdk);
  }
}
