package dev.headroom.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code amtool template render} of Alertmanager 0.25 makes of templates, for the alerts of
 * {@link TemplateFixture}. What fails there fails here, in words of our own.
 */
class PeerTemplatesTest {
  private static final String FAILS = "FAILS";

  private static final String PRINTF =
      """
      {{ printf "%d" 42 }} => 42|
      {{ printf "%5d|%-5d|%05d" 42 42 42 }} =>    42|42   |00042|
      {{ printf "%+d % d" 42 42 }} => +42  42|
      {{ printf "%x %X %#x %o %b" 255 255 255 8 5 }} => ff FF 0xff 10 101|
      {{ printf "%c%c" 72 105 }} => Hi|
      {{ printf "%q" 65 }} => 'A'|
      {{ printf "%U" 8364 }} => U+20AC|
      {{ printf "%d" -7 }} => -7|
      {{ printf "%06d" -42 }} => -00042|
      {{ printf "%+05d" 3 }} => +0003|
      {{ printf "%x" -255 }} => -ff|
      {{ printf "%s" "abc" }} => abc|
      {{ printf "%5s|%-5s|%.2s" "abc" "abc" "abc" }} =>   abc|abc  |ab|
      {{ printf "%q" "a\\"b" }} => "a\\"b"|
      {{ printf "%q" "tab\\there" }} => "tab\\there"|
      {{ printf "%x" "hi" }} => 6869|
      {{ printf "%X" "hi" }} => 6869|
      {{ printf "% x" "hi" }} => 68 69|
      {{ printf "%#q" "abc" }} => `abc`|
      {{ printf "%+q" "é" }} => "\\u00e9"|
      {{ printf "%v" "abc" }} => abc|
      {{ printf "%v" 1.5 }} => 1.5|
      {{ printf "%v" true }} => true|
      {{ printf "%v" nil }} => <nil>|
      {{ printf "%t" false }} => false|
      {{ printf "%f" 1.5 }} => 1.500000|
      {{ printf "%.2f" 3.14159 }} => 3.14|
      {{ printf "%8.3f|" 3.14159 }} =>    3.142||
      {{ printf "%-8.3f|" 3.14159 }} => 3.142   ||
      {{ printf "%08.3f|" 3.14159 }} => 0003.142||
      {{ printf "%+.1f" 2.0 }} => +2.0|
      {{ printf "%e" 12345.678 }} => 1.234568e+04|
      {{ printf "%E" 0.00012 }} => 1.200000E-04|
      {{ printf "%g" 1e21 }} => 1e+21|
      {{ printf "%g" 100000.0 }} => 100000|
      {{ printf "%g" 1e-7 }} => 1e-07|
      {{ printf "%G" 1e-10 }} => 1E-10|
      {{ printf "%.3g" 1234.5678 }} => 1.23e+03|
      {{ printf "%v" 1e6 }} => 1e+06|
      {{ printf "%v" 1e20 }} => 1e+20|
      {{ printf "%v" 1e21 }} => 1e+21|
      {{ printf "%v" 0.000001 }} => 1e-06|
      {{ printf "%v" 0.0000001 }} => 1e-07|
      {{ printf "%d" "abc" }} => %!d(string=abc)|
      {{ printf "%s" 42 }} => %!s(int=42)|
      {{ printf "%d" 1.5 }} => %!d(float64=1.5)|
      {{ printf "%s" 1.5 }} => %!s(float64=1.5)|
      {{ printf "%t" 1 }} => %!t(int=1)|
      {{ printf "%f" 1 }} => %!f(int=1)|
      {{ printf "%s" true }} => %!s(bool=true)|
      {{ printf "%d %d" 1 }} => 1 %!d(MISSING)|
      {{ printf "%d" 1 2 }} => 1%!(EXTRA int=2)|
      {{ printf "%d" 1 "x" 2.5 }} => 1%!(EXTRA string=x, float64=2.5)|
      {{ printf "%" }} => %!(NOVERB)|
      {{ printf "%!" }} => %!!(MISSING)|
      {{ printf "%z" 1 }} => %!z(int=1)|
      {{ printf "%%" }} => %|
      {{ printf "100%%" }} => 100%|
      {{ printf "%s %%" "a" }} => a %|
      {{ printf "%[2]s %[1]s" "a" "b" }} => b a|
      {{ printf "%[1]d %[1]x" 255 }} => 255 ff|
      {{ printf "%[3]d" 1 2 }} => %!d(BADINDEX)|
      {{ printf "%*d" 5 42 }} =>    42|
      {{ printf "%-*d|" 5 42 }} => 42   ||
      {{ printf "%.*f" 2 3.14159 }} => 3.14|
      {{ printf "%T" 1 }} => int|
      {{ printf "%T" "a" }} => string|
      {{ printf "%T" 1.5 }} => float64|
      {{ printf "%T" true }} => bool|
      {{ printf "%v" .GroupLabels.Names }} => [alertname]|
      {{ printf "%q" .GroupLabels.Names }} => ["alertname"]|
      {{ printf "%s" .GroupLabels.Values }} => [HostDown]|
      {{ printf "%d" .GroupLabels.Names }} => [%!d(string=alertname)]|
      {{ printf "%s" nil }} => %!s(<nil>)|
      {{ printf "%d" nil }} => %!d(<nil>)|
      {{ printf "" }} => |
      {{ printf "no verbs" }} => no verbs|
      {{ printf "%s%s" "a" "b" }} => ab|
      {{ printf "%s-%d-%v" "a" 1 true }} => a-1-true|
      {{ printf "%6.2f%%" 12.345 }} =>  12.35%|
      {{ printf "%v" 'a' }} => 97|
      {{ printf "%c" 'a' }} => a|
      {{ printf "%#v" "a" }} => "a"|
      {{ printf "%#v" 42 }} => 42|
      {{ printf "%#v" 1.0 }} => 1|
      {{ printf "%+v" 42 }} => 42|
      {{ printf "%5t|" true }} =>  true||
      {{ printf "%5q|" "a" }} =>   "a"||
      {{ printf "%-5q|" "a" }} => "a"  ||
      {{ printf "%05s|" "ab" }} => 000ab||
      {{ printf "%.0f" 2.5 }} => 2|
      {{ printf "%.0f" 3.5 }} => 4|
      {{ printf "%.1f" 0.25 }} => 0.2|
      {{ printf "%5.1f|" -0.04 }} =>  -0.0||
      {{ printf "%d" 9223372036854775807 }} => 9223372036854775807|
      {{ printf "%d" -9223372036854775808 }} => -9223372036854775808|
      {{ printf "%x" 3.5 }} => 0x1.cp+01|
      {{ printf "%s" "héllo" }} => héllo|
      {{ printf "%.3s" "héllo" }} => hél|
      {{ printf "%8s|" "héllo" }} =>    héllo||
      {{ printf "%d items" (len .Alerts) }} => 2 items|
      {{ print "a" 1 2 "b" }} => a1 2b|
      {{ print 1 2 }} => 1 2|
      {{ print "a" "b" }} => ab|
      {{ print 1 "a" 2 }} => 1a2|
      {{ print }} => |
      {{ println "a" 1 }} => a 1⏎|
      {{ println }} => ⏎|
      {{ print 1.0 2.5 }} => 1 2.5|
      {{ print true nil }} => true <nil>|
      {{ printf "%#x" 255 }} {{ printf "%O" 8 }} => 0xff 0o10|
      {{ printf "%#q" "a`b" }} => "a`b"|
      {{ printf "%+q" "é🔥" }} => "\\u00e9\\U0001f525"|
      {{ printf "%x" 1.0 }} {{ printf "%X" -0.1 }} => 0x1p+00 -0X1.999999999999AP-04|
      {{ printf "%[2]d" 1 2 }} => 2|
      {{ printf "%[2]d %d" 1 2 }} => 2 %!d(MISSING)|
      {{ printf "%[x]d" 1 }} => %!d(BADINDEX)|
      {{ printf "%[0]d" 1 }} => %!d(BADINDEX)|
      {{ printf "%[1" 1 }} => %!(NOVERB)|
      {{ printf "%[1]*d" 5 }} => %!d(MISSING)|
      {{ printf "% d|% d" 5 -5 }} =>  5|-5|
      {{ printf "%+v|%+v" 1.5 "a" }} => 1.5|a|
      {{ printf "% X" "abc" }} => 61 62 63|
      {{ printf "%q" "\\x00\\u200b\\u00a0" }} => "\\x00\\u200b\\u00a0"|
      {{ printf "%v %v" 1 }} => 1 %!v(MISSING)|
      {{ printf "%s" (stringSlice "a" "b") }} => [a b]|
      {{ printf "%x" (stringSlice "a" "b") }} => [61 62]|
      {{ printf "%5s|" (stringSlice "a" "b") }} => [    a     b]||
      {{ printf "%.1s|" (stringSlice "abc" "def") }} => [a d]||
      {{ printf "%05d|" -1 }} => -0001||
      {{ printf "%-05d|" 1 }} => 1    ||
      {{ printf "%+x" 10 }} => +a|
      {{ printf "%.3d" 7 }} => 007|
      {{ printf "%8.3d|" 7 }} =>      007||
      {{ printf "%.10s|" "abc" }} => abc||
      {{ printf "%20v|" "abc" }} =>                  abc||
      {{ printf "%c" 128293 }} => 🔥|
      {{ printf "%q" 128293 }} => '🔥'|
      {{ printf "%U" 128293 }} => U+1F525|
      {{ printf "%t|%v" true false }} => true|false|
      {{ printf "%g %g %g" 0.1 123456789.0 1e-5 }} => 0.1 1.23456789e+08 1e-05|
      {{ printf "%.2e" 0.0 }} => 0.00e+00|
      {{ printf "%.0f %.1f %.2f" 0.5 0.05 0.005 }} => 0 0.1 0.01|
      {{ printf "%f" 1e15 }} => 1000000000000000.000000|
      {{ printf "%.3f" -0.0005 }} => -0.001|
      {{ printf "%+d" -3 }} => -3|
      {{ printf "%  d" 3 }} =>  3|
      {{ printf "%1d%2d%3d" 1 2 3 }} => 1 2  3|
      {{ printf "%d%%|%s" 50 "x" }} => 50%|x|
      {{ printf "%v" (index .Alerts 1).EndsAt }} => 2026-03-01 04:00:00 +0000 UTC|
      {{ printf "%s" (index .Alerts 1).EndsAt }} => 2026-03-01 04:00:00 +0000 UTC|
      {{ printf "%d" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} => 3600000000000|
      {{ printf "%s" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt) }} => 1h0m0s|
      {{ printf "%.1f" ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt).Hours }} => 1.0|
      """;

