package dev.headroom.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlNodeTest {
  private final Problems problems = new Problems();

  private List<YamlNode> documents(String text) {
    return YamlNode.documents("f.yaml", text, problems);
  }

  private YamlNode document(String text) {
    return documents(text).getFirst();
  }

  private List<String> problems() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void cutsTheLinesOfEachDocument() {
    String text = "# a comment\na: 1\nb:\n  - x # why\n\n---\n{c: 2}\n---\nd: 3";
    assertThat(documents(text))
        .extracting(root -> root.linesIn(text))
        .containsExactly("a: 1\nb:\n  - x # why\n", "{c: 2}\n", "d: 3\n");
  }

  @Test
  void knowsWhereEveryValueStands() {
    YamlNode root =
        document(
            """
            # a comment
            name: checkout
            list:
              - one
              - two: [a, b]
            """);

    YamlNode inner = root.require("list").orElseThrow().items().get(1).require("two").orElseThrow();

    assertThat(root.line()).isEqualTo(2);
    assertThat(inner.line()).isEqualTo(5);
    assertThat(inner.column()).isEqualTo(10);
    assertThat(inner.items().get(1).column()).isEqualTo(14);
    assertThat(inner.items()).extracting(YamlNode::text).containsExactly("a", "b");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void readsSeveralDocumentsWithTheirOwnLines() {
    List<YamlNode> documents = documents("a: 1\n---\na: 2\n---\n# nothing\n---\na: 3\n");

    assertThat(documents).extracting(YamlNode::line).containsExactly(1, 3, 6, 7);
    assertThat(documents).extracting(YamlNode::isNull).containsExactly(false, false, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
  void nothingWrittenIsNoDocument(String text) {
    assertThat(documents(text)).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void scalarsAreTheTextAsWritten() {
    YamlNode root = document("a: 0.9990\nb: 010\nc: 'x: y'\nd: yes\ne: |\n  two\n  lines\n");

    assertThat(root.requireText("a")).isEqualTo("0.9990");
    assertThat(root.requireText("b")).isEqualTo("010");
    assertThat(root.requireText("c")).isEqualTo("x: y");
    assertThat(root.requireText("d")).isEqualTo("yes");
    assertThat(root.requireText("e")).isEqualTo("two\nlines\n");
  }

  @Test
  void brokenYamlIsOneProblemAtItsPlaceAndNoDocument() {
    assertThat(documents("a: 1\nb: [1, 2\nc: 3\n")).isEmpty();
    assertThat(problems()).hasSize(1).first().asString().startsWith("f.yaml:3:2: not valid YAML: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: \t\tb: c", "a: 'x", "%BAD", "a: *unknown", "- a\nb: c", "a: \u0007", "{a: 1"})
  void brokenYamlNeverThrows(String text) {
    assertThat(documents(text)).isEmpty();
    assertThat(problems()).hasSize(1).first().asString().contains("not valid YAML");
  }

  @Test
  void depthIsBounded() {
    assertThat(documents("[".repeat(50) + "]".repeat(50))).hasSize(1);
    assertThat(documents("[".repeat(100_000))).isEmpty();
    assertThat(problems()).containsExactly("f.yaml:1:51: not valid YAML: nested deeper than 50");
  }

  @Test
  void aNodeThatHoldsItselfIsAProblemNotAnEndlessReader() {
    assertThat(documents("a: &x\n  b: *x\n")).isEmpty();
    assertThat(problems())
        .containsExactly("f.yaml:2:6: not valid YAML: a collection contains itself");
  }

  @Test
  void aliasesAreReadAtTheirAnchor() {
    YamlNode root = document("a: &limits\n  max: 5\nb: *limits\n");

    YamlNode max = root.require("b").orElseThrow().require("max").orElseThrow();

    assertThat(max.text()).isEqualTo("5");
    assertThat(max.line()).isEqualTo(2);
  }

  @Test
  void missingKeysAndWrongShapesAreSaidWhereTheyAre() {
    YamlNode root = document("a: [1]\nb: {c: 1}\nd: text\ne: ''\nf:\n");

    root.require("absent");
    root.requireText("a");
    root.requireText("e");
    root.requireText("f");
    root.find("b").orElseThrow().items();
    root.find("d").orElseThrow().entries();
    root.find("d").orElseThrow().require("x");

    assertThat(problems())
        .containsExactly(
            "f.yaml:1:1: missing key absent",
            "f.yaml:1:1: missing key f",
            "f.yaml:1:4: expected a single value",
            "f.yaml:2:4: expected a list",
            "f.yaml:3:4: expected a mapping",
            "f.yaml:3:4: expected a mapping with the key x",
            "f.yaml:4:4: e must not be empty");
  }

  @Test
  void repeatedKeysAreSaidHoweverDeepAndOnlyOnce() {
    documents("a: &x\n  - {b: 1, b: 2}\nc: *x\n");

    assertThat(problems()).containsExactly("f.yaml:2:12: duplicate key b");
  }

  @Test
  void unknownAndRepeatedKeysAreSaidAtTheKey() {
    YamlNode root = document("name: x\nnmae: y\nname: z\n");

    root.onlyKeys(Set.of("name"));

    assertThat(problems())
        .containsExactly("f.yaml:2:1: unknown key nmae", "f.yaml:3:1: duplicate key name");
  }

  @Test
  void entriesKeepTheirOrderAndSayWhatIsRepeated() {
    YamlNode root = document("b: 1\na: 2\nb: 3\n");

    assertThat(root.entries().keySet()).containsExactly("b", "a");
    assertThat(problems()).containsExactly("f.yaml:3:1: duplicate key b");
  }

  @Test
  void keysThatAreNotTextAreSaidNotThrown() {
    YamlNode root = document("[1, 2]: x\n{a: b}: y\nc: z\n");

    root.onlyKeys(Set.of("c"));

    assertThat(root.entries().keySet()).containsExactly("c");
    assertThat(problems())
        .containsExactly(
            "f.yaml:1:1: a key must be a single value", "f.yaml:2:1: a key must be a single value");
  }

  @Test
  void nullIsTheSameAsMissing() {
    YamlNode root = document("a: null\nb: ~\nc:\nd: 'null'\n");

    assertThat(root.find("a")).isEmpty();
    assertThat(root.find("b")).isEmpty();
    assertThat(root.find("c")).isEmpty();
    assertThat(root.find("d")).isPresent();
    assertThat(root.textOr("a", "other")).isEqualTo("other");
  }

  @Test
  void parsesWhatTheCallerUnderstandsAndSaysWhatItDoesNot() {
    YamlNode root = document("a: 12\nb: twelve\n");

    Integer twelve = root.require("a").orElseThrow().parse(Integer::valueOf);
    Integer unclear = root.require("b").orElseThrow().parse(Integer::valueOf);

    assertThat(twelve).isEqualTo(12);
    assertThat(unclear).isNull();
    assertThat(problems()).containsExactly("f.yaml:2:4: For input string: \"twelve\"");
  }

  @Test
  void truthIsTrueOrFalse() {
    YamlNode root = document("a: true\nb: false\nc: yes\n");

    assertThat(root.booleanOr("a", false)).isTrue();
    assertThat(root.booleanOr("b", true)).isFalse();
    assertThat(root.booleanOr("absent", true)).isTrue();
    assertThat(root.booleanOr("c", false)).isFalse();
    assertThat(problems()).containsExactly("f.yaml:3:4: c is true or false");
  }

  @Test
  void exactlyOneOfSomeKeys() {
    YamlNode root = document("a: 1\nb: 2\n");

    assertThat(root.exactlyOne("a", "c")).contains("a");
    assertThat(root.exactlyOne("a", "b")).isEmpty();
    assertThat(root.exactlyOne("x", "y")).isEmpty();
    assertThat(problems())
        .containsExactly(
            "f.yaml:1:1: needs exactly one of a, b", "f.yaml:1:1: needs exactly one of x, y");
  }

  @Test
  void problemsComeByFileAndPlace() {
    problems.add("b.yaml", 1, 1, "third");
    problems.add("a.yaml", 10, 1, "second");
    problems.add("a.yaml", 9, 7, "first");

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("first", "second", "third");
    assertThat(problems.size()).isEqualTo(3);
    assertThatThrownBy(() -> problems.sorted().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
