package dev.headroom.ingest.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * OTLP in JSON, by the messages' own descriptors: lowerCamelCase names, unknown fields ignored
 * (OTLP specification, JSON Protobuf Encoding). {@link JsonScalar} knows the values.
 */
final class JsonRequest implements RequestFormat {
  private final JsonInput json;
  private final int messagesMax;
  private final Map<Descriptor, Map<String, FieldDescriptor>> fields = new ConcurrentHashMap<>();

  JsonRequest(JsonInput json, int messagesMax) {
    this.json = json;
    this.messagesMax = messagesMax;
  }

  @Override
  public <T extends Message> T read(byte[] body, T empty) throws BodyException {
    MessageCount messages = new MessageCount(messagesMax);
    return json.read(
        body,
        in -> {
          in.nextToken();
          Message.Builder request = empty.newBuilderForType();
          message(in, request, messages);
          if (in.nextToken() != null) {
            throw JsonInput.wrong(in, "text after the end of the request");
          }
          @SuppressWarnings("unchecked") // A message's builder makes messages of its own type.
          T built = (T) request.build();
          return built;
        });
  }

  private void message(JsonParser in, Message.Builder into, MessageCount messages)
      throws IOException, BodyException {
    Descriptor type = into.getDescriptorForType();
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw JsonInput.wrong(in, "expected an object (" + type.getName() + ")");
    }
    Map<String, FieldDescriptor> known = fields.computeIfAbsent(type, JsonRequest::byJsonName);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      FieldDescriptor field = known.get(in.currentName());
      JsonToken value = in.nextToken();
      if (field == null || value == JsonToken.VALUE_NULL) {
        in.skipChildren();
      } else if (field.isRepeated()) {
        list(in, into, field, messages);
      } else {
        into.setField(field, value(in, into, field, messages));
      }
    }
  }

  private void list(
      JsonParser in, Message.Builder into, FieldDescriptor field, MessageCount messages)
      throws IOException, BodyException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      throw JsonInput.wrong(in, "expected an array for " + field.getJsonName());
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      messages.add();
      into.addRepeatedField(field, value(in, into, field, messages));
    }
  }

  private Object value(
      JsonParser in, Message.Builder into, FieldDescriptor field, MessageCount messages)
      throws IOException, BodyException {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
      return JsonScalar.read(in, field);
    }
    Message.Builder child = into.newBuilderForField(field);
    message(in, child, messages);
    return child.build();
  }

  private static Map<String, FieldDescriptor> byJsonName(Descriptor type) {
    return type.getFields().stream()
        .collect(Collectors.toMap(FieldDescriptor::getJsonName, Function.identity()));
  }
}
