package testmode.driver.app;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Settlement;
import testmode.driver.mapping.Operation;

/** Turns what orderStatus extracted into books. */
final class BooksReader {

  private final Operation operation;
  private final Map<String, JsonElement> told;

  /**
   * @param told what the app tells under the names of the mapping file
   */
  BooksReader(Operation operation, Map<String, JsonElement> told) {
    this.operation = operation;
    this.told = told;
  }

  /** Of an order that the app cannot be asked about yet. */
  static Books notThereYet(OrderState state) {
    String word = "not there yet";
    return new Books(state, word, null, null, null, null, null, null, null, null);
  }

  Books books(String order) {
    String word = String.valueOf(text("state"));
    OrderState state = operation.states().get(word);
    if (state == null) {
      throw new IllegalStateException(
          "order "
              + order
              + " has the state '"
              + word
              + "', which "
              + operation.name()
              + ".states of the mapping file does not translate");
    }
    String currency = text("currency");
    return new Books(
        state,
        word,
        money("amount", currency),
        money("paid", currency),
        money("refunded", currency),
        told.containsKey("fulfilments") ? told.get("fulfilments").getAsInt() : null,
        told.containsKey("reserved") ? told.get("reserved").getAsBoolean() : null,
        settlement(),
        text("message"),
        Note.line(told.get("note")));
  }

  private @Nullable Settlement settlement() {
    String currency = text("settlementCurrency");
    Money gross = money("settlementAmount", currency);
    Money fee = money("fee", currency);
    Money net = money("net", currency);
    if (gross == null || fee == null || net == null) {
      return null;
    }
    String rate = text("exchangeRate");
    return new Settlement(gross, fee, net, rate == null ? null : new BigDecimal(rate));
  }

  private @Nullable Money money(String name, @Nullable String currency) {
    String amount = text(name);
    if (amount == null || currency == null) {
      return null;
    }
    String code = currency.toLowerCase(Locale.ROOT);
    BigDecimal decimal = new BigDecimal(amount);
    return operation.majorUnits()
        ? Money.ofMajor(decimal, code)
        : new Money(decimal.longValueExact(), code);
  }

  private @Nullable String text(String name) {
    JsonElement value = told.get(name);
    return value == null ? null : value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
