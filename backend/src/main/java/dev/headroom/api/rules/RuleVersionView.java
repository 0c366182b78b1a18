package dev.headroom.api.rules;

import dev.headroom.model.Problem;
import dev.headroom.version.RuleDecision;
import dev.headroom.version.RuleDecision.DecisionKind;
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
  private static final int DECISIONS_SHOWN = 100;

  /**
   * Who rolled back or promoted, which version that put into force, and when.
   *
   * @param promoted whether it was made then, by taking something out of shadow
   * @param problems what keeps it from being in force
   */
  private record PinView(
      long version,
      String by,
      Instant at,
      boolean promoted,
      boolean inForce,
      List<Problem> problems) {}

  /** Who decided what is in force, and when. */
  private record DecisionView(String kind, @Nullable Long version, String by, Instant at) {
    static DecisionView of(RuleDecision decision) {
      return new DecisionView(
          decision.kind().text(), decision.version().orElse(null), decision.by(), decision.at());
    }
  }

  /**
   * @param rolledBack null while the files are to be in force
   * @param filesDiffer whether the files on disk say something else than what is in force
   * @param inShadow what is evaluated and told to nobody
   * @param decisions the newest first, so many at most
   */
  record VersionListView(
      @Nullable Long inForce,
      @Nullable PinView rolledBack,
      boolean filesDiffer,
      RuleControl.ShadowNames inShadow,
      int versionsMax,
      List<RuleVersionView> versions,
      List<DecisionView> decisions) {}

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
        list.pin().map(pin -> pin(pin, list.decisions(), inForce, rules.unusable())).orElse(null),
        rules.doFilesDiffer(),
        rules.inShadow(),
        RuleVersions.VERSIONS_MAX,
        list.versions().stream().map(each -> of(each, inForce)).toList(),
        list.decisions().stream().limit(DECISIONS_SHOWN).map(DecisionView::of).toList());
  }

  private static PinView pin(
      Pin pin, List<RuleDecision> decisions, Optional<Long> inForce, List<Problem> problems) {
    boolean isInForce = inForce.filter(number -> number == pin.number()).isPresent();
    boolean promoted =
        decisions.stream()
            .findFirst()
            .filter(last -> last.kind() == DecisionKind.PROMOTED)
            .isPresent();
    return new PinView(pin.number(), pin.by(), pin.at(), promoted, isInForce, problems);
  }

  static WholeVersionView of(WholeVersion whole, Optional<Long> inForce) {
    return new WholeVersionView(
        of(whole.version(), inForce), whole.before().orElse(null), whole.diff(), whole.files());
  }
}
