package dev.headroom;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one run.
 *
 * @param figures by the benchmark's class and method
 */
record Baseline(
    @JsonProperty("machine") Machine machine,
    @JsonProperty("commit") String commit,
    @JsonProperty("figures") SortedMap<String, Figure> figures) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Baseline read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Baseline.class);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /** The figures line by line, each with its ratio to that of the kept run. */
  List<String> comparedWith(Optional<Baseline> kept) {
    List<String> lines = new ArrayList<>();
    lines.add("here: " + machine);
    kept.ifPresent(then -> lines.add("kept: " + then.machine + ", commit " + then.commit));
    if (kept.isPresent() && !kept.get().machine.equals(machine)) {
      lines.add("not the same machine or JDK: the ratios compare those as well");
    }
    SortedMap<String, Figure> then = kept.map(Baseline::figures).orElseGet(TreeMap::new);
    lines.add("%-52s %24s  %s".formatted("", "µs a call", "now / kept"));
    figures.forEach((name, figure) -> {
      Figure earlier = then.get(name);
      String ratio = earlier == null ? "   nothing kept" : figure.against(earlier);
      lines.add("%-52s %s  %s".formatted(name, figure, ratio));
    });
    return lines;
  }
}
