package dev.headroom.slo.openslo;

import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.yaml.FileTree;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads promises from OpenSLO v1 files (github.com/OpenSLO/OpenSLO, README of version v1).
 *
 * <p>What the specification forbids is a problem; what it allows and Headroom cannot do is a
 * problem that begins with "not supported yet". A promise with a problem is not returned.
 */
public final class OpenSlo {
  private static final Set<String> KEYS = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final String KINDS =
      "SLO, SLI, Service, DataSource, AlertPolicy, AlertCondition, AlertNotificationTarget";

  private final Problems problems;
  private final SloConfig config;
  private final List<OpenSloDocument> documents = new ArrayList<>();

  private OpenSlo(Problems problems, SloConfig config) {
    this.problems = problems;
    this.config = config;
  }

  /**
   * The promises in the files {@code *.yaml} and {@code *.yml}, in capitals or not, of a directory
   * and the directories in it, hidden ones left out, by name; none where there is no such
   * directory. They refer to each other's SLIs and data sources.
   *
   * @throws IOException if a file cannot be read
   */
  public static List<Objective> read(Path directory, Problems problems, SloConfig config)
      throws IOException {
    List<Path> files =
        FileTree.under(directory, problems).stream()
            .filter(file -> FileTree.endsWith(file, ".yaml", ".yml"))
            .toList();
    return read(files, problems, config);
  }

  /**
   * The promises in some files, by name.
   *
   * @throws IOException if a file cannot be read
   */
  public static List<Objective> read(List<Path> files, Problems problems, SloConfig config)
      throws IOException {
    OpenSlo reader = new OpenSlo(problems, config);
    for (Path file : files) {
      reader.load(file);
    }
    return reader.objectives();
  }

  private void load(Path file) throws IOException {
    Optional<String> text =
        TextFile.read(file, config.fileBytesMax(), "slo.fileBytesMax", problems);
    if (text.isPresent()) {
      int before = problems.size();
      List<YamlNode> roots = YamlNode.documents(file.toString(), text.get(), problems);
      boolean sound = problems.size() == before;
      roots.stream()
          .flatMap(OpenSlo::listed)
          .forEach(root -> load(root, root.linesIn(text.get()), sound));
    }
  }

  /** A document may be a list of those it stands for. */
  private static Stream<YamlNode> listed(YamlNode root) {
    return root.isSequence() ? root.items().stream() : Stream.of(root);
  }

  private void load(YamlNode root, String text, boolean soundFile) {
    if (root.isNull()) {
      return;
    }
    Optional<String> foreign = ForeignFormat.of(root);
    if (foreign.isPresent()) {
      root.problem(foreign.get());
      return;
    }
    int before = problems.size();
    root.onlyKeys(KEYS);
    if (!isVersion1(root)) {
      return;
    }
    String kind = root.requireText("kind");
    switch (kind) {
      case "SLO", "SLI", "Service", "DataSource" -> {
        Optional<OpenSloMetadata> metadata =
            root.require("metadata").flatMap(OpenSloMetadata::read);
        boolean sound = soundFile && problems.size() == before;
        metadata.ifPresent(
            head -> documents.add(new OpenSloDocument(kind, head, root, text, sound)));
      }
      case "AlertPolicy", "AlertCondition", "AlertNotificationTarget" ->
          root.problem(
              "not supported yet: kind "
                  + kind
                  + "; burn tiers stand in the annotation headroom/tiers, receivers in routing");
      case "" -> {}
      default -> root.find("kind").ifPresent(node -> node.problem("kind is one of " + KINDS));
    }
  }

  private List<Objective> objectives() {
    rejectDuplicates();
    documents("Service").forEach(OpenSloDocument::checkService);
    Map<String, String> dataSourceTypes = new HashMap<>();
    documents("DataSource")
        .forEach(each -> dataSourceTypes.put(each.name(), each.dataSourceType()));
    IndicatorReader indicators = new IndicatorReader(dataSourceTypes);
    Map<String, Optional<Indicator>> shared = new HashMap<>();
    documents("SLI")
        .forEach(each -> shared.put(each.name(), sound(each, () -> each.sli(indicators))));
    ObjectiveReader reader = new ObjectiveReader(config, indicators, shared);
    List<OpenSloDocument> promises = documents("SLO").toList();
    if (promises.size() > config.objectivesMax()) {
      promises
          .get(config.objectivesMax())
          .root()
          .problem("more objectives than slo.objectivesMax " + config.objectivesMax());
    }
    return promises.stream()
        .limit(config.objectivesMax())
        .flatMap(each -> sound(each, () -> reader.read(each)).flatMap(Function.identity()).stream())
        .sorted(Comparator.comparing(Objective::name))
        .toList();
  }

  private Stream<OpenSloDocument> documents(String kind) {
    return documents.stream().filter(each -> each.kind().equals(kind));
  }

  /** What was read from a document, if neither that nor its head brought a problem to light. */
  private <T> Optional<T> sound(OpenSloDocument document, Supplier<T> read) {
    int before = problems.size();
    T value = read.get();
    return document.soundHead() && problems.size() == before
        ? Optional.of(value)
        : Optional.empty();
  }

  private void rejectDuplicates() {
    Map<String, OpenSloDocument> first = new HashMap<>();
    for (OpenSloDocument document : List.copyOf(documents)) {
      OpenSloDocument other = first.putIfAbsent(document.kind() + " " + document.name(), document);
      if (other != null) {
        YamlNode there = other.metadata().nameNode();
        document
            .metadata()
            .nameNode()
            .problem(
                "%s %s is already defined at %s:%d"
                    .formatted(document.kind(), document.name(), there.file(), there.line()));
        documents.remove(document);
      }
    }
  }

  private static boolean isVersion1(YamlNode root) {
    String version = root.requireText("apiVersion");
    if (version.equals("openslo/v1")) {
      return true;
    }
    root.find("apiVersion")
        .filter(node -> !version.isEmpty())
        .ifPresent(node ->
            node.problem(
                (version.startsWith("openslo") ? "not supported yet: " : "")
                    + "apiVersion "
                    + version
                    + "; use openslo/v1"));
    return false;
  }
}
