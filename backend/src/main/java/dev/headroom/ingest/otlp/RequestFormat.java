package dev.headroom.ingest.otlp;

import com.google.protobuf.Message;
import dev.headroom.ingest.decode.BodyException;

/** An encoding of OTLP's request messages. */
interface RequestFormat {
  /**
   * Reads a whole body.
   *
   * @param empty a message of the wanted type
   */
  <T extends Message> T read(byte[] body, T empty) throws BodyException;
}
