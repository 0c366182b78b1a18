package dev.headroom.capacity;

import dev.headroom.capacity.Services.Capacity;
import dev.headroom.capacity.Services.Latency;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.model.Labels;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code services.yaml}. */
final class ServicesReader {
  private static final int TIER_MAX = 9;

  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private ServicesReader() {}

  static Services read(Path file, Problems problems) throws IOException {
    if (!TextFile.isThere(file)) {
      return Services.NONE;
    }
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    if (documents.size() > 1) {
      documents.get(1).problem("expected one document");
    }
    return documents.isEmpty() ? Services.NONE : services(documents.getFirst());
  }

  private static Services services(YamlNode document) {
    document.onlyKeys(Set.of("services", "pageBudget"));
    PageBudget budget = budget(document, PageBudget.NONE).orElse(PageBudget.NONE);
    Map<String, PageBudget> budgets = new HashMap<>();
    List<ServiceEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : document.require("services").map(YamlNode::items).orElse(List.of())) {
      ServiceEntry entry = entry(item);
      if (!entry.name().isEmpty() && !names.add(entry.name())) {
        item.find("name").orElse(item).problem("another service is named " + entry.name());
      }
      entries.add(entry);
      budget(item, budget).ifPresent(own -> budgets.put(entry.name(), own));
    }
    return new Services(entries, budget, budgets);
  }

  private static Optional<PageBudget> budget(YamlNode node, PageBudget above) {
    return node.find("pageBudget").map(written -> PageBudgetReader.read(written, above));
  }

  private static ServiceEntry entry(YamlNode node) {
    node.onlyKeys(
        Set.of(
            "name",
            "owner",
            "tier",
            "description",
            "dependencies",
            "load",
            "capacity",
            "pageBudget"));
    String name = node.requireText("name");
    return new ServiceEntry(
        name,
        node.requireText("owner"),
        parsed(node, "tier", ServicesReader::tier).map(OptionalInt::of).orElse(OptionalInt.empty()),
        node.textOr("description", "").strip(),
        dependencies(node, name),
        node.find("load").map(ServicesReader::load),
        node.find("capacity").map(ServicesReader::capacity));
  }

  private static List<String> dependencies(YamlNode node, String name) {
    List<String> dependencies = new ArrayList<>();
    for (YamlNode item : node.find("dependencies").map(YamlNode::items).orElse(List.of())) {
      String dependency = item.text();
      if (dependency.equals(name)) {
        item.problem("a service does not depend on itself");
      } else if (dependencies.contains(dependency)) {
        item.problem(dependency + " is named twice");
      } else {
        dependencies.add(dependency);
      }
    }
    return dependencies;
  }

  private static LoadSource load(YamlNode node) {
    node.onlyKeys(Set.of("unit", "total", "errors", "latency"));
    Optional<Selector> total = parsed(node, "total", Selector::parse);
    if (total.isEmpty()) {
      node.find("errors")
          .ifPresent(errors -> errors.problem("errors are a part of total, which is missing"));
    }
    return new LoadSource(
        node.textOr("unit", "request"),
        total,
        parsed(node, "errors", Selector::parse),
        parsed(node, "latency", ServicesReader::latency));
  }

  private static Latency latency(String text) {
    Selector selector = Selector.parse(text);
    String metric =
        selector
            .metric()
            .orElseThrow(() -> new IllegalArgumentException("a latency needs a metric name"));
    List<Matcher> others =
        selector.matchers().stream().filter(each -> !each.label().equals(Labels.NAME)).toList();
    return new Latency(metric, others.isEmpty() ? "" : new Selector(others).text());
  }

  private static Capacity capacity(YamlNode node) {
    node.onlyKeys(Set.of("name", "used", "limit", "planned", "knee"));
    node.require("limit");
    Optional<Double> planned = parsed(node, "planned", ServicesReader::share);
    Optional<Double> knee = parsed(node, "knee", ServicesReader::share);
    if (planned.isPresent() && knee.isPresent() && planned.get() > knee.get()) {
      node.find("planned").orElse(node).problem("planned lies beyond the knee");
    }
    return new Capacity(
        node.textOr("name", "capacity"),
        parsed(node, "used", Selector::parse),
        parsed(node, "limit", ServicesReader::positive).orElse(1.0),
        optional(planned),
        optional(knee));
  }

  private static OptionalDouble optional(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static <T> Optional<T> parsed(YamlNode node, String key, Function<String, T> parse) {
    return node.find(key).flatMap(value -> Optional.ofNullable(value.parse(parse)));
  }

  private static int tier(String text) {
    if (!text.matches("[1-" + TIER_MAX + "]")) {
      throw new IllegalArgumentException("a tier is 1 (the most important) to " + TIER_MAX);
    }
    return Integer.parseInt(text);
  }

  private static double share(String text) {
    double share = number(text);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a utilisation is above 0 and at most 1, not " + text);
    }
    return share;
  }

  private static double positive(String text) {
    double number = number(text);
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a limit is above 0, not " + text);
    }
    return number;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }
}
