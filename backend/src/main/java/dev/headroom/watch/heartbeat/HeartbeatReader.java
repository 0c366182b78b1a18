package dev.headroom.watch.heartbeat;

import dev.headroom.model.Urgency;
import dev.headroom.model.text.DurationText;
import dev.headroom.yaml.DeclaredName;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code heartbeats.yaml}. */
final class HeartbeatReader {
  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private static final Duration INTERVAL_MIN = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final String RUNBOOK = "heartbeat-missed";

  private HeartbeatReader() {}

  static HeartbeatRules read(Path file, Problems problems) throws IOException {
    if (!TextFile.isThere(file)) {
      return HeartbeatRules.NONE;
    }
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    documents.stream().skip(1).forEach(more -> more.problem("expected one document"));
    return documents.isEmpty() ? HeartbeatRules.NONE : rules(documents.getFirst());
  }

  private static HeartbeatRules rules(YamlNode document) {
    document.onlyKeys(Set.of("heartbeats"));
    List<YamlNode> items = document.require("heartbeats").map(YamlNode::items).orElse(List.of());
    if (items.size() > HeartbeatRules.HEARTBEATS_MAX) {
      document.problem("more than %d heartbeats".formatted(HeartbeatRules.HEARTBEATS_MAX));
    }
    List<HeartbeatRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : items) {
      HeartbeatRule rule = rule(item);
      if (!rule.name().isEmpty() && !names.add(rule.name())) {
        item.find("name").orElse(item).problem("another heartbeat is named " + rule.name());
      }
      rules.add(rule);
    }
    return new HeartbeatRules(rules);
  }

  private static HeartbeatRule rule(YamlNode node) {
    node.onlyKeys(
        Set.of(
            "name", "interval", "grace", "severity", "service", "owner", "runbook", "description"));
    node.require("interval");
    String name = node.requireText("name");
    node.find("name").ifPresent(each -> each.parse(DeclaredName::parse));
    return new HeartbeatRule(
        name,
        parsed(node, "interval", HeartbeatReader::interval).orElse(INTERVAL_MIN),
        parsed(node, "grace", HeartbeatReader::grace).orElse(GRACE),
        node.require("severity")
            .flatMap(_ -> parsed(node, "severity", Urgency::of))
            .orElse(Urgency.PAGE),
        node.textOr("service", name),
        node.requireText("owner"),
        node.textOr("runbook", RUNBOOK),
        node.textOr("description", "").strip());
  }

  private static <T> Optional<T> parsed(YamlNode node, String key, Function<String, T> parse) {
    return node.find(key).flatMap(value -> Optional.ofNullable(value.parse(parse)));
  }

  private static Duration interval(String text) {
    Duration interval = DurationText.parse(text);
    if (interval.compareTo(INTERVAL_MIN) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an interval is 10s to 400d, not " + text);
    }
    return interval;
  }

  private static Duration grace(String text) {
    Duration grace = DurationText.parse(text);
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("grace is 0s to 400d, not " + text);
    }
    return grace;
  }
}
