package dev.headroom.ingest.otlp.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.model.Rejection;
import io.opentelemetry.proto.common.v1.AnyValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one request by their descriptors: lowerCamelCase names, unknown fields
 * ignored. What cannot be read costs as little as stands without it: a dispensable field, an
 * attribute of a resource or scope, a point or record, a metric; each is told to the rejections,
 * and reading goes on behind it.
 */
final class JsonMessages {
  private static final String MALFORMED = "malformed";

  private final JsonParser in;
  private final JsonFields fields;
  private final MessageCount messages;
  private final Rejections rejections;

  JsonMessages(JsonParser in, JsonFields fields, MessageCount messages, Rejections rejections) {
    this.in = in;
    this.fields = fields;
    this.messages = messages;
    this.rejections = rejections;
  }

  /**
   * Reads the object under the parser.
   *
   * @return the first thing wrong in it that it does not stand without, or null
   */
  @Nullable Rejection read(Message.Builder into) throws IOException, BodyException {
    Descriptor type = into.getDescriptorForType();
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      return skip("expected an object (" + type.getName() + ")");
    }
    Map<String, FieldDescriptor> known = fields.of(type);
    long seen = 0;
    @Nullable Rejection first = null;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      FieldDescriptor field = known.get(in.currentName());
      JsonToken value = in.nextToken();
      if (field == null || value == JsonToken.VALUE_NULL) {
        in.skipChildren();
        continue;
      }
      // No message of OTLP has more than 64 fields.
      boolean again = (seen & 1L << field.getIndex()) != 0 || hasAlternative(field, into);
      seen |= 1L << field.getIndex();
      @Nullable Rejection wrong = again ? skip(again(field)) : field(into, field);
      first = first == null ? wrong : first;
    }
    return first;
  }

  /** Whether another field of its "one of" has been there before. */
  private static boolean hasAlternative(FieldDescriptor field, Message.Builder into) {
    var alternatives = field.getRealContainingOneof();
    return alternatives != null && into.hasOneof(alternatives);
  }

  private static String again(FieldDescriptor field) {
    return field.getJsonName() + " beside another value of it";
  }

  private @Nullable Rejection field(Message.Builder into, FieldDescriptor field)
      throws IOException, BodyException {
    if (field.isRepeated()) {
      return list(into, field);
    }
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      Message.Builder child = into.newBuilderForField(field);
      @Nullable Rejection wrong = read(child);
      into.setField(field, child.build());
      return wrong;
    }
    try {
      into.setField(field, JsonScalar.read(in, field, rejections));
      return null;
    } catch (BodyException e) {
      in.skipChildren();
      if (JsonFields.isDispensable(field)) {
        rejections.addMended(field.getName(), 1, e.what() + "; left out");
        return null;
      }
      return new Rejection(MALFORMED, 1, e.what());
    }
  }

  private @Nullable Rejection list(Message.Builder into, FieldDescriptor field)
      throws IOException, BodyException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      return skip("expected an array for " + field.getJsonName());
    }
    @Nullable Rejection first = null;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      messages.add();
      @Nullable Rejection wrong =
          field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              ? element(into, field)
              : scalar(into, field);
      first = first == null ? wrong : first;
    }
    return first;
  }

  private @Nullable Rejection scalar(Message.Builder into, FieldDescriptor field)
      throws IOException {
    try {
      into.addRepeatedField(field, JsonScalar.read(in, field, rejections));
      return null;
    } catch (BodyException e) {
      in.skipChildren();
      return new Rejection(MALFORMED, 1, e.what());
    }
  }

  private @Nullable Rejection element(Message.Builder into, FieldDescriptor field)
      throws IOException, BodyException {
    Message.Builder child = into.newBuilderForField(field);
    boolean nothing =
        in.hasToken(JsonToken.VALUE_NULL)
            && field.getMessageType().equals(AnyValue.getDescriptor());
    @Nullable Rejection wrong = nothing ? null : read(child);
    if (wrong == null) {
      into.addRepeatedField(field, child.build());
    } else if (JsonFields.holdsParts(field)) {
      rejections.add(wrong.reason(), Math.max(1, counted(child)), wrong.detail());
    } else if (JsonFields.holdsSharedAttributes(field)) {
      rejections.addMended("attribute", 1, wrong.detail() + "; left out");
    } else {
      return wrong;
    }
    return null;
  }

  private Rejection skip(String what) throws IOException {
    Rejection wrong = new Rejection(MALFORMED, 1, JsonInput.wrong(in, what).what());
    in.skipChildren();
    return wrong;
  }

  /** Data points and log records in a message that is refused whole. */
  private static long counted(MessageOrBuilder message) {
    if (JsonFields.isCounted(message.getDescriptorForType())) {
      return 1;
    }
    return message.getAllFields().values().stream()
        .flatMap(value -> value instanceof List<?> list ? list.stream() : List.of(value).stream())
        .filter(Message.class::isInstance)
        .mapToLong(value -> counted((Message) value))
        .sum();
  }
}
