package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelFingerprintTest {
  @Test
  void isThatOfPrometheus() {
    // Vector of prometheus/common, model/signature_test.go: 5799056148416392346.
    assertThat(LabelFingerprint.of(Map.of("name", "garland, briggs", "fear", "love is not enough")))
        .isEqualTo(Long.toHexString(5799056148416392346L));
  }

  @Test
  void ofNoLabelsIsTheOffset() {
    assertThat(LabelFingerprint.of(Map.of())).isEqualTo("cbf29ce484222325");
  }
}
