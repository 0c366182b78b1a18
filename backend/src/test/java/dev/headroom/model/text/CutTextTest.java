package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CutTextTest {
  private static final List<String> CHARACTERS =
      List.of("a", " ", "\u00e9", "\u20ac", "\ud83d\ude00");

  @RegisterExtension final Seed seed = new Seed();

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return text.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void whatFitsStaysAndWhatDoesNotHasAnEllipsisInPlaceOfTheRest() {
    assertThat(CutText.toLength("abcd", 4)).isEqualTo("abcd");
    assertThat(CutText.toLength("abcde", 4)).isEqualTo("abc\u2026");
    assertThat(CutText.toLength("abcde", 1)).isEqualTo("\u2026");
    assertThat(CutText.toBytes("abcdef", 6)).isEqualTo("abcdef");
    assertThat(CutText.toBytes("abcdefg", 6)).isEqualTo("abc\u2026");
    assertThat(CutText.toBytes("abcdefg", 3)).isEqualTo("\u2026");
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(CutText.toLength("a\ud83d\ude00b", 3)).isEqualTo("a\u2026");
    assertThat(CutText.toLength("\ud83d\ude00\ud83d\ude00", 3)).isEqualTo("\ud83d\ude00\u2026");
    assertThat(CutText.toBytes("a\u20acbc", 5)).isEqualTo("a\u2026");
    assertThat(CutText.toBytes("\ud83d\ude00\ud83d\ude00", 7)).isEqualTo("\ud83d\ude00\u2026");
  }

  /** The longest start of whole characters that leaves room, found by trying each. */
  @Test
  void asMuchStaysAsThereIsRoomFor() {
    RandomGenerator random = seed.random();
    for (int i = 0; i < 5_000; i++) {
      String text = text(random);
      int max = random.nextInt(3, 40);
      assertThat(CutText.toBytes(text, max)).isEqualTo(longest(text, max, true));
      assertThat(CutText.toLength(text, max)).isEqualTo(longest(text, max, false));
    }
  }

  private static int size(String text, boolean inBytes) {
    return inBytes ? bytes(text) : text.length();
  }

  private static String longest(String text, int max, boolean inBytes) {
    if (size(text, inBytes) <= max) {
      return text;
    }
    String best = "\u2026";
    for (int count = 1; count <= text.codePointCount(0, text.length()); count++) {
      String cut = text.substring(0, text.offsetByCodePoints(0, count)) + "\u2026";
      best = size(cut, inBytes) <= max ? cut : best;
    }
    return best;
  }
}
