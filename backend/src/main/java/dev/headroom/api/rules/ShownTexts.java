package dev.headroom.api.rules;

import dev.headroom.routing.Secrets;
import dev.headroom.version.RuleVersions.WholeVersion;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Texts of rules as everybody may read them: of an address that stands in {@code routing.yaml} and
 * not in a secret, host and references alone. Two that differ stay two lines of a diff.
 */
final class ShownTexts {
  private static final String ROUTING = "alert-rules/routing.yaml";

  private final UnaryOperator<String> hiding;

  private ShownTexts(UnaryOperator<String> hiding) {
    this.hiding = hiding;
  }

  /**
   * A version as it may be shown.
   *
   * @param before the texts that its diff starts from
   */
  static WholeVersion of(WholeVersion whole, Map<String, String> before) {
    ShownTexts texts =
        new ShownTexts(
            Secrets.hidingAddresses(
                Stream.of(whole.files(), before)
                    .flatMap(files -> Stream.ofNullable(files.get(ROUTING)))
                    .toList()));
    return new WholeVersion(
        whole.version(),
        texts.shown(whole.files()),
        whole.before(),
        texts.hiding.apply(whole.diff()));
  }

  private NavigableMap<String, String> shown(Map<String, String> files) {
    NavigableMap<String, String> shown = new TreeMap<>();
    files.forEach((path, text) -> shown.put(path, hiding.apply(text)));
    return shown;
  }
}
