package dev.headroom.demo;

import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file in {@code alert-rules/slos} says, read plainly.
 *
 * @param events what people call them
 * @param selectors of the good (or bad) events and of all events
 */
public record ShippedSlo(
    String name,
    String service,
    String owner,
    String runbook,
    String events,
    String description,
    BigDecimal target,
    long minBad,
    List<String> selectors) {
  private static final Path SLOS = Path.of("../alert-rules/slos");

  /** All that are shipped. */
  public static List<ShippedSlo> all() {
    List<ShippedSlo> slos = new ArrayList<>();
    Problems problems = new Problems();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SLOS, "*.yaml")) {
      for (Path file : files) {
        YamlNode.documents(file.toString(), Files.readString(file), problems)
            .forEach(document -> slos.add(read(document)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    return slos;
  }

  public static ShippedSlo named(String name) {
    return all().stream().filter(slo -> slo.name().equals(name)).findFirst().orElseThrow();
  }

  private static ShippedSlo read(YamlNode document) {
    YamlNode metadata = document.require("metadata").orElseThrow();
    YamlNode annotations = metadata.require("annotations").orElseThrow();
    YamlNode spec = document.require("spec").orElseThrow();
    YamlNode ratio = at(at(at(spec, "indicator"), "spec"), "ratioMetric");
    YamlNode events = ratio.find("good").or(() -> ratio.find("bad")).orElseThrow();
    return new ShippedSlo(
        metadata.requireText("name"),
        spec.requireText("service"),
        annotations.requireText("headroom/owner"),
        annotations.requireText("headroom/runbook"),
        annotations.requireText("headroom/events"),
        spec.requireText("description"),
        new BigDecimal(at(spec, "objectives").items().getFirst().requireText("target")),
        Long.parseLong(annotations.requireText("headroom/min-bad")),
        List.of(selector(events), selector(at(ratio, "total"))));
  }

  private static String selector(YamlNode metric) {
    YamlNode source = at(at(metric, "metricSource"), "spec");
    return source.find("counter").or(() -> source.find("distribution")).orElseThrow().text();
  }

  private static YamlNode at(YamlNode node, String key) {
    return node.require(key).orElseThrow();
  }
}
