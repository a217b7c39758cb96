package testmode.commands;

/** What the caller can mend: one sentence that names it, the rule and the remedy. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadInput(String sentence) {
    super(sentence);
  }
}
