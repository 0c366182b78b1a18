package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bytes that become calendars, and those that do not. */
class IcsTextTest {
  private static final String WHOLE =
      """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      SUMMARY:ada
      DTSTART:20261130T000000Z
      DURATION:P1D
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private static String names(String text) {
    return IcsText.calendars(text).stream()
        .flatMap(each -> each.getEvents().stream())
        .map(each -> each.getSummary().getValue())
        .toList()
        .toString();
  }

  @Test
  void aFoldWithinACharacterIsUndone() {
    byte[] folded = WHOLE.replace("ada", "\u00c5|se").getBytes(StandardCharsets.UTF_8);
    // The fold stands between the two bytes of the first letter.
    String bytes = new String(folded, StandardCharsets.ISO_8859_1);
    String within = bytes.replace("\u00c3\u0085|", "\u00c3\r\n \u0085");
    assertThat(within).isNotEqualTo(bytes);
    assertThat(names(IcsText.decode(within.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("[\u00c5se]");
    assertThat(IcsText.decode("A:b\n\tc\r\nD:e".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("A:bc\r\nD:e");
  }

  @Test
  void aMarkOfTheByteOrderIsTaken() {
    assertThat(names(IcsText.decode(("\uFEFF" + WHOLE).getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("[ada]");
  }

  @Test
  void aCalendarThatIsCutAnywhereIsRefused() {
    for (int length = 0; length <= WHOLE.length() - "\r\n".length() - 1; length++) {
      String cut = WHOLE.substring(0, length);
      assertThatThrownBy(() -> IcsText.calendars(cut))
          .as(cut)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> IcsText.calendars(WHOLE.replace("END:VEVENT\r\n", "")))
        .hasMessageContaining("ends VCALENDAR");
    assertThatThrownBy(() -> IcsText.calendars(WHOLE + WHOLE.substring(0, 40)))
        .hasMessage("it is cut: END:VEVENT is missing");
  }

  @Test
  void anEmptyCalendarThatIsWholeIsOne() {
    assertThat(names("BEGIN:VCALENDAR\nEND:VCALENDAR\n")).isEqualTo("[]");
    assertThat(names("begin:vcalendar\nend:vcalendar\n")).isEqualTo("[]");
  }

  @Test
  void eachOfManyCalendarsIsRead() {
    assertThat(names(WHOLE + WHOLE.replace("ada", "bob"))).isEqualTo("[ada, bob]");
  }

  @Test
  void aTimeWithoutAValueIsRefusedAndAnyOtherLineIsNot() {
    assertThatThrownBy(() -> IcsText.calendars(WHOLE.replace("DURATION:P1D", "RRULE FREQ=DAILY")))
        .hasMessage("line 5 has RRULE without a value");
    assertThat(names(WHOLE.replace("DURATION:P1D", "a line of a text"))).isEqualTo("[ada]");
  }
}
