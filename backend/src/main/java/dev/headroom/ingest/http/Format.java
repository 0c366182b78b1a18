package dev.headroom.ingest.http;

import dev.headroom.ingest.decode.Decoder;

/**
 * One content type an endpoint reads, and how it answers to it.
 *
 * @param mediaType type and subtype in lower case
 * @param proto the only value the parameter {@code proto} may have if it is there; empty for none
 */
record Format(String mediaType, String proto, Decoder decoder, Dialect dialect) {
  Format(String mediaType, Decoder decoder, Dialect dialect) {
    this(mediaType, "", decoder, dialect);
  }

  boolean reads(MediaType type) {
    return mediaType.equals(type.name()) && (type.proto().isEmpty() || proto.equals(type.proto()));
  }
}
