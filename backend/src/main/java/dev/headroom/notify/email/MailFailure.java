package dev.headroom.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a message was not taken. An answer of 5xx is final (RFC 5321, section 4.2.1); 4xx and a
 * conversation that broke off may do better later. Where some of its recipients may yet be reached,
 * it is sent again: twice to one is better than never to another.
 *
 * @param reason one line, which may repeat secrets
 */
record MailFailure(MailVerdict verdict, String reason) {
  private static final int REASON_LENGTH_MAX = 500;
  private static final Pattern CODE = Pattern.compile("^(?:\\[[A-Z]+] *)?([2-5]\\d\\d)\\b");

  /** What follows. */
  enum MailVerdict {
    /** The data was accepted for somebody, and everybody else was refused for good. */
    SENT_TO_SOME,
    FINAL,
    LATER
  }

  /**
   * @param lastCode of the server's newest answer; -1 if there was none
   */
  static MailFailure of(MessagingException failure, int lastCode) {
    List<Integer> refused = refusals(failure);
    boolean someMayWork = refused.stream().anyMatch(code -> !isFinal(code));
    MailVerdict verdict;
    if (sentToSome(failure)) {
      verdict = someMayWork ? MailVerdict.LATER : MailVerdict.SENT_TO_SOME;
    } else if (!refused.isEmpty()) {
      verdict = someMayWork ? MailVerdict.LATER : MailVerdict.FINAL;
    } else {
      boolean broken = brokeOff(failure);
      verdict = !broken && isFinal(code(failure, lastCode)) ? MailVerdict.FINAL : MailVerdict.LATER;
    }
    return new MailFailure(verdict, words(failure));
  }

  /** The server could not be spoken to. */
  static MailFailure unreached(Exception failure) {
    return new MailFailure(MailVerdict.LATER, words(failure));
  }

  private static boolean isFinal(int code) {
    return code >= 500 && code < 600;
  }

  private static boolean sentToSome(MessagingException failure) {
    return failure instanceof SendFailedException refusal
        && refusal.getValidSentAddresses() != null
        && refusal.getValidSentAddresses().length > 0;
  }

  /** Codes of recipients that were refused. */
  private static List<Integer> refusals(MessagingException failure) {
    List<Integer> codes = new ArrayList<>();
    for (Exception each = failure; each instanceof MessagingException chained; ) {
      if (chained instanceof SMTPAddressFailedException address) {
        codes.add(address.getReturnCode());
      }
      each = chained.getNextException();
    }
    return codes;
  }

  private static boolean brokeOff(MessagingException failure) {
    for (Exception each = failure; each instanceof MessagingException chained; ) {
      each = chained.getNextException();
      if (each instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static int code(MessagingException failure, int lastCode) {
    return switch (failure) {
      case SMTPSendFailedException data -> data.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      default -> codeIn(String.valueOf(failure.getMessage())).orElse(lastCode);
    };
  }

  private static OptionalInt codeIn(String answer) {
    Matcher code = CODE.matcher(answer);
    return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
  }

  private static String words(Exception failure) {
    StringBuilder words = new StringBuilder();
    for (Exception each = failure; each != null; ) {
      String message = String.valueOf(each.getMessage()).strip().replaceAll("\\s+", " ");
      if (words.indexOf(message) < 0) {
        words.append(words.isEmpty() ? "" : "; ").append(message);
      }
      each = each instanceof MessagingException chained ? chained.getNextException() : null;
    }
    String all = failure.getClass().getSimpleName() + ": " + words;
    return all.substring(0, Math.min(all.length(), REASON_LENGTH_MAX));
  }
}
