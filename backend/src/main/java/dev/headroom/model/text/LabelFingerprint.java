package dev.headroom.model.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of a label set as Prometheus and Alertmanager compute it: 64-bit FNV-1a over names
 * and values in name order, each followed by a byte 0xFF, in hexadecimal.
 */
public final class LabelFingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 0xff;

  private LabelFingerprint() {}

  /** Sixteen hexadecimal digits. */
  public static String of(Map<String, String> labels) {
    long hash = OFFSET;
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return HexFormat.of().toHexDigits(hash);
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      sum = (sum ^ (each & 0xff)) * PRIME;
    }
    return (sum ^ SEPARATOR) * PRIME;
  }
}
