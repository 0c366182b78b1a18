package dev.headroom.template;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.GoFormat;
import dev.headroom.template.value.TemplateWork;

/** Where a template's text goes. */
abstract class TemplateOutput {
  private final TemplateWork work;
  private final StringBuilder text = new StringBuilder();

  TemplateOutput(TemplateWork work) {
    this.work = work;
  }

  /** What the author of the template wrote. */
  abstract void plain(String written);

  /** What came of data. */
  abstract void value(Datum value);

  final void add(String more) {
    work.chars(more.length());
    TemplateWork.length(text.length() + (long) more.length());
    text.append(more);
  }

  final String text() {
    return text.toString();
  }

  /** Text in which nothing has to be escaped. */
  static final class TextOutput extends TemplateOutput {
    TextOutput(TemplateWork work) {
      super(work);
    }

    @Override
    void plain(String written) {
      add(written);
    }

    @Override
    void value(Datum value) {
      add(GoFormat.text(value));
    }
  }
}
