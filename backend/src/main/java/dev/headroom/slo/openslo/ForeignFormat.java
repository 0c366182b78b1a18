package dev.headroom.slo.openslo;

import dev.headroom.yaml.YamlNode;
import java.util.Optional;

/**
 * Knows the files of other tools that people put beside OpenSLO's, so that one line says it all.
 */
final class ForeignFormat {
  private static final String INSTEAD = "; objectives are OpenSLO v1 here (apiVersion: openslo/v1)";

  private ForeignFormat() {}

  /** What a document is, if it is one of those. */
  static Optional<String> of(YamlNode root) {
    String api = scalar(root, "apiVersion");
    if (scalar(root, "version").startsWith("prometheus/") || api.startsWith("sloth.slok.dev/")) {
      return Optional.of("this is a Sloth file" + INSTEAD);
    }
    if (api.startsWith("pyrra.dev/")) {
      return Optional.of("this is a Pyrra file" + INSTEAD);
    }
    if (api.startsWith("sre.google.com/")) {
      return Optional.of("this is an slo-generator file" + INSTEAD);
    }
    if (api.startsWith("n9/")) {
      return Optional.of("this is a Nobl9 file" + INSTEAD);
    }
    if (root.find("groups").isPresent() || api.startsWith("monitoring.coreos.com/")) {
      return Optional.of("this is a file of Prometheus rules" + INSTEAD);
    }
    return root.find("tests").isPresent() && root.find("rule_files").isPresent()
        ? Optional.of("this is a file of promtool tests" + INSTEAD)
        : Optional.empty();
  }

  private static String scalar(YamlNode root, String key) {
    return root.find(key)
        .filter(node -> !node.isMapping() && !node.isSequence())
        .map(YamlNode::text)
        .orElse("");
  }
}
