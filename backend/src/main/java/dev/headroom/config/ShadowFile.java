package dev.headroom.config;

import dev.headroom.routing.Routing;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Objective;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code shadow.yaml}: names of promises of which nobody is told, and of receivers that are told
 * nothing. Without the file nothing is in shadow.
 */
record ShadowFile(Set<String> objectives, Set<String> receivers) {
  static final String NAME = "shadow.yaml";

  private static final int FILE_BYTES_MAX = 1 << 20;
  private static final String OBJECTIVES = "objectives";
  private static final String RECEIVERS = "receivers";
  private static final ShadowFile NONE = new ShadowFile(Set.of(), Set.of());

  /**
   * Reads the file; a name that nothing has is a problem.
   *
   * @throws IOException if the file is there but cannot be read
   */
  static ShadowFile read(Path file, List<Objective> objectives, Routing routing, Problems problems)
      throws IOException {
    Set<String> promised = objectives.stream().map(Objective::name).collect(Collectors.toSet());
    return read(file, promised::contains, routing, problems);
  }

  /** Routing with the receivers in shadow, whatever is promised. */
  static Routing markReceivers(Path file, Routing routing, Problems problems) throws IOException {
    ShadowFile read = read(file, _ -> true, routing, problems);
    return routing.with(new Shadow(Set.of(), read.receivers()));
  }

  private static ShadowFile read(
      Path file, Predicate<String> isPromised, Routing routing, Problems problems)
      throws IOException {
    if (Files.notExists(file)) {
      return NONE;
    }
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    documents.stream().skip(1).forEach(more -> more.problem("expected one document"));
    if (documents.isEmpty() || documents.getFirst().isNull()) {
      return NONE;
    }
    YamlNode document = documents.getFirst();
    document.onlyKeys(Set.of(OBJECTIVES, RECEIVERS));
    return new ShadowFile(
        names(document, OBJECTIVES, isPromised),
        names(document, RECEIVERS, name -> routing.receiver(name).isPresent()));
  }

  private static Set<String> names(YamlNode document, String key, Predicate<String> isKnown) {
    Set<String> names = new TreeSet<>();
    for (YamlNode item : document.find(key).map(YamlNode::items).orElse(List.of())) {
      String name = item.text();
      if (!isKnown.test(name)) {
        item.problem("there is no '%s' among the %s".formatted(name, key));
      } else if (!names.add(name)) {
        item.problem("'%s' is there twice".formatted(name));
      }
    }
    return names;
  }

  /** Those in shadow are marked as such. */
  List<Objective> mark(List<Objective> all) {
    return all.stream()
        .map(each -> objectives.contains(each.name()) ? each.inShadow() : each)
        .toList();
  }

  /** That a promise is not watched is in shadow with the promise. */
  Routing mark(Routing routing) {
    Set<String> subjects = new TreeSet<>(objectives);
    objectives.forEach(each -> subjects.add(UnwatchedPromise.unwatched(each)));
    return routing.with(new Shadow(subjects, receivers));
  }

  /** A file that says the same, names as JSON writes them, which YAML reads. */
  static String text(Set<String> objectives, Set<String> receivers) {
    return OBJECTIVES + ": " + list(objectives) + "\n" + RECEIVERS + ": " + list(receivers) + "\n";
  }

  private static String list(Set<String> names) {
    return new TreeSet<>(names)
        .stream()
            .map(each -> '"' + each.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(", ", "[", "]"));
  }
}
