package dev.headroom.ingest.json;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.SoundText;

/** The decoders of the native pushes written in JSON. */
public final class NativePush {
  private final DecodeLimits limits;
  private final JsonInput json;

  public NativePush(DecodeLimits limits) {
    this.limits = limits;
    this.json = new JsonInput(limits);
  }

  /** Observations: {@code {"series":[{"name":…,"labels":{…},"unit":"ms","values":[…]}]}}. */
  public Decoder timings() {
    return sound(body -> json.read(body.bytes(), in -> new TimingsReader(body, limits).read(in)));
  }

  /** Log records, one a line; a bad line is rejected by its number. */
  public Decoder logLines() {
    return sound(body -> new LogsReader(body, limits).readLines(json));
  }

  /** Log records as JSON objects, alone, in arrays or one after the other. */
  public Decoder logObjects() {
    return sound(body -> new LogsReader(body, limits).readValues(json));
  }

  /** One change event or an array of them. */
  public Decoder changes() {
    return sound(body -> json.read(body.bytes(), in -> new ChangesReader(body, limits).read(in)));
  }

  /** Replaces what is not UTF-8 before a body is read: it would cost the whole body otherwise. */
  private static Decoder sound(Decoder decoder) {
    return body -> {
      SoundText text = SoundText.of(body.bytes());
      Decoded decoded =
          decoder.decode(new Body(text.bytes(), body.receivedAtMillis(), body.parameters()));
      decoded.rejections().addReplaced(text.replaced(), "bytes that are not UTF-8");
      return decoded;
    };
  }
}