  private static final String COMPARING =
      """
      {{ eq 1 1 }} => true|
      {{ eq 1 2 3 1 }} => true|
      {{ eq "a" "b" "a" }} => true|
      {{ eq 1 1.0 }} => FAILS|
      {{ eq "1" 1 }} => FAILS|
      {{ eq true true }} => true|
      {{ ne 1 2 }} => true|
      {{ ne "a" "a" }} => false|
      {{ lt 1 2 }} => true|
      {{ lt "a" "b" }} => true|
      {{ lt 1.5 1.6 }} => true|
      {{ lt 1 1.5 }} => FAILS|
      {{ le 2 2 }} => true|
      {{ gt 3 2 }} => true|
      {{ ge "b" "b" }} => true|
      {{ lt true false }} => FAILS|
      {{ eq nil nil }} => true|
      {{ eq .Status "firing" }} => true|
      {{ eq .CommonLabels.nope "" }} => true|
      {{ ne .CommonLabels.nope "" }} => false|
      {{ eq 1 }} => FAILS|
      {{ lt 1 }} => FAILS|
      {{ and 1 0 }} => 0|
      {{ and 1 "a" "b" }} => b|
      {{ and "" "b" }} => |
      {{ or 0 "" "c" }} => c|
      {{ or 0 "" }} => |
      {{ or 1 2 }} => 1|
      {{ not 0 }} => true|
      {{ not "a" }} => false|
      {{ not nil }} => true|
      {{ and false (index .Alerts 9) }} => false|
      {{ or true (index .Alerts 9) }} => true|
      {{ and }} => FAILS|
      {{ or }} => FAILS|
      {{ not }} => FAILS|
      {{ not 1 2 }} => FAILS|
      {{ eq -1 -1 }} => true|
      {{ gt "a" 1 }} => FAILS|
      {{ lt 'a' 'b' }} => true|
      {{ eq 'a' 97 }} => true|
      {{ ge 1.0 1.0 }} => true|
      {{ if eq .Status "firing" "resolved" }}yes{{ end }} => yes|
      {{ len "héllo" }} => 6|
      {{ len .Alerts }} => 2|
      {{ len .CommonLabels }} => 1|
      {{ len .CommonAnnotations }} => 0|
      {{ len 3 }} => FAILS|
      {{ len nil }} => FAILS|
      {{ index .Alerts 2 }} => FAILS|
      {{ (index .Alerts 0).Status }} => firing|
      {{ (index .Alerts 1).Labels.severity }} => ticket|
      {{ index .CommonLabels "alertname" }} => HostDown|
      {{ index .CommonLabels "nope" }}| => ||
      {{ index "abc" 1 }} => 98|
      {{ index .Alerts -1 }} => FAILS|
      {{ index .Alerts "a" }} => FAILS|
      {{ index nil 0 }} => FAILS|
      {{ slice "abcdef" 1 3 }} => bc|
      {{ slice "abcdef" 2 }} => cdef|
      {{ slice "abcdef" }} => abcdef|
      {{ slice "abcdef" 3 1 }} => FAILS|
      {{ slice "abc" 0 9 }} => FAILS|
      {{ len (slice .Alerts 1) }} => 1|
      {{ slice 5 1 }} => FAILS|
      """;

