package dev.headroom.metrics.growth;

import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The senders of all streams there are. There are never more of them than streams: one whose last
 * stream is dropped is dropped with it.
 */
public final class Senders {
  private static final int SENDERS_MAX = 1 << 28;

  private final Map<SenderKey, StreamSender> byKey = new LinkedHashMap<>();
  private final Map<Long, Identity> identities = new LinkedHashMap<>();

  /** The sender of a new stream. */
  public StreamSender join(Labels series, StreamId stream) {
    SenderKey key = SenderKey.of(series, stream);
    StreamSender sender =
        key.isSomebody()
            ? byKey.computeIfAbsent(key, each -> new StreamSender(each, identity(each)))
            : new StreamSender(key, new Identity());
    sender.joined();
    return sender;
  }

  private Identity identity(SenderKey key) {
    Identity identity =
        key.sender() == 0
            ? new Identity()
            : identities.computeIfAbsent(key.sender(), none -> new Identity());
    identity.stated();
    return identity;
  }

  /**
   * One of a sender's streams was dropped.
   *
   * @param newestMillis time of that stream's newest point
   */
  public void leave(StreamSender sender, long newestMillis) {
    if (!sender.left(newestMillis)
        && byKey.remove(sender.key(), sender)
        && !sender.identity().left()) {
      identities.remove(sender.key().sender(), sender.identity());
    }
  }

  public void clear() {
    byKey.clear();
    identities.clear();
  }

  /** All of them as they are now, to be written on any thread. */
  public SavedSenders save() {
    List<SenderEntry> entries = new ArrayList<>();
    for (StreamSender each : byKey.values()) {
      entries.add(
          new SenderEntry(
              each.key(),
              each.isShared(),
              each.sinceMillis(),
              each.lastMillis(),
              each.forgottenMillis(),
              each.largest()));
    }
    return new SavedSenders(entries);
  }

  /** Takes back what was saved; streams join again one by one. */
  public void restore(SavedSenders saved) {
    clear();
    for (SenderEntry each : saved.entries) {
      Identity identity = identity(each.key);
      if (each.isShared) {
        identity.foundShared();
      }
      byKey.put(
          each.key,
          new StreamSender(
              each.key,
              identity,
              each.sinceMillis,
              each.lastMillis,
              each.forgottenMillis,
              each.largest));
    }
  }

  private record SenderEntry(
      SenderKey key,
      boolean isShared,
      long sinceMillis,
      long lastMillis,
      long forgottenMillis,
      double largest) {}

  /** All senders at one moment. */
  public static final class SavedSenders {
    /** Of a checkpoint that knows nothing of senders. */
    public static final SavedSenders NONE = new SavedSenders(List.of());

    private final List<SenderEntry> entries;

    private SavedSenders(List<SenderEntry> entries) {
      this.entries = entries;
    }

    /** Writes them as the checkpoint's format page says. */
    public void writeTo(DataOutput out) throws IOException {
      out.writeInt(entries.size());
      for (SenderEntry each : entries) {
        byte[] metric = each.key.metric().canonical();
        out.writeInt(metric.length);
        out.write(metric);
        out.writeLong(each.key.sender());
        out.writeBoolean(each.isShared);
        out.writeLong(each.sinceMillis);
        out.writeLong(each.lastMillis);
        out.writeLong(each.forgottenMillis);
        out.writeDouble(each.largest);
      }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    public static SavedSenders readFrom(DataInput in) throws IOException {
      return readFrom(in, true);
    }

    /** Reads what version 3 wrote: not whether an identity is shared, nor what a sender grew by. */
    public static SavedSenders readFromVersion3(DataInput in) throws IOException {
      return readFrom(in, false);
    }

    private static SavedSenders readFrom(DataInput in, boolean isNew) throws IOException {
      int size = in.readInt();
      if (size < 0 || size > SENDERS_MAX) {
        throw new IllegalArgumentException(size + " senders");
      }
      List<SenderEntry> entries = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int length = in.readInt();
        if (length < 0 || length > 1 << 20) {
          throw new IllegalArgumentException("labels of " + length + " bytes");
        }
        byte[] metric = new byte[length];
        in.readFully(metric);
        entries.add(
            new SenderEntry(
                new SenderKey(Labels.ofCanonical(metric), in.readLong()),
                isNew && in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                isNew ? in.readDouble() : 0));
      }
      return new SavedSenders(entries);
    }
  }
}
