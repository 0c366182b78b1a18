package dev.headroom.ingest.decode;

import java.time.Duration;

/**
 * What one push may hold.
 *
 * @param seriesPerRequestMax series, and metadata entries, of one request
 * @param pointsPerRequestMax samples, observations, distributions, log records of one request
 * @param messagesPerRequestMax messages (objects) in one OTLP request, before they are built
 * @param valuesPerSeriesMax observations in one list
 * @param bucketsPerDistributionMax buckets of one OTLP distribution
 * @param histogramBytesMax decompressed bytes of one HDR histogram
 * @param labelsPerSeriesMax labels of one series, its name included
 * @param labelNameBytesMax UTF-8 bytes of a label's name, and of a metric's
 * @param labelValueBytesMax UTF-8 bytes of a label's value
 * @param unitBytesMax UTF-8 bytes of a metric's unit
 * @param helpBytesMax UTF-8 bytes of a metric's help
 * @param attributesPerRecordMax attributes of one log record
 * @param recordBytesMax UTF-8 bytes of one log record, attributes included
 * @param jsonDepthMax how deep objects and arrays may nest
 * @param labelCacheSeries series whose labels the remote-write decoder remembers
 * @param futureMax how far ahead of the server's clock a time may lie
 * @param ageMax how far back a time may lie
 */
public record DecodeLimits(
    int seriesPerRequestMax,
    int pointsPerRequestMax,
    int messagesPerRequestMax,
    int valuesPerSeriesMax,
    int bucketsPerDistributionMax,
    int histogramBytesMax,
    int labelsPerSeriesMax,
    int labelNameBytesMax,
    int labelValueBytesMax,
    int unitBytesMax,
    int helpBytesMax,
    int attributesPerRecordMax,
    int recordBytesMax,
    int jsonDepthMax,
    int labelCacheSeries,
    Duration futureMax,
    Duration ageMax) {
  /** One remembered series for so many bytes of heap. */
  private static final long LABEL_CACHE_SHARE = 8_192;

  public DecodeLimits {
    positive("seriesPerRequestMax", seriesPerRequestMax);
    positive("pointsPerRequestMax", pointsPerRequestMax);
    positive("messagesPerRequestMax", messagesPerRequestMax);
    positive("valuesPerSeriesMax", valuesPerSeriesMax);
    positive("bucketsPerDistributionMax", bucketsPerDistributionMax);
    positive("histogramBytesMax", histogramBytesMax);
    positive("labelsPerSeriesMax", labelsPerSeriesMax);
    positive("labelNameBytesMax", labelNameBytesMax);
    positive("labelValueBytesMax", labelValueBytesMax);
    positive("unitBytesMax", unitBytesMax);
    positive("helpBytesMax", helpBytesMax);
    positive("attributesPerRecordMax", attributesPerRecordMax);
    positive("recordBytesMax", recordBytesMax);
    positive("jsonDepthMax", jsonDepthMax);
    positive("labelCacheSeries", labelCacheSeries);
    positive("futureMax", futureMax.toMillis());
    positive("ageMax", ageMax.toMillis());
  }

  private static void positive(String key, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(key + " must be more than 0: " + value);
    }
  }

  public static DecodeLimits defaults() {
    return new DecodeLimits(
        100_000,
        1_000_000,
        1_000_000,
        100_000,
        4_096,
        1 << 20,
        64,
        256,
        4_096,
        63,
        4_096,
        128,
        1 << 20,
        128,
        (int) Math.min(1 << 17, Runtime.getRuntime().maxMemory() / LABEL_CACHE_SHARE),
        Duration.ofMinutes(10),
        Duration.ofDays(30));
  }
}