  private static final String CONTROL =
      """
      {{ if true }}a{{ else }}b{{ end }} => a|
      {{ if 0 }}a{{ else if "x" }}b{{ else }}c{{ end }} => b|
      {{ if "" }}a{{ end }}| => ||
      {{ if .Alerts }}some{{ end }} => some|
      {{ if .CommonAnnotations }}some{{ else }}none{{ end }} => none|
      {{ if .CommonLabels.nope }}a{{ else }}b{{ end }} => b|
      {{ if 0.0 }}a{{ else }}b{{ end }} => b|
      {{ if nil }}a{{ else }}b{{ end }} => FAILS|
      {{ with .Status }}{{ . }}{{ end }} => firing|
      {{ with "" }}a{{ else }}b{{ end }} => b|
      {{ with $x := "v" }}{{ $x }}{{ . }}{{ end }} => vv|
      {{ with .CommonLabels }}{{ .alertname }}{{ end }} => HostDown|
      {{ range .Alerts }}{{ .Status }} {{ end }} => firing resolved |
      {{ range $i, $a := .Alerts }}{{ $i }}={{ $a.Labels.severity }};{{ end }} => 0=page;1=ticket;|
      {{ range $i := .Alerts }}{{ $i.Fingerprint }} {{ end }} => 0123456789abcdef fedcba9876543210 |
      {{ range $k, $v := .CommonLabels }}{{ $k }}={{ $v }}{{ end }} => alertname=HostDown|
      {{ range .CommonAnnotations }}a{{ else }}none{{ end }} => none|
      {{ range $i, $p := (index .Alerts 0).Labels.SortedPairs }}{{ if $i }},{{ end }}{{ .Name }}={{ .Value }}{{ end }} => alertname=HostDown,severity=page,zone=a<b>|
      {{ range .Alerts }}{{ if eq .Status "resolved" }}{{ break }}{{ end }}{{ .Status }}{{ end }} => firing|
      {{ range .Alerts }}{{ if eq .Status "firing" }}{{ continue }}{{ end }}{{ .Status }}{{ end }} => resolved|
      {{ range .Alerts.Firing }}{{ .Labels.severity }}{{ end }} => page|
      {{ range .Alerts.Resolved }}{{ .Labels.severity }}{{ end }} => ticket|
      {{ len .Alerts.Firing }} {{ len .Alerts.Resolved }} => 1 1|
      {{ range nil }}a{{ else }}b{{ end }} => FAILS|
      {{ range "abc" }}{{ . }}{{ end }} => FAILS|
      {{ range 1.5 }}{{ end }} => FAILS|
      {{ $x := 1 }}{{ $x }}{{ $x = 2 }}{{ $x }} => 12|
      {{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }} => 2|
      {{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }} => 21|
      {{ $x := 0 }}{{ range .Alerts }}{{ $x = .Labels.severity }}{{ end }}{{ $x }} => ticket|
      {{ range .Alerts }}{{ $.Status }}{{ end }} => firingfiring|
      {{ with .CommonLabels }}{{ $.Receiver }}{{ end }} => on-call|
      {{ define "x" }}[{{ . }}]{{ end }}{{ template "x" "a" }} => [a]|
      {{ define "x" }}[{{ . }}]{{ end }}{{ template "x" }} => [<no value>]|
      {{ define "x" }}{{ .Status }}{{ end }}{{ template "x" . }} => firing|
      {{ block "b" .Status }}<{{ . }}>{{ end }} => <firing>|
      {{ define "y" }}{{ $x := 5 }}{{ $x }}{{ end }}{{ $x := 1 }}{{ template "y" }}{{ $x }} => 51|
      a {{- " b " -}} c => a b c|
      a  {{- /* x */ -}}  c => ac|
      {{ "a" }}{{/* comment */}}{{ "b" }} => ab|
        {{- "a" }}  {{ "b" -}}  | => a  b||
      {{ "a" | printf "%s-%s" "b" }} => b-a|
      {{ "a" | printf "%s-%s" "b" | len }} => 3|
      {{ .Status | toUpper }} => FIRING|
      {{ .Status | toUpper | toLower | title }} => Firing|
      {{ (printf "%s" .Status) | len }} => 6|
      {{ 1 | eq 1 }} => true|
      {{ .Nope }} => FAILS|
      {{ .CommonLabels.nope }}| => ||
      {{ .Alerts.Nope }} => FAILS|
      {{ .Status.Nope }} => FAILS|
      {{ (index .Alerts 0).Nope }} => FAILS|
      {{ .CommonLabels.alertname.x }} => FAILS|
      {{ .Receiver }} {{ .ExternalURL }} => on-call https://h.example|
      {{ .GroupLabels.alertname }} => HostDown|
      {{ .GroupLabels.SortedPairs.Names }} {{ .GroupLabels.SortedPairs.Values }} => [alertname] [HostDown]|
      {{ .CommonLabels.Names }} {{ .CommonLabels.Values }} => [alertname] [HostDown]|
      {{ ((index .Alerts 0).Labels.Remove .GroupLabels.Names).Names }} => [severity zone]|
      {{ ((index .Alerts 0).Labels.Remove .GroupLabels.Names).SortedPairs.Values }} => [page a<b>]|
      {{ ((index .Alerts 0).Labels.Remove .GroupLabels.Names).SortedPairs.Values | join " " }} => page a<b>|
      {{ nil }} => FAILS|
      {{ true }} {{ false }} => true false|
      {{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 1_000 }} => 31 5 15 1000|
      {{ 1e3 }} {{ 1.50 }} {{ .5 }} => 1000 1.5 0.5|
      {{ 'x' }} => 120|
      {{ "a\\tb\\u00e9" }} => a	bé|
      {{ `raw\\n` }} => raw\\n|
      {{ 1 }}{{ -2 }}{{ +3 }} => 1-23|
      {{ with $a := 1 }}{{ with $b := 2 }}{{ $a }}{{ $b }}{{ end }}{{ end }} => 12|
      {{ if and true "x" }}a{{ end }}{{ if or false "" }}b{{ else }}c{{ end }} => ac|
      {{ if not (eq .Status "resolved") }}a{{ end }} => a|
      {{ if (and (eq .Status "firing") (gt (len .Alerts) 1)) }}many{{ end }} => many|
      {{ range $i, $a := .Alerts }}{{ range $k, $v := $a.Labels }}{{ $i }}{{ $k }}={{ $v }} {{ end }}{{ end }} => 0alertname=HostDown 0severity=page 0zone=a<b> 1alertname=HostDown 1severity=ticket |
      {{ range $i, $_ := .Alerts }}{{ $i }}{{ end }} => 01|
      {{ range .Alerts }}{{ range .Labels.SortedPairs }}{{ if eq .Name "severity" }}{{ break }}{{ end }}{{ .Value }} {{ end }}{{ end }} => HostDown HostDown |
      {{ range .Alerts }}{{ with .Labels.zone }}{{ . }}{{ else }}-{{ end }}{{ end }} => a<b>-|
      {{ define "r" }}{{ if gt . 0 }}{{ . }}{{ end }}{{ end }}{{ template "r" 3 }}{{ template "r" 0 }} => 3|
      {{ define "a" }}A{{ template "b" . }}{{ end }}{{ define "b" }}B{{ . }}{{ end }}{{ template "a" 1 }} => AB1|
      {{ define "a" }}1{{ end }}{{ define "a" }}2{{ end }}{{ template "a" }} => FAILS|
      {{- "x" -}} => x|
      {{ "{{" }}{{ "}}" }} => {{}}|
      {{ "a" -}}   {{- "b" }} => ab|
      {{ $ }}{{ $.Nope }} => FAILS|
      {{ $.Status }} {{ $.CommonLabels.alertname }} => firing HostDown|
      {{ (index .Alerts 0).Labels.SortedPairs.Names | join "," }} => alertname,severity,zone|
      {{ .Alerts.Firing | len | printf "%d firing" }} => 1 firing|
      {{ with index .Alerts 0 }}{{ .Labels.zone }}{{ end }} => a<b>|
      {{ with (index .Alerts 0).Labels }}{{ range .SortedPairs }}{{ .Name }};{{ end }}{{ end }} => alertname;severity;zone;|
      {{ $l := (index .Alerts 0).Labels }}{{ $l.zone }} {{ $l.severity }} => a<b> page|
      {{ $x := "a" }}{{ $y := printf "%s%s" $x $x }}{{ $y }} => aa|
      {{ $x = 1 }} => FAILS|
      {{ else }} => FAILS|
      {{ if true }} => FAILS|
      {{ range }}{{ end }} => FAILS|
      {{ template }} => FAILS|
      {{ template "x }} => FAILS|
      {{ define x }}{{ end }} => FAILS|
      {{ if true }}{{ else }}{{ else }}{{ end }} => FAILS|
      {{ .Status. }} => FAILS|
      {{ 1.2.3 }} => FAILS|
      {{ "a" "b" }} => FAILS|
      {{ ( }} => FAILS|
      {{ ) }} => FAILS|
      {{ | "a" }} => FAILS|
      {{ 09 }} => FAILS|
      {{ 'ab' }} => FAILS|
      {{ "\\q" }} => FAILS|
      {{ @ }} => FAILS|
      {{ $x := }} => FAILS|
      {{ break }} => FAILS|
      {{ continue }} => FAILS|
      """;

