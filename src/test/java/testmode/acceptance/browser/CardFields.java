package testmode.acceptance.browser;

import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;

/** Where shoppers type card numbers; no picture is taken while something stands there. */
final class CardFields {

  /**
   * Empties every field that is for a card or holds as many digits as one, in one frame; says
   * whether none is left.
   */
  private static final String BLANK =
      """
      const isCard = field =>
        /^card/i.test(field.id) || /^card/i.test(field.name)
          || /cc-(number|exp|csc)/.test(field.autocomplete || '')
          || (field.value || '').replace(/[^0-9]/g, '').length >= 12;
      const fields = [...document.querySelectorAll('input, textarea')].filter(isCard);
      fields.forEach(field => { field.value = ''; });
      return fields.every(field => field.value === '');
      """;

  private CardFields() {}

  /** Empties them in the page and in every frame; true when nothing is left to be seen. */
  static boolean blank(WebDriver driver) {
    boolean[] clean = {true};
    Frames.everywhere(
        driver,
        frame ->
            clean[0] &= Boolean.TRUE.equals(((JavascriptExecutor) frame).executeScript(BLANK)));
    return clean[0];
  }
}
