package dev.headroom.ingest.decode;

/** Reads one wire format. Safe for any number of threads. */
@FunctionalInterface
public interface Decoder {
  /**
   * @throws BodyException if nothing of the body can be used
   */
  Decoded decode(Body body) throws BodyException;
}
