package dev.headroom.ingest;

import dev.headroom.ingest.decode.DecodeLimits;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that can be set about taking data in.
 *
 * @param bodies sizes of bodies
 * @param limits what one push may hold
 * @param intake the bounds between the log and the stores
 * @param origins of pages, as browsers write them, whose scripts may push
 */
public record IngestConfig(
    BodyLimits bodies, DecodeLimits limits, IntakeConfig intake, List<String> origins) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s*]+");

  public IngestConfig {
    origins = List.copyOf(origins);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "an origin is written like https://shop.example, not " + origin);
      }
    }
  }

  public static IngestConfig defaults() {
    return new IngestConfig(
        BodyLimits.defaults(), DecodeLimits.defaults(), IntakeConfig.defaults(), List.of());
  }
}
