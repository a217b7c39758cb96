package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoneyTableTest {

  @Test
  void marksWhatDiffers() {
    String page =
        after(
            new MoneyRow(
                "A-1", Map.of("paid", "40.00 EUR"), Map.of("paid", "80.00 EUR"), Set.of("paid")));

    assertThat(page)
        .contains("<td>paid</td><td class=\"differs\">40.00 EUR</td>")
        .contains("<td class=\"differs\">80.00 EUR</td>")
        .contains("A-1<br><span class=\"unequal\">differs</span>");
  }

  @Test
  void marksWhatDiffersAndNothingElse() {
    String page =
        after(
            new MoneyRow(
                "A-1",
                Map.of("order", "paid", "fulfilled", "2"),
                Map.of("charges", "1"),
                Set.of("fulfilled")));

    assertThat(page)
        .contains(
            "<td>fulfilled</td><td class=\"differs\">2</td><td class=\"differs\">–</td>",
            "<td>order</td><td>paid</td><td class=\"none\">–</td>",
            "<td>charges</td><td class=\"none\">–</td><td>1</td>");
  }

  @Test
  void marksNothingWhereBothAgree() {
    String page =
        after(
            new MoneyRow(
                "A-1", Map.of("paid", "40.00 EUR"), Map.of("paid", "40.00 EUR"), Set.of()));

    assertThat(page).contains("<td>40.00 EUR</td><td>40.00 EUR</td>", ">equal<");
    assertThat(page).doesNotContain("class=\"differs\"");
  }

  @Test
  void leavesAGapWhereOneSideKnowsNothing() {
    String page = after(new MoneyRow("A-1", Map.of("fulfilments", "1"), Map.of(), Set.of()));

    assertThat(page).contains("<td>fulfilments</td><td>1</td><td class=\"none\">–</td>");
  }

  @Test
  void tellsThatThereWasNoOrderBefore() {
    assertThat(after(new MoneyRow("A-1", Map.of(), Map.of(), Set.of())))
        .contains("<h3>Before</h3>\n<p class=\"none\">no order</p>");
  }

  @Test
  void showsTextAsText() {
    assertThat(after(new MoneyRow("<A>", Map.of("a&b", "\"1\""), Map.of(), Set.of())))
        .contains("&lt;A&gt;", "a&amp;b", "&quot;1&quot;");
  }

  private static String after(MoneyRow row) {
    return MoneyTable.html(
        new ScenarioRecord(
            "s",
            URI.create("file:x.feature"),
            7,
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(row)));
  }
}
