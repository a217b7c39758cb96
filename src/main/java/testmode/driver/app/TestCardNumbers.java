package testmode.driver.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Stripe's published test cards by their test names, for pages on which a number is typed. */
final class TestCardNumbers {

  private static final String TABLE = "/fixtures/stripe/cards.csv";

  private static final Map<String, String> NUMBERS = read();

  private TestCardNumbers() {}

  /**
   * The number of {@code pm_card_visa}.
   *
   * @throws IllegalArgumentException when Stripe publishes none for that name
   */
  static String of(String paymentMethod) {
    String number = NUMBERS.get(paymentMethod);
    if (number == null) {
      throw new IllegalArgumentException(
          "card ("
              + paymentMethod
              + ") must be one with a number, which fixtures/stripe/cards.csv lists: this shop's"
              + " shoppers type it on Stripe's page");
    }
    return number;
  }

  private static Map<String, String> read() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream in = TestCardNumbers.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not in the class path: build the project");
      }
      Map<String, String> numbers = new HashMap<>();
      try (CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        rows.forEach(row -> numbers.put(row.get("payment_method"), row.get("number")));
      }
      numbers.remove("");
      numbers.values().removeIf(String::isEmpty);
      return Map.copyOf(numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + " cannot be read", e);
    }
  }
}
