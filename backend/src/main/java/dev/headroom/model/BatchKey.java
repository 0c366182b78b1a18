package dev.headroom.model;

/**
 * What makes two pushes the same push.
 *
 * @param id 128-bit digest of the sender's Idempotency-Key, or of path and body where it sent none
 * @param body 128-bit digest of the decompressed body; equal ids with other bodies are refused
 * @param remembered false for batches whose repetition changes nothing (plain samples with their
 *     own time stamps and no key of the sender's): they are not looked up and take no room
 */
public record BatchKey(Digest id, Digest body, boolean remembered) {
  /** The first 128 bits of a SHA-256. */
  public record Digest(long high, long low) {}
}
