package dev.headroom.ingest.json;

import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.decode.JsonInput;

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
    return body -> json.read(body.bytes(), in -> new TimingsReader(body, limits).read(in));
  }

  /** Log records, one a line; a bad line is rejected by its number. */
  public Decoder logLines() {
    return body -> new LogsReader(body, limits).readLines(json);
  }

  /** Log records as JSON objects, alone, in arrays or one after the other. */
  public Decoder logObjects() {
    return body -> new LogsReader(body, limits).readValues(json);
  }

  /** One change event or an array of them. */
  public Decoder changes() {
    return body -> json.read(body.bytes(), in -> new ChangesReader(body, limits).read(in));
  }
}
