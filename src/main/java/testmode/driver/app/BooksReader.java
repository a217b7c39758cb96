package testmode.driver.app;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Settlement;
import testmode.driver.UntranslatedStateException;
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
      throw new UntranslatedStateException(order, word, operation.name());
    }
    String currency = text("currency");
    Money amount = money("amount", currency);
    Money paid = money("paid", currency);
    Money refunded = money("refunded", currency);
    return new Books(
        afterRefunds(state, paid == null ? amount : paid, refunded),
        word,
        amount,
        paid,
        refunded,
        told.containsKey("fulfilments") ? told.get("fulfilments").getAsInt() : null,
        told.containsKey("reserved") ? told.get("reserved").getAsBoolean() : null,
        settlement(),
        text("message"),
        Note.line(told.get("note")));
  }

  /** Many shops have no word for a refunded order: there the amount given back says it. */
  private OrderState afterRefunds(
      OrderState state, @Nullable Money paid, @Nullable Money refunded) {
    boolean hasWords =
        operation
            .states()
            .values()
            .containsAll(Set.of(OrderState.REFUNDED, OrderState.PARTIALLY_REFUNDED));
    boolean none = paid == null || refunded == null || refunded.minor() == 0;
    if (state != OrderState.PAID || hasWords || none) {
      return state;
    }
    return refunded.compareTo(paid) < 0 ? OrderState.PARTIALLY_REFUNDED : OrderState.REFUNDED;
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
    try {
      BigDecimal decimal = new BigDecimal(amount);
      return operation.majorUnits()
          ? Money.ofMajor(decimal, code)
          : new Money(decimal.longValueExact(), code);
    } catch (NumberFormatException none) {
      throw new IllegalStateException(
          told(name, amount) + "is no number: mend what " + operation.name() + " extracts", none);
    } catch (ArithmeticException parts) {
      throw new IllegalStateException(
          told(name, amount)
              + (operation.majorUnits()
                  ? "has more decimals than " + code + ": mend what is extracted"
                  : "must be whole minor units: say unit: major there, if it is a decimal amount"),
          parts);
    }
  }

  private String told(String name, String amount) {
    return "'" + name + "' (" + amount + ") of " + operation.name() + " ";
  }

  private @Nullable String text(String name) {
    JsonElement value = told.get(name);
    return value == null ? null : value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
