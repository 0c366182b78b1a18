package dev.headroom.api.rules;

import dev.headroom.model.Problem;
import dev.headroom.version.RuleVersion;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.RuleVersions.VersionList;
import dev.headroom.version.RuleVersions.WholeVersion;
import dev.headroom.version.VersionRecords.Pin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version of the rules without its files. */
record RuleVersionView(
    long number, String digest, Instant at, String author, int files, long bytes, boolean inForce) {
  /**
   * Who rolled back, to which version, and when.
   *
   * @param problems what keeps it from being in force
   */
  private record PinView(
      long version, String by, Instant at, boolean inForce, List<Problem> problems) {}

  /**
   * @param rolledBack null while the files are to be in force
   * @param filesDiffer whether the files on disk say something else than what is in force
   * @param inShadow what is evaluated and told to nobody
   */
  record VersionListView(
      @Nullable Long inForce,
      @Nullable PinView rolledBack,
      boolean filesDiffer,
      RuleControl.ShadowNames inShadow,
      int versionsMax,
      List<RuleVersionView> versions) {}

  /**
   * @param before number of the version that the diff starts from; null for the oldest
   */
  record WholeVersionView(
      RuleVersionView version, @Nullable Long before, String diff, Map<String, String> files) {}

  private static RuleVersionView of(RuleVersion version, Optional<Long> inForce) {
    return new RuleVersionView(
        version.number(),
        version.digest(),
        version.at(),
        version.author(),
        version.files(),
        version.bytes(),
        inForce.filter(number -> number == version.number()).isPresent());
  }

  static VersionListView of(VersionList list, RuleControl rules) throws IOException {
    Optional<Long> inForce = rules.versionInForce();
    return new VersionListView(
        inForce.orElse(null),
        list.pin().map(pin -> pin(pin, inForce, rules.unusable())).orElse(null),
        rules.doFilesDiffer(),
        rules.inShadow(),
        RuleVersions.VERSIONS_MAX,
        list.versions().stream().map(each -> of(each, inForce)).toList());
  }

  private static PinView pin(Pin pin, Optional<Long> inForce, List<Problem> problems) {
    boolean isInForce = inForce.filter(number -> number == pin.number()).isPresent();
    return new PinView(pin.number(), pin.by(), pin.at(), isInForce, problems);
  }

  static WholeVersionView of(WholeVersion whole, Optional<Long> inForce) {
    return new WholeVersionView(
        of(whole.version(), inForce), whole.before().orElse(null), whole.diff(), whole.files());
  }
}
