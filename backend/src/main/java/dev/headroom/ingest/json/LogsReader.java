package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Lines;
import dev.headroom.ingest.decode.LogCollector;
import dev.headroom.ingest.decode.PartException;
import java.io.IOException;

/** Reads one body of log records; made anew for each. */
final class LogsReader {
  /** JSON may write one byte as six: a backslash, a u and four digits. */
  private static final long LINE_BYTES_PER_RECORD_BYTE = 6;

  private final Body body;
  private final DecodeLimits limits;
  private final LogCollector collector;
  private final NestedFields nested = new NestedFields();

  LogsReader(Body body, DecodeLimits limits) {
    this.body = body;
    this.limits = limits;
    this.collector = new LogCollector(body, limits);
  }

  Decoded readLines(JsonInput json) throws BodyException {
    Lines lines = new Lines(body.bytes());
    while (lines.next()) {
      if (!lines.isBlank()) {
        collector.count();
        line(json, lines);
      }
    }
    return collector.decoded();
  }

  private void line(JsonInput json, Lines line) {
    try {
      if (line.length() > LINE_BYTES_PER_RECORD_BYTE * limits.recordBytesMax()) {
        throw BodyException.malformed(
            line.length() + " bytes can't be one record; its limit is " + limits.recordBytesMax());
      }
      LogRecordReader record =
          json.read(body.bytes(), line.from(), line.length(), this::wholeRecord);
      take(record, line.number());
    } catch (BodyException e) {
      collector.reject(line.number(), "malformed", e.what());
    }
  }

  private LogRecordReader wholeRecord(JsonParser in) throws IOException, BodyException {
    in.nextToken();
    LogRecordReader record = new LogRecordReader(nested, body.receivedAtMillis());
    record.readObject(in);
    if (in.nextToken() != null) {
      throw JsonInput.wrong(in, "text after the end of the record");
    }
    return record;
  }

  Decoded readValues(JsonInput json) throws BodyException {
    return json.read(
        body.bytes(),
        in -> {
          for (JsonToken next = in.nextToken(); next != null; next = in.nextToken()) {
            if (next != JsonToken.START_ARRAY) {
              oneOfMany(in, LogRecordReader::readObject);
            } else {
              while (in.nextToken() != JsonToken.END_ARRAY) {
                oneOfMany(in, LogRecordReader::readElement);
              }
            }
          }
          return collector.decoded();
        });
  }

  /** Reads one record from where the parser stands. */
  @FunctionalInterface
  private interface LinesReading {
    void read(LogRecordReader reader, JsonParser in) throws IOException, BodyException;
  }

  private void oneOfMany(JsonParser in, LinesReading reading) throws IOException, BodyException {
    collector.count();
    int line = in.currentTokenLocation().getLineNr();
    LogRecordReader record = new LogRecordReader(nested, body.receivedAtMillis());
    reading.read(record, in);
    take(record, line);
  }

  private void take(LogRecordReader reader, int line) {
    reader.finish();
    try {
      reader.check();
    } catch (PartException e) {
      collector.reject(line, e.reason(), e.what());
      return;
    }
    collector.add(line, reader.record(), reader.timed());
  }
}
