package dev.headroom.demo.simulation;

/**
 * What serving a job takes and what comes of it.
 *
 * @param micros how long the server is busy with it
 * @param code HTTP status of the answer
 * @param cause why it goes wrong or slow; empty if there is nothing to say
 */
record Effort(long micros, int code, String cause) {
  static Effort fine(long micros) {
    return new Effort(micros, 200, "");
  }
}
