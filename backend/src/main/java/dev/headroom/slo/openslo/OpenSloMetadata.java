package dev.headroom.slo.openslo;

import dev.headroom.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose document it is and what else was noted on it.
 *
 * @param nameNode where the name stands
 * @param name RFC 1123 label
 * @param displayName for people; the name where none is given
 * @param labels single-valued
 * @param annotations those of Headroom, without their prefix
 */
record OpenSloMetadata(
    YamlNode nameNode,
    String name,
    String displayName,
    Map<String, String> labels,
    Map<String, YamlNode> annotations) {
  private static final String PREFIX = "headroom/";
  private static final Set<String> ANNOTATIONS =
      Set.of("owner", "runbook", "events", "min-bad", "tiers", "no-data", "load");
  private static final int DISPLAY_NAME_LENGTH_MAX = 63;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern LABEL =
      Pattern.compile("[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");

  /** Reads a mapping; empty, with a problem, where it has no name. */
  static Optional<OpenSloMetadata> read(YamlNode node) {
    node.onlyKeys(Set.of("name", "displayName", "labels", "annotations"));
    Optional<YamlNode> nameNode = node.require("name");
    if (nameNode.isEmpty()) {
      return Optional.empty();
    }
    String name = checkName(nameNode.get());
    return Optional.of(
        new OpenSloMetadata(
            nameNode.get(), name, displayName(node, name), labels(node), annotations(node)));
  }

  /** The text of a node that must be an RFC 1123 label. */
  static String checkName(YamlNode node) {
    String name = node.text();
    if (!NAME.matcher(name).matches()) {
      node.problem(
          "a name is 1 to 63 of a-z, 0-9 and -, and neither begins nor ends with - (RFC 1123)");
    }
    return name;
  }

  private static String displayName(YamlNode node, String name) {
    Optional<YamlNode> found = node.find("displayName");
    String displayName = found.map(YamlNode::text).orElse(name);
    if (displayName.length() > DISPLAY_NAME_LENGTH_MAX && found.isPresent()) {
      found.get().problem("displayName is longer than " + DISPLAY_NAME_LENGTH_MAX + " characters");
    }
    return displayName;
  }

  private static Map<String, String> labels(YamlNode node) {
    Map<String, String> labels = new LinkedHashMap<>();
    node.find("labels")
        .ifPresent(
            found -> found.entries().forEach((key, value) -> labels.put(key, label(key, value))));
    return labels;
  }

  private static String label(String key, YamlNode value) {
    if (!LABEL.matcher(key).matches()) {
      value.problem("a label's key is 1 to 63 of letters, digits, -, _ and .: " + key);
    }
    if (!value.isSequence()) {
      return value.text();
    }
    List<YamlNode> values = value.items();
    if (values.size() != 1) {
      value.problem("not supported yet: a label with other than one value");
      return "";
    }
    return values.getFirst().text();
  }

  private static Map<String, YamlNode> annotations(YamlNode node) {
    Map<String, YamlNode> annotations = new HashMap<>();
    node.find("annotations")
        .ifPresent(found ->
            found
                .entries()
                .forEach((key, value) -> {
                  String text = value.text();
                  if (key.startsWith(PREFIX)) {
                    annotations.put(annotation(key, text, value), value);
                  }
                }));
    return annotations;
  }

  private static String annotation(String key, String text, YamlNode value) {
    String own = key.substring(PREFIX.length());
    if (!ANNOTATIONS.contains(own)) {
      value.problem("unknown annotation " + key + "; there are " + String.join(", ", known()));
    } else if (text.isEmpty()) {
      value.problem("annotation " + key + " must not be empty");
    }
    return own;
  }

  private static List<String> known() {
    return ANNOTATIONS.stream().sorted().map(each -> PREFIX + each).toList();
  }

  Optional<YamlNode> annotation(String own) {
    return Optional.ofNullable(annotations.get(own));
  }
}
