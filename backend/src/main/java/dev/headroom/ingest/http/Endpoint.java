package dev.headroom.ingest.http;

import dev.headroom.ingest.body.ContentEncoding;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Excerpt;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a protocol listens and what it reads.
 *
 * @param protocol its name in metrics
 * @param encoding how bodies are compressed where no header says
 * @param formats at least one; the last one's dialect answers a type that is none of them
 */
record Endpoint(String protocol, String path, ContentEncoding encoding, List<Format> formats) {
  Dialect defaultDialect() {
    return formats.getLast().dialect();
  }

  /** The format a {@code Content-Type} header asks for. */
  Format format(@Nullable String contentType) throws BodyException {
    MediaType type = MediaType.parse(contentType);
    for (Format format : formats) {
      if (format.reads(type)) {
        return format;
      }
    }
    String known = formats.stream().map(Format::mediaType).collect(Collectors.joining(" or "));
    throw new BodyException(
        BodyException.BodyFault.UNSUPPORTED,
        "Content-Type "
            + Excerpt.of(contentType == null ? "" : contentType)
            + " is not "
            + known
            + (formats.getFirst().proto().isEmpty()
                ? ""
                : ", proto=" + formats.getFirst().proto()));
  }
}
