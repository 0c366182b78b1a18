package dev.headroom.slo.openslo;

import dev.headroom.slo.objective.Indicator;
import dev.headroom.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/**
 * One document of a file, its head read.
 *
 * @param kind one of those that are understood
 * @param text as it stands in the file
 * @param soundHead whether everything but the spec is free of problems
 */
record OpenSloDocument(
    String kind, OpenSloMetadata metadata, YamlNode root, String text, boolean soundHead) {
  private static final int DESCRIPTION_LENGTH_MAX = 1_050;

  String name() {
    return metadata.name();
  }

  Optional<YamlNode> spec() {
    return root.require("spec");
  }

  /** The description of a spec; may be empty. */
  static String description(YamlNode spec) {
    Optional<YamlNode> node = spec.find("description");
    String text = node.map(YamlNode::text).orElse("");
    if (text.length() > DESCRIPTION_LENGTH_MAX) {
      node.get().problem("description is longer than " + DESCRIPTION_LENGTH_MAX + " characters");
    }
    return text;
  }

  /** A service is only a name here; its document is checked all the same. */
  void checkService() {
    root.find("spec")
        .ifPresent(spec -> {
          spec.onlyKeys(Set.of("description"));
          description(spec);
        });
  }

  /** What a data source speaks. */
  String dataSourceType() {
    return spec()
        .map(spec -> {
          spec.onlyKeys(Set.of("description", "type", "connectionDetails"));
          description(spec);
          return spec.requireText("type");
        })
        .orElse("");
  }

  /** The indicator of a document of kind SLI. */
  Indicator sli(IndicatorReader reader) {
    return spec().map(reader::read).orElse(IndicatorReader.NONE);
  }
}
