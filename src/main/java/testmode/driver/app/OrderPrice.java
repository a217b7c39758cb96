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
   * @throws IllegalStateException when the app has not told it yet
   * @throws IllegalArgumentException when what it told is no amount in the price's unit
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
      // Not the exception of a price that is told later: nobody would hear of it.
      throw new IllegalArgumentException(
          "the price of order "
              + order
              + " ("
              + told(price, values)
              + ") is no amount in "
              + unit(price)
              + " units: mend price.unit, minor (5999) or major (59.99)",
          e);
    }
  }

  private static @Nullable BigDecimal amount(
      MappingFile.Price price, Map<String, JsonElement> values) {
    if (price.fixed() != null) {
      return price.fixed();
    }
    JsonElement told = price.from() == null ? null : values.get(price.from());
    return told == null ? null : new BigDecimal(plain(told).strip());
  }

  private static String told(MappingFile.Price price, Map<String, JsonElement> values) {
    JsonElement told = price.from() == null ? null : values.get(price.from());
    return told == null ? String.valueOf(price.fixed()) : plain(told);
  }

  private static String plain(JsonElement told) {
    return told.isJsonPrimitive() ? told.getAsString() : told.toString();
  }

  private static String unit(MappingFile.Price price) {
    return price.majorUnits() ? "major" : "minor";
  }
}
