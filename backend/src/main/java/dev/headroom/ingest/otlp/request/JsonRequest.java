package dev.headroom.ingest.otlp.request;

import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.model.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * OTLP in JSON (OTLP specification, JSON Protobuf Encoding). A body that is not JSON, or whose
 * outermost object is wrong, is refused; {@link JsonMessages} says what anything else costs.
 */
final class JsonRequest implements RequestFormat {
  private final JsonInput json;
  private final JsonFields fields = new JsonFields();
  private final int messagesMax;

  JsonRequest(JsonInput json, int messagesMax) {
    this.json = json;
    this.messagesMax = messagesMax;
  }

  @Override
  public <T extends Message> T read(byte[] body, T empty, Rejections rejections)
      throws BodyException {
    JsonInput.JsonReading<T> reading =
        in -> {
          in.nextToken();
          Message.Builder request = empty.newBuilderForType();
          MessageCount messages = new MessageCount(messagesMax);
          @Nullable Rejection wrong =
              new JsonMessages(in, fields, messages, rejections).read(request);
          if (wrong != null) {
            throw BodyException.malformed(wrong.detail());
          }
          if (in.nextToken() != null) {
            throw JsonInput.wrong(in, "text after the end of the request");
          }
          @SuppressWarnings("unchecked") // A message's builder makes messages of its own type.
          T built = (T) request.build();
          return built;
        };
    if (UnsafeByteOperations.unsafeWrap(body).isValidUtf8()) {
      return json.read(body, reading);
    }
    long broken = BrokenText.sequences(body);
    rejections.addReplaced(broken, "bytes that are not UTF-8");
    return json.readMended(body, reading);
  }
}
