package dev.headroom.ingest.otlp.request;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.headroom.ingest.decode.Rejections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mends texts in a protobuf message that are not UTF-8 by rewriting its bytes: proto3's parsers
 * refuse the whole message for one such text. A text grows with each U+FFFD, and so does the length
 * of every message around it. Safe for any number of threads.
 */
final class ProtobufTexts {
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final int growthMax;

  /**
   * @param growthMax bytes a message may grow by; texts that would pass it become one U+FFFD each
   */
  ProtobufTexts(int growthMax) {
    this.growthMax = growthMax;
  }

  /** The same message with all its texts in UTF-8. */
  byte[] mended(byte[] body, Descriptor type, Rejections rejections) throws IOException {
    MessageWalk walk = new MessageWalk(body);
    int growth = walk.message(type);
    rejections.addReplaced(walk.replaced, "bytes that are not UTF-8 in " + walk.firstText);
    return walk.patched(growth);
  }

  /**
   * Bytes to be written instead of others.
   *
   * @param from where those others start, {@code to} where they end
   */
  private record Patch(int from, int to, byte[] bytes) {}

  /** One way through one message, from its first byte to its last. */
  private final class MessageWalk {
    private static final Patch NONE = new Patch(0, 0, new byte[0]);

    private final byte[] body;
    private final CodedInputStream in;
    private final List<Patch> patches = new ArrayList<>();
    private long replaced;
    private int textGrowth;
    private String firstText = "";

    MessageWalk(byte[] body) {
      this.body = body;
      this.in = CodedInputStream.newInstance(body);
    }

    /** Walks a message up to the limit; gives by how many bytes it grows. */
    int message(Descriptor type) throws IOException {
      int growth = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
        boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (field != null && delimited && field.getType() == FieldDescriptor.Type.STRING) {
          growth += text(field);
        } else if (field != null && delimited && field.getType() == FieldDescriptor.Type.MESSAGE) {
          growth += inner(field.getMessageType());
        } else {
          in.skipField(tag);
        }
      }
      return growth;
    }

    private int inner(Descriptor type) throws IOException {
      int at = in.getTotalBytesRead();
      int length = in.readRawVarint32();
      int start = in.getTotalBytesRead();
      int place = patches.size();
      patches.add(NONE);
      int outer = in.pushLimit(length);
      int growth = message(type);
      in.popLimit(outer);
      if (patches.size() == place + 1) {
        patches.removeLast();
        return 0;
      }
      byte[] prefix = varint(length + growth);
      patches.set(place, new Patch(at, start, prefix));
      return growth + prefix.length - (start - at);
    }

    private int text(FieldDescriptor field) throws IOException {
      int at = in.getTotalBytesRead();
      int length = in.readRawVarint32();
      int start = in.getTotalBytesRead();
      in.skipRawBytes(length);
      ByteString text = UnsafeByteOperations.unsafeWrap(body, start, length);
      if (text.isValidUtf8()) {
        return 0;
      }
      firstText = replaced == 0 ? field.getJsonName() : firstText;
      byte[] mended = mended(start, length);
      textGrowth += Math.max(0, mended.length - length);
      byte[] prefix = varint(mended.length);
      patches.add(new Patch(at, start, prefix));
      patches.add(new Patch(start, start + length, mended));
      return prefix.length + mended.length - (start - at) - length;
    }

    private byte[] mended(int start, int length) {
      if (length <= growthMax) {
        byte[] text = Arrays.copyOfRange(body, start, start + length);
        byte[] mended = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        if (textGrowth + mended.length - length <= growthMax) {
          replaced += BrokenText.sequences(text);
          return mended;
        }
      }
      replaced++;
      return REPLACEMENT;
    }

    private byte[] patched(int growth) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + growth);
      int at = 0;
      for (Patch patch : patches) {
        out.write(body, at, patch.from() - at);
        out.writeBytes(patch.bytes());
        at = patch.to();
      }
      out.write(body, at, body.length - at);
      return out.toByteArray();
    }

    private static byte[] varint(int value) throws IOException {
      byte[] bytes = new byte[CodedOutputStream.computeUInt32SizeNoTag(value)];
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt32NoTag(value);
      out.flush();
      return bytes;
    }
  }
}
