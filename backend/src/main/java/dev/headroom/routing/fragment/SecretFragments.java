package dev.headroom.routing.fragment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Parts of secrets by which they are known wherever they stand: every part of {@link #LENGTH}
 * characters, of the secret or of what stands for it in base64. A secret that is broken into
 * several pieces, or escaped byte by byte, is found by them.
 */
public final class SecretFragments {
  /** Shorter parts stand in ordinary text by chance; a secret that is shorter counts as a whole. */
  public static final int LENGTH = 8;

  /** A secret that is shorter than this is not looked for. */
  private static final int SECRET_LENGTH_MIN = 4;

  /** Escapes of escapes are followed so deep. */
  private static final int LEVELS_MAX = 3;

  private static final int BITS_OF_BYTE = 8;
  private static final int BITS_OF_LETTER = 6;

  private final Set<String> parts = new HashSet<>();
  private final Set<Integer> lengths = new HashSet<>();

  /**
   * @param secrets tokens, without what is no secret around them
   */
  public SecretFragments(Collection<String> secrets) {
    for (String secret : secrets) {
      add(UnfoldedText.bytes(secret), SECRET_LENGTH_MIN);
      for (int before = 0; before < 3; before++) {
        String letters = base64(secret.getBytes(StandardCharsets.UTF_8), before);
        add(UnfoldedText.bytes(letters), LENGTH);
        add(UnfoldedText.bytes(letters.replace('+', '-').replace('/', '_')), LENGTH);
      }
    }
  }

  private void add(String bytes, int lengthMin) {
    if (bytes.length() < lengthMin) {
      return;
    }
    int length = Math.min(LENGTH, bytes.length());
    lengths.add(length);
    for (int i = 0; i + length <= bytes.length(); i++) {
      parts.add(bytes.substring(i, i + length));
    }
  }

  /** The letters that stand for nothing but the secret where so many bytes stand before it. */
  private static String base64(byte[] secret, int before) {
    byte[] all = new byte[before + secret.length];
    System.arraycopy(secret, 0, all, before, secret.length);
    String letters = Base64.getEncoder().withoutPadding().encodeToString(all);
    int begin = (before * BITS_OF_BYTE + BITS_OF_LETTER - 1) / BITS_OF_LETTER;
    int end = all.length * BITS_OF_BYTE / BITS_OF_LETTER;
    return begin < end ? letters.substring(begin, end) : "";
  }

  /** A text with something else in the place of every part. */
  public String replaced(String text, String replacement) {
    BitSet hidden = new BitSet(text.length());
    Optional<UnfoldedText> next = Optional.of(UnfoldedText.of(text));
    for (int level = 0; level <= LEVELS_MAX && next.isPresent(); level++) {
      hide(next.get(), hidden);
      next = next.get().decoded();
    }
    return hidden.isEmpty() ? text : without(text, hidden, replacement);
  }

  private void hide(UnfoldedText text, BitSet hidden) {
    String bytes = text.bytes();
    for (int length : lengths) {
      for (int i = 0; i + length <= bytes.length(); i++) {
        if (parts.contains(bytes.substring(i, i + length))) {
          hidden.set(text.start(i), text.end(i + length - 1));
        }
      }
    }
  }

  private static String without(String text, BitSet hidden, String replacement) {
    StringBuilder left = new StringBuilder();
    int at = 0;
    for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
      left.append(text, at, from).append(replacement);
      at = hidden.nextClearBit(from);
    }
    return left.append(text, Math.min(at, text.length()), text.length()).toString();
  }
}
