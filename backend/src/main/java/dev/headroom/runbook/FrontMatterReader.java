package dev.headroom.runbook;

import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the YAML above a runbook's text and says what is wrong with it. */
final class FrontMatterReader {
  private static final Set<String> KEYS =
      Set.of(
          "alert", "service", "owner", "severity", "slo", "escalation", "reviewed", "review_every");
  private static final Set<String> SEVERITIES = Set.of("page", "ticket");
  private static final Pattern PERIOD = Pattern.compile("[1-9][0-9]{0,4}[dw]");
  private static final FrontMatter NONE =
      new FrontMatter("", "", "", "", "", "", Optional.empty(), Optional.empty());

  private FrontMatterReader() {}

  static FrontMatter read(String file, String yaml, Problems problems) {
    List<YamlNode> documents = YamlNode.documents(file, yaml, problems);
    if (documents.isEmpty()) {
      return NONE;
    }
    YamlNode root = documents.getFirst();
    if (!root.isMapping()) {
      root.problem("front matter must be a mapping");
      return NONE;
    }
    root.onlyKeys(KEYS);
    return new FrontMatter(
        root.requireText("alert"),
        root.requireText("service"),
        root.requireText("owner"),
        severity(root),
        root.textOr("slo", ""),
        root.textOr("escalation", ""),
        parsed(root, "reviewed", FrontMatterReader::date),
        parsed(root, "review_every", FrontMatterReader::period));
  }

  private static String severity(YamlNode root) {
    String severity = root.requireText("severity");
    if (!severity.isEmpty() && !SEVERITIES.contains(severity)) {
      root.find("severity").ifPresent(node -> node.problem("severity must be page or ticket"));
    }
    return severity;
  }

  private static <T> Optional<T> parsed(YamlNode root, String key, Function<String, T> parse) {
    return root.find(key).flatMap(node -> Optional.ofNullable(node.parse(parse)));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date like 2026-11-01: " + text, e);
    }
  }

  private static Period period(String text) {
    if (!PERIOD.matcher(text).matches()) {
      throw new IllegalArgumentException("not a number of days or weeks like 180d: " + text);
    }
    int count = Integer.parseInt(text.substring(0, text.length() - 1));
    return text.endsWith("w") ? Period.ofWeeks(count) : Period.ofDays(count);
  }
}
