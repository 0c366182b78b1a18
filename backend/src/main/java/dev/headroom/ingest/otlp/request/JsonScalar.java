package dev.headroom.ingest.otlp.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Rejections;
import java.io.IOException;
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

  private JsonScalar() {}

  /**
   * Reads the value under the parser.
   *
   * @param rejections told of a text that had to be mended
   * @throws BodyException if it is no value of that field; the parser then still stands on it
   */
  static Object read(JsonParser in, FieldDescriptor field, Rejections rejections)
      throws IOException, BodyException {
    if (!in.currentToken().isScalarValue()) {
      throw wrong(in, field, "a single value");
    }
    try {
      return switch (field.getJavaType()) {
        case STRING -> BrokenText.mended(text(in, field), field.getJsonName(), rejections);
        case BOOLEAN -> bool(in, field);
        case DOUBLE -> floating(in);
        case FLOAT -> (float) floating(in);
        case LONG -> JsonNumber.integer(in.getText(), isUnsigned(field), Long.SIZE);
        case INT -> (int) JsonNumber.integer(in.getText(), isUnsigned(field), Integer.SIZE);
        case ENUM -> enumValue(in, field);
        case BYTE_STRING -> bytes(in, field);
        case MESSAGE -> throw new IllegalArgumentException("a message is not a single value");
      };
    } catch (NumberFormatException e) {
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

  private static double floating(JsonParser in) throws IOException {
    return in.currentToken().isNumeric()
        ? JsonNumber.finite(in.getText())
        : JsonNumber.floating(in.getText());
  }

  private static boolean isUnsigned(FieldDescriptor field) {
    return switch (field.getType()) {
      case UINT32, UINT64, FIXED32, FIXED64 -> true;
      default -> false;
    };
  }

  private static EnumValueDescriptor enumValue(JsonParser in, FieldDescriptor field)
      throws IOException, BodyException {
    String text = in.getText();
    EnumValueDescriptor named = field.getEnumType().findValueByName(text);
    if (named != null) {
      return named;
    }
    try {
      int number = (int) JsonNumber.integer(text, false, Integer.SIZE);
      return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
    } catch (NumberFormatException e) {
      throw wrong(in, field, "a value of " + field.getEnumType().getName());
    }
  }

  private static ByteString bytes(JsonParser in, FieldDescriptor field)
      throws IOException, BodyException {
    boolean hex = HEX_FIELDS.contains(field.getName());
    String text = text(in, field);
    try {
      return ByteString.copyFrom(hex ? HexFormat.of().parseHex(text) : base64(text));
    } catch (IllegalArgumentException e) {
      throw wrong(in, field, hex ? "hex digits" : "base64");
    }
  }

  /** Either alphabet, with or without padding, as protobuf's JSON reads it. */
  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
  }

  private static BodyException wrong(JsonParser in, FieldDescriptor field, String expected) {
    return JsonInput.wrong(in, "expected " + expected + " for " + field.getJsonName());
  }
}
