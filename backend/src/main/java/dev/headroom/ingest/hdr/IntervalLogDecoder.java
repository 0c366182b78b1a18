package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.NativeUnits;
import dev.headroom.ingest.decode.SoundText;
import dev.headroom.model.Unit;

/**
 * Reads an interval log: each line is one distribution, of the series its tag names, at the end of
 * its interval. The query parameter {@code unit} tells what the histograms' integers count: {@code
 * ns}, {@code us} (the default), {@code ms}, {@code s}, {@code By} or {@code 1}.
 */
public final class IntervalLogDecoder implements Decoder {
  private final DecodeLimits limits;

  public IntervalLogDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  @Override
  public Decoded decode(Body body) throws BodyException {
    String symbol = body.parameters().getOrDefault("unit", "us");
    Unit unit =
        NativeUnits.of(symbol)
            .orElseThrow(() -> BodyException.malformed(NativeUnits.unknown(symbol)));
    SoundText text = SoundText.of(body.bytes());
    Body sound = new Body(text.bytes(), body.receivedAtMillis(), body.parameters());
    Decoded decoded = new IntervalLogReader(sound, unit, limits).read();
    decoded.rejections().addReplaced(text.replaced(), "bytes that are not UTF-8");
    return decoded;
  }
}
