package dev.headroom.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More of what {@code amtool template render} makes of templates: flags, rounding, letters. */
class PeerVerbsTest {
  private static final String VERBS =
      """
      {{ printf "%99999s" "a" | len }} => 99999|
      {{ printf "%99999999999999s|" "a" }} => %!(NOVERB)%!(EXTRA string=a)|
      {{ printf "%.99999999s|" "a" }} => %!(NOVERB)%!(EXTRA string=a)|
      {{ printf "%*d|" 1000001 1 }} => %!(BADWIDTH)1||
      {{ printf "%*d|" "x" 1 }} => %!(BADWIDTH)1||
      {{ printf "%.*d|" -1 1 }} => %!(BADPREC)1||
      {{ printf "%.*d|" 1000001 1 }} => %!(BADPREC)1||
      {{ printf "%*d|" }} => %!(BADWIDTH)%!d(MISSING)||
      {{ printf "%-*d|" -5 1 }} => 1    ||
      {{ printf "%*d|" -5 1 }} => 1    ||
      {{ printf "%[2]*[1]d|" 1 5 }} =>     1||
      {{ printf "%[3]*.[2]*[1]f|" 12.0 2 6 }} =>  12.00||
      {{ printf "%6.[1]d|" 1 }} =>      1||
      {{ printf "%[1]6d|" 1 }} => %!d(BADINDEX)||
      {{ printf "%[-1]d|" 1 }} => %!d(BADINDEX)||
      {{ printf "%[5]d|" 1 }} => %!d(BADINDEX)||
      {{ printf "%[1]" 1 }} => %!(NOVERB)|
      {{ printf "%[]d" 1 }} => %!d(BADINDEX)|
      {{ printf "%.[1]*d|" 3 4 }} => 004||
      {{ printf "%#o %#b %#X %O" 8 5 255 -8 }} => 010 0b101 0XFF -0o10|
      {{ printf "%#x %#X % x %# x" "hi" "hi" "hi" "hi" }} => 0x6869 0X6869 68 69 0x68 0x69|
      {{ printf "%x|%5x|%.1x|%-6x|" "hi" "hi" "hi" "hi" }} => 6869| 6869|68|6869  ||
      {{ printf "%+q|%#q|%+#q" "é" "é" "é" }} => "\\u00e9"|`é`|`é`|
      {{ printf "%q %+q %#q" 233 233 233 }} => 'é' '\\u00e9' 'é'|
      {{ printf "%U %#U %+U %8U|" 8364 8364 8364 8364 }} => U+20AC U+20AC '€' U+20AC   U+20AC||
      {{ printf "%c|%5c|%-5c|%05c|" 65 65 65 65 }} => A|    A|A    |0000A||
      {{ printf "%c %q %U" -1 -1 -1 }} => � '�' U+FFFFFFFFFFFFFFFF|
      {{ printf "%c %q" 1114112 1114112 }} => � '�'|
      {{ printf "%d|% d|%+ d|% +d" 5 5 5 5 }} => 5| 5|+5|+5|
      {{ printf "%+5d|%-+5d|%0+5d|%+05d|% 05d" 5 5 5 5 5 }} =>    +5|+5   |+0005|+0005| 0005|
      {{ printf "%05d|%-05d|%0-5d|%05.3d|%.0d|%.0d|" -5 5 5 5 0 1 }} => -0005|5    |5    |  005||1||
      {{ printf "%08.3f|%+08.3f|%-08.3f|% 08.3f|" 3.14159 3.14159 3.14159 3.14159 }} => 0003.142|+003.142|3.142   | 003.142||
      {{ printf "%#g %#.3g %#v %#e %#f %#.0f" 1.0 1.0 1.0 1.0 1.0 1.0 }} => 1.00000 1.00 1 1.000000e+00 1.000000 1.|
      {{ printf "%g %G %e %b %x %X" 1e100 1e100 1e100 1.0 1.5 1.5 }} => 1e+100 1E+100 1.000000e+100 4503599627370496p-52 0x1.8p+00 0X1.8P+00|
      {{ printf "%.2x %.0x %+x %#x" 1.5 1.5 1.5 1.5 }} => 0x1.80p+00 0x1p+01 +0x1.8p+00 0x1.8000p+00|
      {{ printf "%b %b" 1.0 -0.5 }} => 4503599627370496p-52 -4503599627370496p-53|
      {{ printf "%v %+v %#v" "a" "a" "a" }} => a a "a"|
      {{ printf "%v %+v %#v" true true true }} => true true true|
      {{ printf "%5v|%-7v|%07v|" true false true }} =>  true|false  |000true||
      {{ printf "%#v %#v" nil 1.5 }} => <nil> 1.5|
      {{ printf "%5s|" .GroupLabels.Names }} => [alertname]||
      {{ printf "%#v" .GroupLabels.Names }} => []string{"alertname"}|
      {{ printf "%+q" .GroupLabels.Names }} => ["alertname"]|
      {{ printf "%t" "x" }} {{ printf "%t" 1.5 }} {{ printf "%t" nil }} => %!t(string=x) %!t(float64=1.5) %!t(<nil>)|
      {{ printf "%w" 1 }} {{ printf "%w" "a" }} => %!w(int=1) %!w(string=a)|
      {{ printf "%T %T %T" .GroupLabels .GroupLabels.Names nil }} => template.KV []string <nil>|
      {{ printf "%T %T" .Alerts (index .Alerts 0) }} => template.Alerts template.Alert|
      {{ printf "%T %T" (index .Alerts 1).StartsAt ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} => time.Time time.Duration|
      {{ printf "%é" 1 }} {{ printf "%é" }} => %!é(int=1) %!é(MISSING)|
      {{ printf "%-%|%5%|%05%" }} => %|%|%|
      {{ printf "%d%" 1 }} => 1%!(NOVERB)|
      {{ printf "% " 1 }} => %!(NOVERB)%!(EXTRA int=1)|
      {{ printf "%-" 1 }} => %!(NOVERB)%!(EXTRA int=1)|
      {{ printf "%5" 1 }} => %!(NOVERB)%!(EXTRA int=1)|
      {{ printf "%." 1 }} => %!.(int=1)|
      {{ printf "%.d|%.f|%.s|" 5 5.5 "abc" }} => 5|6|||
      {{ printf "%5.1s|%-5.1s|%05.1s|" "abc" "abc" "abc" }} =>     a|a    |0000a||
      {{ printf "%05s|%-05s|%+s|% s|" "ab" "ab" "ab" "ab" }} => 000ab|ab   |ab|ab||
      {{ printf "%010q|%-10q|%10q|" "ab" "ab" "ab" }} => 000000"ab"|"ab"      |      "ab"||
      {{ printf "%!|%z|%é" }} => %!!(MISSING)|%!z(MISSING)|%!é(MISSING)|
      {{ printf "%s %s" "a" }} => a %!s(MISSING)|
      {{ printf "%[2]s" "a" }} => %!s(BADINDEX)|
      {{ printf "%s" "a" "b" 1 2.5 true nil }} => a%!(EXTRA string=b, int=1, float64=2.5, bool=true, <nil>)|
      {{ printf "%[1]s" "a" "b" }} => a|
      {{ printf "%d" 'a' }} {{ printf "%s" 'a' }} => 97 %!s(int=97)|
      {{ printf "%x" -1 }} {{ printf "%o" -8 }} {{ printf "%b" -5 }} {{ printf "%O" 0 }} => -1 -10 -101 0o0|
      {{ printf "%+.3e|%12.3e|%-12.3e|" 12345.678 12345.678 12345.678 }} => +1.235e+04|   1.235e+04|1.235e+04   ||
      {{ printf "%6.2f|%-6.2f|%06.2f|%+6.2f|" -1.5 -1.5 -1.5 -1.5 }} =>  -1.50|-1.50 |-01.50| -1.50||
      {{ printf "%F %.1F" 1.5 1.25 }} => 1.500000 1.2|
      {{ printf "%20.10d|" 5 }} =>           0000000005||
      {{ printf "%+d %+v" 5 5 }} => +5 5|
      {{ printf "%x %X" "" "" }} =>  |
      {{ printf "% x|%# X|" "abc" "abc" }} => 61 62 63|0X61 0X62 0X63||
      {{ printf "%s" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} {{ printf "%v" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} {{ printf "%q" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} {{ printf "%x" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} => 1h0m0s 1h0m0s "1h0m0s" 3168306d3073|
      {{ printf "%10s|%-10s|" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} =>     1h0m0s|1h0m0s    ||
      """;

