package dev.headroom.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Templates to compare with: those that people write, and those that chance writes. */
final class RandomTemplates {
  /** One in each line, of shapes that are found in the wild; a line's end is written \n. */
  private static final Path WRITTEN = Path.of("src/test/resources/templates/written.txt");

  private static final List<String> TEXTS =
      List.of(
          ".Status",
          ".Receiver",
          ".GroupLabels.g",
          ".CommonLabels.alertname",
          ".CommonLabels.severity",
          ".CommonAnnotations.summary",
          ".CommonLabels.nothing",
          "\"lit\"",
          "`raw`",
          "(index .GroupLabels \"g\")",
          "(printf \"%s-%d\" .Status (len .Alerts))",
          "(.CommonLabels.Names | join \"+\")");

  private static final List<String> CHANGES =
      List.of(
          "toUpper",
          "toLower",
          "title",
          "printf \"%q\"",
          "printf \"%12s|\"",
          "printf \"%-9s|\"",
          "printf \"%.3s\"",
          "reReplaceAll \"[aeiou]\" \"<$0>\"",
          "reReplaceAll \"(.)(.)\" \"$2$1\"",
          "reReplaceAll \"\" \".\"",
          "html",
          "js",
          "urlquery",
          "len",
          "print \"a\"");

  private static final List<String> GAPS = List.of(" ", "", "\n", " text ", "\t- ", "{{/* c */}}");

  private final Random random;

  RandomTemplates(Random random) {
    this.random = random;
  }

  /** All that are written, and others. */
  List<String> all(int others) throws IOException {
    List<String> all = new ArrayList<>();
    Files.readAllLines(WRITTEN, StandardCharsets.UTF_8)
        .forEach(each -> all.add(each.replace("\u23ce", "\n")));
    for (int i = 0; i < others; i++) {
      StringBuilder template = new StringBuilder();
      nodes(template, 3);
      all.add(template.toString());
    }
    return all;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String left() {
    return random.nextInt(4) == 0 ? "{{- " : "{{ ";
  }

  private String right() {
    return random.nextInt(4) == 0 ? " -}}" : " }}";
  }

  private void nodes(StringBuilder to, int depth) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      to.append(one(GAPS));
      if (depth == 0 || random.nextInt(3) == 0) {
        to.append(left()).append(pipeline()).append(right());
      } else {
        block(to, depth - 1);
      }
    }
    to.append(one(GAPS));
  }

  private void block(StringBuilder to, int depth) {
    switch (random.nextInt(4)) {
      case 0 -> {
        to.append(left()).append("if ").append(condition()).append(right());
        nodes(to, depth);
        otherwise(to, depth);
      }
      case 1 -> {
        to.append(left()).append("with $w := ").append(pipeline()).append(right());
        to.append("{{ $w }}{{ . }}");
        to.append(left()).append("end").append(right());
      }
      case 2 -> {
        to.append(left()).append("range ").append(one(List.of("", "$e := ", "$i, $e := ")));
        to.append(one(List.of(".Alerts", ".Alerts.Firing", ".Alerts.Resolved"))).append(right());
        to.append("{{ .Labels.instance }}{{ .Annotations.summary | ");
        to.append(one(CHANGES)).append(" }}{{ $.Status }}");
        to.append(left()).append("end").append(right());
      }
      default -> {
        to.append(left()).append("range $k, $v := .CommonLabels").append(right());
        to.append("{{ $k }}{{ $v | ").append(one(CHANGES)).append(" }}{{ len $v }}");
        to.append(left()).append("end").append(right());
      }
    }
  }

  private void otherwise(StringBuilder to, int depth) {
    if (random.nextBoolean()) {
      to.append(left()).append("else").append(right());
      nodes(to, depth);
    }
    to.append(left()).append("end").append(right());
  }

  private String condition() {
    return switch (random.nextInt(5)) {
      case 0 -> "eq " + one(TEXTS) + " " + one(TEXTS);
      case 1 -> "lt " + one(TEXTS) + " " + one(TEXTS);
      case 2 -> "and " + one(TEXTS) + " " + one(TEXTS);
      case 3 -> "gt (len .Alerts) " + random.nextInt(4);
      default -> "not " + one(TEXTS);
    };
  }

  private String pipeline() {
    StringBuilder pipeline = new StringBuilder(one(TEXTS));
    int changes = random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      pipeline.append(" | ").append(one(CHANGES));
    }
    return pipeline.toString();
  }
}
