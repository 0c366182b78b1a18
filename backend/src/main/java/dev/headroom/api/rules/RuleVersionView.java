package dev.headroom.api.rules;

import dev.headroom.version.RuleVersion;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.RuleVersions.VersionList;
import dev.headroom.version.RuleVersions.WholeVersion;
import dev.headroom.version.VersionRecords.Pin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version of the rules without its files. */
record RuleVersionView(
    long number, String digest, Instant at, String author, int files, long bytes, boolean inForce) {
  /** Who rolled back, to which version, and when. */
  private record PinView(long version, String by, Instant at) {
    static PinView of(Pin pin) {
      return new PinView(pin.number(), pin.by(), pin.at());
    }
  }

  /**
   * @param rolledBack null while the files are in force
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

  static VersionListView of(
      VersionList list, Optional<Long> inForce, boolean differ, RuleControl.ShadowNames inShadow) {
    return new VersionListView(
        inForce.orElse(null),
        list.pin().map(PinView::of).orElse(null),
        differ,
        inShadow,
        RuleVersions.VERSIONS_MAX,
        list.versions().stream().map(each -> of(each, inForce)).toList());
  }

  static WholeVersionView of(WholeVersion whole, Optional<Long> inForce) {
    return new WholeVersionView(
        of(whole.version(), inForce), whole.before().orElse(null), whole.diff(), whole.files());
  }
}