  private static final String OTHERS =
      """
      {{ toUpper "ß" }} {{ toUpper "straße ŉ ǰ ﬁ ΐ" }} {{ toUpper "ı ſ µ ÿ ǆ ǅ" }} => ß STRAßE ŉ ǰ ﬁ ΐ I S Μ Ÿ Ǆ Ǆ|
      {{ toLower "İ I Σ ΑΣ ẞ K Å" }} {{ toLower "ÀÉ" }} => i i σ ασ ß k å àé|
      {{ title "ß ǆ ﬁ" }} {{ title "hello wOrld o'neill é" }} => Ss ǅ Fi Hello World O'neill É|
      {{ (index .Alerts 0).StartsAt.Truncate 60000000000 }} => 2026-03-01 03:07:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate 3600000000000 }} => 2026-03-01 03:00:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Round 60000000000 }} => 2026-03-01 03:07:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Round 1000000000 }} => 2026-03-01 03:07:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Round 500000000 }} => 2026-03-01 03:07:00.5 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate 7000000000 }} => 2026-03-01 03:07:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Round 7000000000 }} => 2026-03-01 03:07:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate 0 }} {{ (index .Alerts 0).StartsAt.Truncate -5 }} => 2026-03-01 03:07:00.25 +0000 UTC 2026-03-01 03:07:00.25 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Round 0 }} {{ (index .Alerts 0).StartsAt.Round -5 }} => 2026-03-01 03:07:00.25 +0000 UTC 2026-03-01 03:07:00.25 +0000 UTC|
      {{ (index .Alerts 0).EndsAt.Truncate 3600000000000 }} => 0001-01-01 00:00:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate 86400000000000 }} => 2026-03-01 00:00:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate 604800000000000 }} => 2026-02-23 00:00:00 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Truncate "1h" }} => FAILS|
      {{ (index .Alerts 0).StartsAt.Truncate }} => FAILS|
      {{ (index .Alerts 0).StartsAt.Truncate 1 2 }} => FAILS|
      {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Round 60000000000 }} => 7m0s|
      {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Truncate 1000000000 }} => 7m0s|
      {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Round 0 }} {{ ((index .Alerts 1).StartsAt.Sub (index .Alerts 0).StartsAt).Round 500000000 }} => 7m0.25s -7m0.5s|
      {{ ((index .Alerts 1).StartsAt.Sub (index .Alerts 0).StartsAt).Truncate 1000000000 }} {{ ((index .Alerts 1).StartsAt.Sub (index .Alerts 0).StartsAt).Abs }} => -7m0s 7m0.25s|
      {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Milliseconds }} {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Microseconds }} {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).Nanoseconds }} {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt).String }} => 420250 420250000 420250000000 7m0.25s|
      {{ (index .Alerts 0).StartsAt.UnixMicro }} {{ (index .Alerts 0).StartsAt.UnixMilli }} {{ (index .Alerts 0).StartsAt.Nanosecond }} => 1772334420250000 1772334420250 250000000|
      {{ (index .Alerts 0).StartsAt.ISOWeek }} => FAILS|
      {{ (index .Alerts 0).StartsAt.Date }} => FAILS|
      {{ (index .Alerts 0).StartsAt.AppendFormat }} => FAILS|
      {{ (index .Alerts 0).StartsAt.Zone }} => FAILS|
      {{ 1 | | print }} => FAILS|
      {{ | print }} => FAILS|
      {{ "a" | 1 }} => FAILS|
      {{ "a" | "b" }} => FAILS|
      {{ "a" | . }} => FAILS|
      {{ "a" | nil }} => FAILS|
      {{ "a" | true }} => FAILS|
      {{ "a" | .Status }} => FAILS|
      {{ "a" | $ }} => FAILS|
      {{ nil | print }} => FAILS|
      {{ 1 | print }} => 1|
      {{ }} => FAILS|
      {{ ( ) }} => FAILS|
      {{ 1 2 }} => FAILS|
      {{ "a" "b" }} => FAILS|
      {{ .Status "b" }} => FAILS|
      """;

  static Stream<Arguments> verbs() {
    return PeerTemplatesTest.rows(VERBS);
  }

  static Stream<Arguments> others() {
    return PeerTemplatesTest.rows(OTHERS);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyFlagOfEveryVerbIsAsInGo(String template, String expected) {
    PeerTemplatesTest.check(template, expected);
  }

  @ParameterizedTest
  @MethodSource("others")
  void lettersTimesAndBrokenTemplatesAreAsInGo(String template, String expected) {
    PeerTemplatesTest.check(template, expected);
  }

  /** Go fills them; here a text has a largest length, and whoever asks for more is told. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ printf \"%1000001s|\" \"a\" }}",
        "{{ printf \"%.1000001d|\" 1 }}",
        "{{ printf \"%0*d|\" 999999 1 }}",
        "{{ printf \"%.999999f|\" 1.0 }}",
        "{{ printf \"%0999999f|\" 1.0 }}",
        "{{ printf \"%.999999U|\" 1 }}",
        "{{ printf \"%200000s|\" (stringSlice \"a\" \"b\") }}"
      })
  void whatWouldBeTooLongIsRefused(String template) {
    assertThat(TemplateFixture.text(template)).contains("longer than 262144 characters");
  }
}
