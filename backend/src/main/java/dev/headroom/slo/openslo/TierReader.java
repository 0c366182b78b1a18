package dev.headroom.slo.openslo;

import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.DurationShorthand;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when somebody is told: the annotation {@code headroom/tiers}, or the four pairs of the Site
 * Reliability Workbook, table 5-8, where there is none.
 */
final class TierReader {
  /** Budget shares of 30 days: 2 % in 1 h, 5 % in 6 h, 10 % in 1 d and in 3 d. */
  private static final String DEFAULT =
      "1h/5m x14.4 page, 6h/30m x6 page, 1d/2h x3 ticket, 3d/6h x1 ticket";

  private static final int TIERS_MAX = 8;
  private static final Pattern FORM =
      Pattern.compile("([0-9]+[a-zA-Z])/([0-9]+[a-zA-Z]) +x([0-9.]+) +(page|ticket)");

  private final ObjectiveTarget target;
  private final Duration window;
  private final WindowScale scale;

  /**
   * @param window of the objective, as written
   */
  TierReader(ObjectiveTarget target, Duration window, WindowScale scale) {
    this.target = target;
    this.window = window;
    this.scale = scale;
  }

  /** Tiers as they are played, most urgent first; what is wrong with them is a problem. */
  List<BurnTier> read(Optional<YamlNode> annotation) {
    List<BurnTier> written =
        annotation.isPresent() ? annotated(annotation.get()) : workbook(target.node());
    return written.stream()
        .sorted(Comparator.comparing(BurnTier::urgency).thenComparing(BurnTier::longWindow))
        .map(this::played)
        .toList();
  }

  private BurnTier played(BurnTier written) {
    return new BurnTier(
        written.name(),
        written.urgency(),
        scale.apply(written.longWindow()),
        scale.apply(written.shortWindow()),
        written.factor());
  }

  private List<BurnTier> workbook(YamlNode place) {
    List<BurnTier> fitting =
        parse(DEFAULT).stream().filter(tier -> tier.longWindow().compareTo(window) <= 0).toList();
    if (fitting.isEmpty()) {
      place.problem("no default tier fits into the window; set headroom/tiers");
    }
    fitting.stream()
        .filter(this::canNeverFire)
        .limit(1)
        .forEach(
            tier -> place.problem(neverFires(tier) + "; raise the target or set headroom/tiers"));
    return fitting;
  }

  private List<BurnTier> annotated(YamlNode place) {
    List<BurnTier> tiers = place.parse(TierReader::parse);
    if (tiers == null) {
      return List.of();
    }
    Set<String> names = new HashSet<>();
    for (BurnTier tier : tiers) {
      if (!names.add(tier.name())) {
        place.problem("two tiers named " + tier.name());
      }
      wrong(tier).ifPresent(place::problem);
    }
    return tiers;
  }

  private Optional<String> wrong(BurnTier tier) {
    if (tier.shortWindow().compareTo(tier.longWindow()) >= 0) {
      return Optional.of(tier.name() + ": the second window must be shorter than the first");
    }
    if (tier.longWindow().compareTo(window) > 0) {
      return Optional.of(tier.name() + ": the window is longer than the objective's");
    }
    if (tier.factor().compareTo(BigDecimal.ONE) < 0) {
      return Optional.of(tier.name() + ": a factor under 1 would fire while the budget lasts");
    }
    return canNeverFire(tier) ? Optional.of(neverFires(tier)) : Optional.empty();
  }

  private boolean canNeverFire(BurnTier tier) {
    return tier.factor().multiply(budget()).compareTo(BigDecimal.ONE) > 0;
  }

  private String neverFires(BurnTier tier) {
    BigDecimal largest = BigDecimal.ONE.divide(budget(), 4, RoundingMode.FLOOR);
    return tier.name()
        + " could never fire: with this target the largest possible factor is "
        + largest.stripTrailingZeros().toPlainString();
  }

  private BigDecimal budget() {
    return BigDecimal.ONE.subtract(target.share());
  }

  private static List<BurnTier> parse(String text) {
    List<BurnTier> tiers = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      tiers.add(parseOne(each.strip()));
    }
    if (tiers.size() > TIERS_MAX) {
      throw new IllegalArgumentException("more than " + TIERS_MAX + " tiers");
    }
    return tiers;
  }

  private static BurnTier parseOne(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a tier is written as 1h/5m x14.4 page, several with commas between: " + text);
    }
    Duration longWindow = DurationShorthand.parse(form.group(1));
    String urgency = form.group(4);
    return new BurnTier(
        urgency + "-" + DurationShorthand.text(longWindow),
        Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)),
        longWindow,
        DurationShorthand.parse(form.group(2)),
        Quantity.decimal(form.group(3)));
  }
}
