package dev.headroom.runbook;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a part of a text, without emphasis and links; code with or without its marks. */
final class Words extends AbstractVisitor {
  private final StringBuilder words = new StringBuilder();
  private final String codeMark;

  private Words(String codeMark) {
    this.codeMark = codeMark;
  }

  static String of(Node node) {
    return of(node, "");
  }

  /** With code between backticks, without which it reads as part of the sentence. */
  static String withCode(Node node) {
    return of(node, "`");
  }

  private static String of(Node node, String codeMark) {
    Words visitor = new Words(codeMark);
    node.accept(visitor);
    return visitor.words.toString();
  }

  @Override
  public void visit(Text text) {
    words.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    words.append(codeMark).append(code.getLiteral()).append(codeMark);
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    words.append(' ');
  }
}
