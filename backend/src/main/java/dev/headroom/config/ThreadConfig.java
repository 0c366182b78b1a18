package dev.headroom.config;

/**
 * How many threads work for those outside at a time. They are threads of the platform: what keeps
 * them busy shares the processors with the evaluator and with deliveries and cannot shut them out.
 *
 * @param decodingMax pushes decompressed and decoded at once
 * @param decodingWaitingMax pushes that may wait for one of these; more are refused
 */
public record ThreadConfig(int decodingMax, int decodingWaitingMax) {
  private static final int DECODING_MIN = 4;

  public ThreadConfig {
    if (decodingMax < 1 || decodingMax > 1_024) {
      throw new IllegalArgumentException("decodingMax must be 1 to 1024: " + decodingMax);
    }
    if (decodingWaitingMax < 1) {
      throw new IllegalArgumentException(
          "decodingWaitingMax must be more than 0: " + decodingWaitingMax);
    }
  }

  /** Two for each processor but at least 4, and 1,024 waiting. */
  static ThreadConfig defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ThreadConfig(Math.max(DECODING_MIN, 2 * processors), 1_024);
  }
}
