package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.model.Unit;
import java.util.Set;

/**
 * Reads an interval log: each line is one distribution, of the series its tag names, at the end of
 * its interval. The query parameter {@code unit} tells what the histograms' integers count: {@code
 * ns}, {@code us} (the default), {@code ms}, {@code s}, {@code By} or {@code 1}.
 */
public final class IntervalLogDecoder implements Decoder {
  private static final Set<String> UNITS = Set.of("ns", "us", "ms", "s", "By", "1");

  private final DecodeLimits limits;

  public IntervalLogDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  @Override
  public Decoded decode(Body body) throws BodyException {
    String unit = body.parameters().getOrDefault("unit", "us");
    if (!UNITS.contains(unit)) {
      throw BodyException.malformed(
          "unit " + Excerpt.of(unit) + " is none of ns, us, ms, s, By, 1");
    }
    return new IntervalLogReader(body, Unit.of(unit), limits).read();
  }
}