  private static final String FUNCTIONS =
      """
      {{ toUpper "aé" }} {{ toLower "AÉ" }} => AÉ aé|
      {{ title "hello big world" }} => Hello Big World|
      {{ title "o'neil x-ray" }} => O'neil X-Ray|
      {{ join ", " .GroupLabels.Names }} => alertname|
      {{ join "" (stringSlice "a" "b" "c") }} => abc|
      {{ stringSlice "a" "b" }} => [a b]|
      {{ stringSlice }} => []|
      {{ match "^h.*n$" "hostdown" }} => true|
      {{ match "x" "abc" }} => false|
      {{ match "(" "abc" }} => FAILS|
      {{ reReplaceAll "o" "0" "hostdown" }} => h0std0wn|
      {{ reReplaceAll "(h)(o)" "$2$1" "host" }} => ohst|
      {{ reReplaceAll "(?P<a>h)" "${a}x" "host" }} => hxost|
      {{ reReplaceAll "" "-" "abc" }} => -a-b-c-|
      {{ reReplaceAll "b*" "-" "abc" }} => -a-c-|
      {{ reReplaceAll "$" "!" "abc" }} => abc!|
      {{ reReplaceAll "(a)" "$1x" "abc" }}| => bc||
      {{ reReplaceAll "(a)" "${1}x" "abc" }} => axbc|
      {{ reReplaceAll "[aeiou]" "" "education" }} => dctn|
      {{ reReplaceAll "(?i)H" "j" "hHh" }} => jjj|
      {{ "a,b" | reReplaceAll "," ";" }} => a;b|
      {{ safeHtml "<b>" }} => <b>|
      {{ html "<a href='x'>&\\"" }} => &lt;a href=&#39;x&#39;&gt;&amp;&#34;|
      {{ js "it's \\"<x>\\" & \\\\ =" }} => it\\'s \\"\\u003Cx\\u003E\\" \\u0026 \\\\ \\u003D|
      {{ urlquery "a b&c=d/é?" }} => a+b%26c%3Dd%2F%C3%A9%3F|
      {{ html 1 "<" }} => 1&lt;|
      {{ urlquery "a" "b" }} => ab|
      {{ call 1 }} => FAILS|
      {{ toUpper 1 }} => FAILS|
      {{ toUpper }} => FAILS|
      {{ toUpper "a" "b" }} => FAILS|
      {{ join "," "a" }} => FAILS|
      {{ match "a" 1 }} => FAILS|
      {{ (index .Alerts 0).StartsAt }} => 2026-03-01 03:07:00.25 +0000 UTC|
      {{ (index .Alerts 0).StartsAt.Format "2006-01-02 15:04:05.000 MST" }} => 2026-03-01 03:07:00.250 UTC|
      {{ (index .Alerts 0).StartsAt.Format "Jan 2, 2006 at 3:04pm (MST)" }} => Mar 1, 2026 at 3:07am (UTC)|
      {{ (index .Alerts 0).StartsAt.Format "Mon Monday 02 _2 01 1 06 15 03 3 04 4 05 5 PM pm" }} => Sun Sunday 01  1 03 3 26 03 03 3 07 7 00 0 AM am|
      {{ (index .Alerts 0).StartsAt.Format "2006-01-02T15:04:05Z07:00" }} => 2026-03-01T03:07:00Z|
      {{ (index .Alerts 0).StartsAt.Format "-0700 -07:00 -07 Z0700" }} => +0000 +00:00 +00 Z|
      {{ (index .Alerts 0).StartsAt.Format ".000 .999 .000000 .999999999 ,000" }} => .250 .25 .250000 .25 ,250|
      {{ (index .Alerts 0).StartsAt.Format "05.000 05.999 05,00" }} => 00.250 00.25 00,25|
      {{ (index .Alerts 1).StartsAt.Format "15:04:05.999" }} => 03:00:00|
      {{ (index .Alerts 0).StartsAt.Format "002 __2" }} => 060  60|
      {{ (index .Alerts 0).StartsAt.Unix }} => 1772334420|
      {{ (index .Alerts 0).StartsAt.UnixNano }} => 1772334420250000000|
      {{ (index .Alerts 0).StartsAt.Year }}-{{ (index .Alerts 0).StartsAt.Month }}-{{ (index .Alerts 0).StartsAt.Day }} => 2026-March-1|
      {{ (index .Alerts 0).StartsAt.Hour }}:{{ (index .Alerts 0).StartsAt.Minute }}:{{ (index .Alerts 0).StartsAt.Second }} => 3:7:0|
      {{ (index .Alerts 0).StartsAt.Weekday }} {{ (index .Alerts 0).StartsAt.YearDay }} => Sunday 60|
      {{ (index .Alerts 0).EndsAt.IsZero }} {{ (index .Alerts 1).EndsAt.IsZero }} => true false|
      {{ (index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt }} => 1h0m0s|
      {{ (index .Alerts 1).EndsAt.After (index .Alerts 1).StartsAt }} => true|
      {{ (index .Alerts 1).StartsAt.Before (index .Alerts 0).StartsAt }} => true|
      {{ (index .Alerts 1).StartsAt.Equal (index .Alerts 1).StartsAt }} => true|
      {{ ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt).Hours }} => 1|
      {{ ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt).Minutes }} => 60|
      {{ ((index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt).Seconds }} => 3600|
      {{ ((index .Alerts 0).StartsAt.Sub (index .Alerts 1).StartsAt) }} => 7m0.25s|
      {{ (index .Alerts 0).StartsAt.UTC.Format "15:04" }} => 03:07|
      {{ (index .Alerts 0).GeneratorURL }} => https://h.example/i/1?a=b&c=d|
      {{ (index .Alerts 0).Annotations.summary | html }} => a &#34;host&#34; is down &amp; out|
      {{ (index .Alerts 0).Annotations.summary | js }} => a \\"host\\" is down \\u0026 out|
      {{ (index .Alerts 0).Annotations.summary | urlquery }} => a+%22host%22+is+down+%26+out|
      {{ template "nope" . }} => FAILS|
      """;

