package testmode.acceptance.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Books and ledger side by side, before and after, as a page of HTML. The lines in which the oracle
 * finds a difference are marked; in others the two may use words of their own.
 */
final class MoneyTable {

  private static final String HEAD =
      """
      <!doctype html>
      <meta charset="utf-8">
      <title>Money</title>
      <style>
        body { font: 14px/1.5 sans-serif; color: #2c3e50; margin: 1em; }
        table { border-collapse: collapse; margin-bottom: 1.5em; }
        th, td { border: 1px solid #d5d8dc; padding: .3em .8em; text-align: left; }
        thead th { background: #f4f6f7; }
        td.differs { background: #fadbd8; color: #922b21; font-weight: bold; }
        .equal { color: #1e8449; } .unequal { color: #922b21; font-weight: bold; }
        .none { color: #909497; }
      </style>
      """;

  private MoneyTable() {}

  static String html(ScenarioRecord scenario) {
    StringBuilder page = new StringBuilder(HEAD);
    moment(page, "Before", scenario.before());
    moment(page, "After", scenario.after());
    return page.toString();
  }

  private static void moment(StringBuilder page, String title, List<MoneyRow> orders) {
    page.append("<h3>").append(title).append("</h3>\n");
    if (orders.isEmpty()) {
      page.append("<p class=\"none\">no order</p>\n");
      return;
    }
    page.append("<table>\n<thead><tr><th>Order</th><th></th>");
    page.append("<th>Merchant's books</th><th>Stripe's ledger</th></tr></thead>\n");
    orders.forEach(order -> order(page, order));
    page.append("</table>\n");
  }

  private static void order(StringBuilder page, MoneyRow order) {
    Set<String> names = new LinkedHashSet<>(order.books().keySet());
    names.addAll(order.ledger().keySet());
    page.append(
        "<tr><th rowspan=\"%d\">%s<br>%s</th>"
            .formatted(Math.max(1, names.size()), Html.escaped(order.order()), agreement(order)));
    if (names.isEmpty()) {
      page.append("<td></td><td class=\"none\">nothing</td><td class=\"none\">nothing</td>");
    }
    String separator = "";
    for (String name : names) {
      String books = order.books().get(name);
      String ledger = order.ledger().get(name);
      boolean differs = order.differing().contains(name);
      page.append(separator).append("<td>").append(Html.escaped(name)).append("</td>");
      cell(page, books, differs);
      cell(page, ledger, differs);
      separator = "</tr>\n<tr>";
    }
    page.append("</tr>\n");
  }

  private static String agreement(MoneyRow order) {
    return order.differing().isEmpty()
        ? "<span class=\"equal\">equal</span>"
        : "<span class=\"unequal\">differs</span>";
  }

  private static void cell(StringBuilder page, @Nullable String value, boolean differs) {
    page.append(
        differs ? "<td class=\"differs\">" : value == null ? "<td class=\"none\">" : "<td>");
    page.append(value == null ? "–" : Html.escaped(value)).append("</td>");
  }
}
