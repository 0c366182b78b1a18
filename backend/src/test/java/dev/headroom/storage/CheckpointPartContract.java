package dev.headroom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.storage.CheckpointPart.PartSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What every part of a checkpoint promises; its tests extend this.
 *
 * @param <P> the part
 */
public abstract class CheckpointPartContract<P extends CheckpointPart> {
  /** A part as it is at start. */
  public abstract P empty();

  /** Adds something to a part; something else for another number. */
  public abstract void add(P part, int number);

  /** All that a part holds, spelled out. */
  public abstract Object content(P part);

  private P filled(int from, int to) {
    P part = empty();
    for (int number = from; number <= to; number++) {
      add(part, number);
    }
    return part;
  }

  private static byte[] bytes(PartSnapshot snapshot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    snapshot.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void restore(CheckpointPart part, byte[] bytes) throws IOException {
    ByteArrayInputStream left = new ByteArrayInputStream(bytes);
    part.restore(new DataInputStream(left));
    assertThat(left.available()).isZero();
  }

  @Test
  void whatItHoldsComesBack() throws IOException {
    P part = filled(1, 5);
    P restored = empty();

    restore(restored, bytes(part.capture()));

    assertThat(content(restored)).isEqualTo(content(part)).isNotEqualTo(content(empty()));
    assertThat(bytes(restored.capture())).isEqualTo(bytes(part.capture()));
    assertThat(restored.name()).isEqualTo(part.name());
  }

  @Test
  void anEmptyOneComesBackEmpty() throws IOException {
    P restored = empty();
    restore(restored, bytes(empty().capture()));
    assertThat(content(restored)).isEqualTo(content(empty()));
  }

  @Test
  void aSnapshotDoesNotChangeWithThePart() throws IOException {
    P part = filled(1, 3);
    byte[] then = bytes(part.capture());
    PartSnapshot snapshot = part.capture();
    add(part, 4);
    add(part, 5);

    assertThat(bytes(snapshot)).isEqualTo(then).isNotEqualTo(bytes(part.capture()));
  }

  @Test
  void restoringReplacesWhatItHeld() throws IOException {
    P part = filled(6, 9);
    restore(part, bytes(filled(1, 3).capture()));
    assertThat(content(part)).isEqualTo(content(filled(1, 3)));
  }

  @Test
  void whatWasRestoredGoesOnGrowing() throws IOException {
    P restored = empty();
    restore(restored, bytes(filled(1, 3).capture()));
    add(restored, 4);
    assertThat(content(restored)).isEqualTo(content(filled(1, 4)));
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() throws IOException {
    byte[] whole = bytes(filled(1, 5).capture());
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> restore(empty(), part)).isInstanceOf(IOException.class);
    }
  }
}