  /** Each line a template and, up to the bar, what comes of it. */
  static Stream<Arguments> rows(String table) {
    return table
        .lines()
        .map(line -> {
          int split = line.lastIndexOf(" => ");
          String expected = line.substring(split + " => ".length(), line.length() - 1);
          return Arguments.of(line.substring(0, split), expected.replace("⏎", "\n"));
        });
  }

  static void check(String template, String expected) {
    String ours = rendered(template);
    if (expected.equals(FAILS)) {
      assertThat(ours).startsWith(FAILS);
    } else {
      assertThat(ours).isEqualTo(expected);
    }
  }

  private static String rendered(String template) {
    try {
      return TemplateFixture.text(template);
    } catch (IllegalArgumentException problems) {
      return FAILS + " " + problems.getMessage();
    }
  }

  /** Verbs, flags, widths and what is printed of values that do not fit. */
  @ParameterizedTest
  @MethodSource("printfRows")
  void printsAsGoDoes(String template, String expected) {
    check(template, expected);
  }

  static Stream<Arguments> printfRows() {
    return rows(PRINTF);
  }

  /** Comparisons, logic, lengths and parts. */
  @ParameterizedTest
  @MethodSource("comparingRows")
  void comparesAndTakesApart(String template, String expected) {
    check(template, expected);
  }

  static Stream<Arguments> comparingRows() {
    return rows(COMPARING);
  }

  /** Conditions, loops, variables, templates within templates, white space, fields. */
  @ParameterizedTest
  @MethodSource("controlRows")
  void goesThroughActions(String template, String expected) {
    check(template, expected);
  }

  static Stream<Arguments> controlRows() {
    return rows(CONTROL);
  }

  /** Text, regular expressions, escapes, times. */
  @ParameterizedTest
  @MethodSource("functionsRows")
  void callsFunctions(String template, String expected) {
    check(template, expected);
  }

  static Stream<Arguments> functionsRows() {
    return rows(FUNCTIONS);
  }
}
