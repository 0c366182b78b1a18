package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.ChangeEvent;
import java.io.IOException;
import java.util.regex.Pattern;

/** One change event. */
final class ChangeReader extends ElementReader {
  private static final String KNOWN = "kind, service, version, summary, url, time";
  private static final Pattern URL = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

  private final int textMax;
  private long timeMillis;
  private boolean timed;
  private String kind = "";
  private String service = "";
  private String version = "";
  private String summary = "";
  private String url = "";

  ChangeReader(DecodeLimits limits, long receivedAtMillis) {
    this.textMax = limits.labelValueBytesMax();
    this.timeMillis = receivedAtMillis;
  }

  @Override
  void field(String name, JsonParser in) throws IOException {
    switch (name) {
      case "time" -> {
        timeMillis = Math.floorDiv(timeUnixNanos(name, in), 1_000_000L);
        timed = true;
      }
      case "kind" -> kind = shortText(name, in);
      case "service" -> service = shortText(name, in);
      case "version" -> version = shortText(name, in);
      case "summary" -> summary = shortText(name, in);
      case "url" -> url = shortText(name, in);
      default -> unknown(name, KNOWN);
    }
  }

  private String shortText(String name, JsonParser in) throws IOException {
    String text = text(name, in);
    if (text.length() > textMax) {
      wrong("text_length", name + " is " + text.length() + " long; the limit is " + textMax);
    }
    return text;
  }

  boolean timed() {
    return timed;
  }

  ChangeEvent change() throws PartException {
    if (kind.isBlank()) {
      throw new PartException("kind_missing", "a change needs a kind such as deploy");
    }
    if (!url.isEmpty() && !URL.matcher(url).matches()) {
      throw new PartException("url_invalid", "url " + Excerpt.of(url) + " is not http or https");
    }
    return new ChangeEvent(timeMillis, kind, service, version, summary, url);
  }
}
