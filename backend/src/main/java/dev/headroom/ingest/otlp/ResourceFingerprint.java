package dev.headroom.ingest.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The first 64 bits of the SHA-256 of some values. Each value is written with its type and its
 * length, so that different values never make the same bytes; attributes are sorted by key, so that
 * their order does not matter. Kept in the log: what is written here must not change. For one
 * thread.
 */
final class ResourceFingerprint {
  private static final int BYTES_AT_FIRST = 512;
  private static final Comparator<KeyValue> BY_KEY = Comparator.comparing(KeyValue::getKey);

  private final MessageDigest sha256;
  private ByteBuffer bytes = ByteBuffer.allocate(BYTES_AT_FIRST);

  ResourceFingerprint() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  ResourceFingerprint add(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  ResourceFingerprint add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  ResourceFingerprint add(List<KeyValue> attributes) {
    add(attributes.size());
    List<KeyValue> sorted =
        attributes.size() < 2 ? attributes : attributes.stream().sorted(BY_KEY).toList();
    for (KeyValue attribute : sorted) {
      add(attribute.getKey());
      add(attribute.getValue());
    }
    return this;
  }

  /** The fingerprint of everything added since the last one. */
  long take() {
    sha256.update(bytes.flip());
    bytes.clear();
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  private void add(AnyValue value) {
    add(value.getValueCase().getNumber());
    switch (value.getValueCase()) {
      case STRING_VALUE -> add(value.getStringValue());
      case BOOL_VALUE -> add(value.getBoolValue() ? 1 : 0);
      case INT_VALUE -> add(value.getIntValue());
      case DOUBLE_VALUE -> add(Double.doubleToLongBits(value.getDoubleValue()));
      case BYTES_VALUE -> add(value.getBytesValue().toByteArray());
      case ARRAY_VALUE -> {
        add(value.getArrayValue().getValuesCount());
        value.getArrayValue().getValuesList().forEach(this::add);
      }
      case KVLIST_VALUE -> add(value.getKvlistValue().getValuesList());
      case STRING_VALUE_STRINDEX -> add(value.getStringValueStrindex());
      case VALUE_NOT_SET -> {}
    }
  }

  private ResourceFingerprint add(byte[] raw) {
    room(Integer.BYTES + raw.length).putInt(raw.length).put(raw);
    return this;
  }

  private ByteBuffer room(int wanted) {
    if (bytes.remaining() < wanted) {
      int length = Math.addExact(bytes.position(), Math.max(bytes.position(), wanted));
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), length)).position(bytes.position());
    }
    return bytes;
  }
}
