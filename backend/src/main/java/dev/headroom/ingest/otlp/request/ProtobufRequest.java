package dev.headroom.ingest.otlp.request;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Rejections;
import java.io.IOException;

/**
 * OTLP in protobuf. Unknown fields are dropped unread; texts that are not UTF-8, which protobuf
 * refuses, are mended first where there are any.
 */
final class ProtobufRequest implements RequestFormat {
  private static final int DEPTH_MAX = 100;

  private final int messagesMax;
  private final ProtobufTexts texts;

  /**
   * @param textBytesMax by how many bytes a request may grow while its texts are mended
   */
  ProtobufRequest(int messagesMax, int textBytesMax) {
    this.messagesMax = messagesMax;
    this.texts = new ProtobufTexts(textBytesMax);
  }

  @Override
  public <T extends Message> T read(byte[] body, T empty, Rejections rejections)
      throws BodyException {
    CodedInputStream in = CodedInputStream.newInstance(body);
    in.setRecursionLimit(DEPTH_MAX);
    try {
      count(in, empty.getDescriptorForType(), new MessageCount(messagesMax), 0);
    } catch (IOException e) {
      throw malformed(e, empty, " near byte " + in.getTotalBytesRead());
    }
    try {
      return parse(body, empty);
    } catch (InvalidProtocolBufferException strict) {
      return readMended(body, empty, rejections);
    }
  }

  private <T extends Message> T readMended(byte[] body, T empty, Rejections rejections)
      throws BodyException {
    try {
      return parse(texts.mended(body, empty.getDescriptorForType(), rejections), empty);
    } catch (IOException e) {
      throw malformed(e, empty, "");
    }
  }

  private static <T extends Message> T parse(byte[] body, T empty)
      throws InvalidProtocolBufferException {
    @SuppressWarnings("unchecked") // A message's parser makes messages of its own type.
    T request = (T) DiscardUnknownFieldsParser.wrap(empty.getParserForType()).parseFrom(body);
    return request;
  }

  private static BodyException malformed(IOException e, Message empty, String where) {
    String name = empty.getDescriptorForType().getName();
    return BodyException.malformed("not an " + name + where + ": " + plain(e));
  }

  /** Without the library's advice to whoever wrote the program. */
  private static String plain(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("levels of nesting")) {
      return "messages or groups nest deeper than " + DEPTH_MAX;
    } else if (message.contains("negative size")) {
      return "a length below 0";
    } else if (message.contains("too large")) {
      return "a length of more bytes than a body can have";
    }
    return message;
  }

  /** Walks the bytes as the descriptor lays them out, building nothing. */
  private static void count(
      CodedInputStream in, Descriptor message, MessageCount messages, int depth)
      throws IOException, BodyException {
    if (depth > DEPTH_MAX) {
      throw BodyException.malformed("messages nest deeper than " + DEPTH_MAX);
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (field == null || !delimited || field.isPackable()) {
        in.skipField(tag);
        continue;
      }
      if (field.isRepeated()) {
        messages.add();
      }
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        int outer = in.pushLimit(in.readRawVarint32());
        count(in, field.getMessageType(), messages, depth + 1);
        in.checkLastTagWas(0);
        in.popLimit(outer);
      } else {
        in.skipField(tag);
      }
    }
  }
}
