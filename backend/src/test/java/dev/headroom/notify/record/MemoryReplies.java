package dev.headroom.notify.record;

import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Replies in a list. */
final class MemoryReplies implements ReplyRecords {
  private final List<Kept> all = new ArrayList<>();

  private record Kept(AlarmReply reply, AlarmKey to, Instant at) {}

  MemoryReplies copy() {
    MemoryReplies copy = new MemoryReplies();
    copy.all.addAll(all);
    return copy;
  }

  void delete(String incident) {
    all.removeIf(each -> each.to().incident().equals(incident));
  }

  @Override
  public boolean isKnown(ReplyWay way, String id) {
    return all.stream()
        .map(Kept::reply)
        .anyMatch(each -> each.way() == way && each.id().equals(id));
  }

  @Override
  public int count(String incident) {
    return (int) all.stream().filter(each -> each.to().incident().equals(incident)).count();
  }

  @Override
  public void add(AlarmReply reply, AlarmKey to, Instant at) {
    if (isKnown(reply.way(), reply.id())) {
      throw new IllegalStateException("known: " + reply);
    }
    all.add(new Kept(reply, to, at));
  }

  @Override
  public Optional<AlarmKey> named(ReplyWay way, String elsewhere) {
    return all.stream()
        .filter(each -> !elsewhere.isEmpty())
        .filter(each -> each.reply().way() == way && each.reply().elsewhere().equals(elsewhere))
        .max(Comparator.comparing(Kept::at).thenComparingInt(each -> each.to().alarm()))
        .map(Kept::to);
  }
}
