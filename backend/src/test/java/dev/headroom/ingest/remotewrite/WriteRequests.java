package dev.headroom.ingest.remotewrite;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes {@code prometheus.WriteRequest} field by field, right or wrong. */
public final class WriteRequests {
  private final Fields request = new Fields();

  /** One series, its fields in whatever order they are added. */
  public static final class Series {
    private final Fields fields = new Fields();

    public Series label(String name, String value) {
      fields.message(1, new Fields().text(1, name).text(2, value));
      return this;
    }

    public Series labels(String... pairs) {
      for (int i = 0; i < pairs.length; i += 2) {
        label(pairs[i], pairs[i + 1]);
      }
      return this;
    }

    public Series sample(double value, long timestampMillis) {
      fields.message(2, new Fields().fixed64(1, value).varint(2, timestampMillis));
      return this;
    }

    public Series exemplar() {
      fields.message(3, new Fields().fixed64(2, 1.5));
      return this;
    }

    public Series histogram() {
      fields.message(4, new Fields().varint(15, 1));
      return this;
    }

    Fields fields() {
      return fields;
    }
  }

  public static Series series(String metric, String... pairs) {
    return new Series().label("__name__", metric).labels(pairs);
  }

  public WriteRequests add(Series series) {
    request.message(1, series.fields);
    return this;
  }

  public WriteRequests metadata(int type, String family, String help, String unit) {
    request.message(3, new Fields().varint(1, type).text(2, family).text(4, help).text(5, unit));
    return this;
  }

  public byte[] bytes() {
    return request.bytes();
  }

  /** Bytes of a message under construction. */
  public static final class Fields {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
      void write() throws IOException;
    }

    private Fields write(Writing writing) {
      try {
        writing.write();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Fields text(int field, String text) {
      return write(() -> out.writeString(field, text));
    }

    Fields varint(int field, long value) {
      return write(() -> out.writeInt64(field, value));
    }

    Fields fixed64(int field, double value) {
      return write(() -> out.writeDouble(field, value));
    }

    Fields fixed32(int field, float value) {
      return write(() -> out.writeFloat(field, value));
    }

    Fields message(int field, Fields message) {
      return write(() -> out.writeByteArray(field, message.bytes()));
    }

    Fields raw(byte... raw) {
      return write(() -> out.writeRawBytes(raw));
    }

    byte[] bytes() {
      write(out::flush);
      return bytes.toByteArray();
    }
  }
}
