package dev.headroom.metrics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final double[] BOUNDS = {1, 2};

  @Test
  void cells_grow_by_what_is_new_in_each() {
    HdrDistribution growth =
        (HdrDistribution)
            Growth.between(Given.hdr(2, 5, 7, 7), Given.hdr(2, 3, 5, 7, 7, 7, 9)).orElseThrow();
    assertThat(growth.cells()).containsExactly(3, 7, 9);
    assertThat(growth.counts()).containsExactly(1, 1, 1);
    assertThat(growth.sum()).isEqualTo(19);
  }

  @Test
  void cells_that_lost_something_are_no_growth() {
    assertThat(Growth.between(Given.hdr(2, 5, 7), Given.hdr(2, 5, 8, 9))).isEmpty();
    assertThat(Growth.between(Given.hdr(2, 5, 5), Given.hdr(2, 5, 8, 9))).isEmpty();
    assertThat(Growth.between(Given.hdr(2, 9), Given.hdr(2, 5))).isEmpty();
  }

  @Test
  void cells_of_another_layout_are_no_growth() {
    assertThat(Growth.between(Given.hdr(3, 5), Given.hdr(2, 5, 6))).isEmpty();
  }

  @Test
  void buckets_grow_one_by_one() {
    BucketDistribution growth =
        (BucketDistribution)
            Growth.between(Given.explicit(BOUNDS, 0.5, 3), Given.explicit(BOUNDS, 0.5, 3, 3, 1))
                .orElseThrow();
    assertThat(growth.counts()).containsExactly(1, 0, 1);
    assertThat(growth.sum()).isEqualTo(4);
  }

  @Test
  void buckets_that_fell_or_moved_are_no_growth() {
    assertThat(Growth.between(Given.explicit(BOUNDS, 3), Given.explicit(BOUNDS, 1, 1))).isEmpty();
    assertThat(Growth.between(Given.explicit(BOUNDS, 1), Given.explicit(new double[] {1, 3}, 1, 1)))
        .isEmpty();
  }

  @Test
  void another_kind_is_no_growth() {
    assertThat(Growth.between(Given.hdr(2, 1), Given.explicit(BOUNDS, 1, 1))).isEmpty();
    assertThat(Growth.between(Given.explicit(BOUNDS, 1), Given.exponential(3, 1, 1))).isEmpty();
    assertThat(Growth.between(Given.exponential(3, 1), Given.hdr(2, 1, 1))).isEmpty();
  }

  @Test
  void standing_still_is_growth_by_nothing() {
    Stream.<Distribution>of(
            Given.hdr(2, 1, 2), Given.explicit(BOUNDS, 1), Given.exponential(3, 1, 0, -1))
        .forEach(each -> {
          assertThat(Growth.between(each, each).orElseThrow().count()).isZero();
          assertThat(Growth.between(Growth.none(each), each).orElseThrow().count())
              .isEqualTo(each.count());
        });
  }
}
