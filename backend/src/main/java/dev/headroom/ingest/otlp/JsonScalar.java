package dev.headroom.ingest.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * One value of OTLP's JSON: 64-bit numbers as text or number, enums as number (or, kindly, as
 * name), trace and span ids as hex, other bytes as base64, doubles also as {@code "NaN"} and {@code
 * "Infinity"}.
 */
final class JsonScalar {
  private static final Set<String> HEX_FIELDS = Set.of("trace_id", "span_id", "parent_span_id");
  private static final BigInteger UINT64_MAX =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private JsonScalar() {}

  static Object read(JsonParser in, FieldDescriptor field) throws IOException, BodyException {
    if (!in.currentToken().isScalarValue()) {
      throw wrong(in, field, "a single value");
    }
    try {
      return switch (field.getJavaType()) {
        case STRING -> text(in, field);
        case BOOLEAN -> bool(in, field);
        case DOUBLE -> Double.parseDouble(in.getText());
        case FLOAT -> Float.parseFloat(in.getText());
        case LONG -> integer(in, Long.SIZE);
        case INT -> (int) integer(in, Integer.SIZE);
        case ENUM -> enumValue(in, field);
        case BYTE_STRING -> bytes(in, field);
        case MESSAGE -> throw new IllegalArgumentException("a message is not a single value");
      };
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(in, field, "a number that fits");
    }
  }

  private static String text(JsonParser in, FieldDescriptor field)
      throws IOException, BodyException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw wrong(in, field, "text");
    }
    return in.getText();
  }

  private static boolean bool(JsonParser in, FieldDescriptor field) throws BodyException {
    if (!in.currentToken().isBoolean()) {
      throw wrong(in, field, "true or false");
    }
    return in.hasToken(JsonToken.VALUE_TRUE);
  }

  /** An integer of so many bits, signed or not; the upper half wraps as protobuf's Java does. */
  private static long integer(JsonParser in, int bits) throws IOException {
    BigDecimal exact = new BigDecimal(in.getText());
    if (exact.precision() - exact.scale() > 20) {
      throw new ArithmeticException("too large");
    }
    BigInteger value = exact.toBigIntegerExact();
    BigInteger lowest = BigInteger.ONE.shiftLeft(bits - 1).negate();
    if (value.compareTo(lowest) < 0 || value.compareTo(UINT64_MAX.shiftRight(64 - bits)) > 0) {
      throw new ArithmeticException("too large");
    }
    return value.longValue();
  }

  private static EnumValueDescriptor enumValue(JsonParser in, FieldDescriptor field)
      throws IOException, BodyException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      int number = (int) integer(in, Integer.SIZE);
      return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
    }
    EnumValueDescriptor named = field.getEnumType().findValueByName(in.getText());
    if (named == null) {
      throw wrong(in, field, "a value of " + field.getEnumType().getName());
    }
    return named;
  }

  private static ByteString bytes(JsonParser in, FieldDescriptor field)
      throws IOException, BodyException {
    boolean hex = HEX_FIELDS.contains(field.getName());
    String text = text(in, field);
    try {
      return ByteString.copyFrom(
          hex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw wrong(in, field, hex ? "hex digits" : "base64");
    }
  }

  private static BodyException wrong(JsonParser in, FieldDescriptor field, String expected) {
    return JsonInput.wrong(in, "expected " + expected + " for " + field.getJsonName());
  }
}
