package dev.headroom.logs.document;

import dev.headroom.logs.text.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Cuts a message into words: runs of letters, digits and underscores, in lower case. Addresses,
 * paths and ids become several words that follow each other, so they are found as phrases.
 */
public final class WordAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new WordTokenizer();
    return new TokenStreamComponents(words, new LowerCaseFilter(words));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new LowerCaseFilter(in);
  }

  /** The words of a text, in order. */
  public List<String> words(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = tokenStream(LogFields.BODY, VisibleText.of(text))) {
      CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(word.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new IllegalStateException("text in memory cannot fail to be read", e);
    }
    return words;
  }

  public static boolean isWordCharacter(int c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_'
        : Character.isLetterOrDigit(c);
  }

  private static final class WordTokenizer extends CharTokenizer {
    WordTokenizer() {
      super(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, StoredLimits.WORD_CHARACTERS_MAX);
    }

    @Override
    protected boolean isTokenChar(int c) {
      return isWordCharacter(c);
    }
  }
}
