package dev.headroom.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.runbook.Runbook.FirstStep;
import dev.headroom.runbook.Runbook.Mitigation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {
  private static final String TOP =
      """
      # Shards
      ## Meaning
      1. Not a step.
      ```slo { live=slo }
      shards
      ```
      ## Impact
      """;

  @TempDir private Path folder;

  private Runbook page(String rest) {
    return new RunbookPages(folder)
        .write("page.md", RunbookPages.FRONT_MATTER + TOP + rest)
        .read()
        .find("page")
        .orElseThrow();
  }

  @Test
  void the_first_step_is_the_first_item_under_diagnosis_with_its_live_blocks() {
    Runbook page =
        page(
            """
            ## Diagnosis
            Read this first.
            1. Which `shard` do
               errors name?

               ```lucene { live=logs }
               level:ERROR
               ```
               ```sh
               ls
               ```
            2. What else?

               ```slo { live=slo }
               shards
               ```
            ## Mitigation
            ## Verify
            """);

    assertThat(page.firstStep())
        .isEqualTo(new FirstStep("Which `shard` do errors name?", List.of(1)));
    assertThat(page.mitigations()).isEmpty();
  }

  @Test
  void a_page_without_a_list_has_no_first_step() {
    assertThat(page("## Diagnosis\nLook.\n## Mitigation\n## Verify\n- [ ] x\n").firstStep())
        .isEqualTo(FirstStep.NONE);
  }

  @Test
  void mitigations_are_told_with_their_condition_their_command_and_their_box() {
    Runbook page =
        page(
            """
            ## Diagnosis
            - [ ] Acknowledge
            ## Mitigation
            - [ ] If one shard is gone: restart *it*; this: helps

              ```sh
              shardctl restart
              ```
            - Never raise retries: they cost
            - [ ] Tell others, if any: mail
            ### More
            - [ ] if not: wait
            ## Verify
            - [ ] Look again
            """);

    assertThat(page.mitigations())
        .containsExactly(
            new Mitigation(
                Optional.of("one shard is gone"),
                "restart it; this: helps",
                "shardctl restart",
                OptionalInt.of(1)),
            new Mitigation(
                Optional.empty(), "Never raise retries: they cost", "", OptionalInt.empty()),
            new Mitigation(Optional.empty(), "Tell others, if any: mail", "", OptionalInt.of(2)),
            new Mitigation(Optional.of("not"), "wait", "", OptionalInt.of(3)));
  }

  @Test
  void a_sentence_that_happens_to_hold_a_colon_is_no_condition() {
    String words = "If " + "so ".repeat(60) + "far: stop";

    assertThat(Mitigation.of(words, "", OptionalInt.empty()).condition()).isEmpty();
    assertThat(Mitigation.of("Iffy: stop", "", OptionalInt.empty()).condition()).isEmpty();
  }
}
