package dev.headroom.logs;

import dev.headroom.logs.document.LogFields;
import dev.headroom.logs.document.LogTerms;
import dev.headroom.model.text.DecimalText;
import dev.headroom.select.log.LogQuery.Between;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Records whose attribute reads as a number between two bounds. Looks at each distinct value of the
 * attribute, so it is exact for any way of writing numbers and costs as much as there are values.
 */
final class AttributeRangeQuery extends MultiTermQuery {
  private final Between range;

  AttributeRangeQuery(Between range) {
    super(LogFields.ATTRIBUTE, CONSTANT_SCORE_BLENDED_REWRITE);
    this.range = range;
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new NumbersInRange(terms.iterator());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(@Nullable String defaultField) {
    return range.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeRangeQuery that && range.equals(that.range);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), range);
  }

  private final class NumbersInRange extends FilteredTermsEnum {
    private final BytesRef prefix = new BytesRef(LogTerms.attributeValues(range.field().key()));

    NumbersInRange(TermsEnum terms) {
      super(terms);
      setInitialSeekTerm(prefix);
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (!StringHelper.startsWith(term, prefix)) {
        return AcceptStatus.END;
      }
      String value =
          new String(
              term.bytes,
              term.offset + prefix.length,
              term.length - prefix.length,
              StandardCharsets.UTF_8);
      boolean inside = DecimalText.parse(value).filter(range::contains).isPresent();
      return inside ? AcceptStatus.YES : AcceptStatus.NO;
    }
  }
}
