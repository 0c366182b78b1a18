package dev.headroom.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever others wrote stands on a page as text, and looks like what it is. */
class HtmlTest {
  private static String shown(String text) {
    String page = new Html().element("p", text).toString();
    return page.substring(page.indexOf("<p>") + 3, page.indexOf("</p>"));
  }

  @Test
  void markupIsEscaped() {
    assertThat(shown("<a href=\"x\">&'")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  }

  /**
   * Overrides, embeddings, isolates, marks, what has no width, and a tag beyond the first plane.
   */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F,
        0x061C, 0x200B, 0x2060, 0xFEFF, 0x00AD, 0x0000, 0x0007, 0x001B, 0x007F, 0x0085, 0x2028,
        0x2029, 0xE0041, 0xD800
      })
  void whatIsNotSeenAndChangesTheTextIsShownByItsNumber(int character) {
    String text = "pay" + Character.toString(character) + "yad";
    assertThat(shown(text)).isEqualTo("pay[U+%04X]yad".formatted(character));
  }

  @Test
  void itIsSoInAttributesAsWell() {
    assertThat(new Html().empty("input", "value", "a\u202eb").toString())
        .contains("value=\"a[U+202E]b\"");
  }

  /** Hebrew, Persian with its joiner, an emoji of several, a tab and a line's end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u06cc\u200c\u0631\u0648\u062f",
        "👩\u200d💻",
        "a\tb\nc",
        "é",
        "日本"
      })
  void whatPeopleWriteStaysAsItIs(String text) {
    assertThat(shown(text)).isEqualTo(text);
  }
}
