package dev.headroom.ingest.otlp.request;

import com.google.protobuf.Message;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.Rejections;

/** An encoding of OTLP's request messages. */
public interface RequestFormat {
  /**
   * Protobuf.
   *
   * @param messagesMax messages of one request, before they are built
   * @param textBytesMax by how many bytes a request may grow while its texts are mended
   */
  static RequestFormat protobuf(int messagesMax, int textBytesMax) {
    return new ProtobufRequest(messagesMax, textBytesMax);
  }

  /**
   * JSON.
   *
   * @param messagesMax messages (objects) of one request, before they are built
   */
  static RequestFormat json(JsonInput json, int messagesMax) {
    return new JsonRequest(json, messagesMax);
  }

  /**
   * Reads a whole body.
   *
   * @param empty a message of the wanted type
   * @param rejections told of what is left out of the message because it cannot be read
   * @throws BodyException if it is not in this encoding at all, or passes a limit
   */
  <T extends Message> T read(byte[] body, T empty, Rejections rejections) throws BodyException;
}
