package dev.headroom.api.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.model.text.DurationText;
import dev.headroom.model.text.PlainNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of a promise in a list: its words, and its figures with the digits that tell
 * something. Two that look the same are not told apart, whatever was counted in between.
 */
final class VisibleSlo {
  /** Up to this age the newest event of a promise is said to be fresh. */
  private static final double FRESH_SECONDS_MAX = 60;

  /** Nobody acts on whether a budget lasts ten weeks or eleven. */
  private static final Duration LONG = Duration.ofDays(30);

  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_UP);
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  /** Grow with every event; who wants them asks for the one promise. */
  private static final List<String> COUNTED =
      List.of("good", "bad", "total", "unmeasured", "spread", "sli");

  private VisibleSlo() {}

  static JsonNode of(ObjectNode slo) {
    ObjectNode shown = slo.deepCopy();
    shown.remove(COUNTED);
    shown.put("coverage", share(slo.path("coverage")));
    shown.put("budget", share(slo.path("budget").path("remaining")));
    shown.set("burn", burns(slo));
    shown.put("exhaustionAtPace", lasting(slo.path("exhaustionAtPace")));
    shown.put("exhaustionOfRemaining", lasting(slo.path("exhaustionOfRemaining")));
    shown.put("freshness", freshness(slo.path("freshness")));
    return shown;
  }

  /**
   * @param ageSeconds negative where the sender's clock is ahead; null where there is no data
   */
  static boolean isFresh(@Nullable Double ageSeconds) {
    return ageSeconds != null && Math.abs(ageSeconds) <= FRESH_SECONDS_MAX;
  }

  private static String share(JsonNode share) {
    if (!share.isNumber()) {
      return "";
    }
    BigDecimal value = share.decimalValue();
    return value.abs().compareTo(BigDecimal.ONE) > 0
        ? PlainNumbers.plain(value.round(TWO_DIGITS))
        : PlainNumbers.percent(value);
  }

  private static ArrayNode burns(ObjectNode slo) {
    ArrayNode burns = slo.arrayNode();
    slo.path("burn").forEach(burn -> burns.add(burn(burn, slo.path("tiers"))));
    return burns;
  }

  /** A burn also looks different once it has reached the factor of a tier over its window. */
  private static String burn(JsonNode burn, JsonNode tiers) {
    if (!burn.path("rate").isNumber()) {
      return "";
    }
    BigDecimal rate = burn.path("rate").decimalValue();
    String window = burn.path("window").asText();
    int reached = 0;
    for (JsonNode tier : tiers) {
      boolean looks =
          tier.path("longWindow").asText().equals(window)
              || tier.path("shortWindow").asText().equals(window);
      if (looks && rate.compareTo(tier.path("factor").decimalValue()) >= 0) {
        reached++;
      }
    }
    BigDecimal rounded = rate.round(TWO_DIGITS);
    BigDecimal tenths = rounded.scale() > 1 ? rounded.setScale(1, RoundingMode.HALF_UP) : rounded;
    return PlainNumbers.plain(tenths) + "/" + reached;
  }

  private static String lasting(JsonNode duration) {
    if (!duration.isTextual()) {
      return "";
    }
    Duration parsed = DurationText.parse(duration.asText());
    MathContext digits = parsed.compareTo(LONG) > 0 ? ONE_DIGIT : TWO_DIGITS;
    return PlainNumbers.plain(BigDecimal.valueOf(parsed.toSeconds()).round(digits));
  }

  /** What is fresh is told together; of what is not, the age is of interest, to a minute. */
  private static String freshness(JsonNode freshness) {
    if (!freshness.path("newest").isTextual()) {
      return "never";
    }
    if (isFresh(freshness.path("ageSeconds").asDouble())) {
      return "fresh";
    }
    Instant newest = Instant.parse(freshness.path("newest").asText());
    return String.valueOf(Math.floorDiv(newest.getEpochSecond(), 60L));
  }
}
