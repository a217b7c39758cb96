package testmode.driver.app;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Templates;

/** What an order costs in an app that has its own prices. */
final class OrderPrice {

  private OrderPrice() {}

  /**
   * The price.
   *
   * @param values what is known of the order
   * @throws IllegalStateException when it cannot be told, or not yet
   */
  static Money of(MappingFile.Price price, Map<String, JsonElement> values, String order) {
    try {
      String currency = new Templates(values).text(price.currency()).toLowerCase(Locale.ROOT);
      BigDecimal amount = amount(price, values);
      if (amount == null) {
        throw new IllegalStateException(
            "the app has not told what order " + order + " costs: no '" + price.from() + "' yet");
      }
      return price.majorUnits()
          ? Money.ofMajor(amount, currency)
          : new Money(amount.longValueExact(), currency);
    } catch (Templates.MissingValueException e) {
      throw new IllegalStateException(
          "the app has not told in which currency order " + order + " is: " + e.getMessage(), e);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalStateException(
          "the price of order " + order + " is no amount in " + unit(price) + " units", e);
    }
  }

  private static @Nullable BigDecimal amount(
      MappingFile.Price price, Map<String, JsonElement> values) {
    if (price.fixed() != null) {
      return price.fixed();
    }
    JsonElement told = price.from() == null ? null : values.get(price.from());
    return told == null ? null : new BigDecimal(told.getAsString().strip());
  }

  private static String unit(MappingFile.Price price) {
    return price.majorUnits() ? "major" : "minor";
  }
}
