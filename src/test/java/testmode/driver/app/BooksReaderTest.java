package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.OrderState;
import testmode.driver.mapping.Operation;

class BooksReaderTest {

  private static OrderState state(Map<String, OrderState> words, Map<String, JsonElement> told) {
    Operation status =
        new Operation(
            "operations.orderStatus", null, false, List.of(), List.of(), words, null, false, null);
    return new BooksReader(status, told).books("1").state();
  }

  private static Map<String, JsonElement> settled(int refunded) {
    return Map.of(
        "state", new JsonPrimitive("settled"),
        "amount", new JsonPrimitive(4500),
        "refunded", new JsonPrimitive(refunded),
        "currency", new JsonPrimitive("usd"));
  }

  @ParameterizedTest
  @CsvSource({"0, PAID", "1, PARTIALLY_REFUNDED", "4499, PARTIALLY_REFUNDED", "4500, REFUNDED"})
  void whereAShopHasNoWordForRefundsTheAmountGivenBackSaysIt(int refunded, OrderState expected) {
    assertThat(state(Map.of("settled", OrderState.PAID), settled(refunded))).isEqualTo(expected);
  }

  @Test
  void aDecimalAmountIsNotTakenForMinorUnits() {
    Map<String, JsonElement> told = new HashMap<>(settled(0));
    told.put("amount", new JsonPrimitive(23.49));

    assertThatThrownBy(() -> state(Map.of("settled", OrderState.PAID), told))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "'amount' (23.49) of operations.orderStatus must be whole minor units: say unit: major"
                + " there, if it is a decimal amount");
  }

  @Test
  void aShopThatHasTheWordsIsTakenAtThem() {
    Map<String, OrderState> words =
        Map.of(
            "settled", OrderState.PAID,
            "part back", OrderState.PARTIALLY_REFUNDED,
            "back", OrderState.REFUNDED);

    assertThat(state(words, settled(4500))).isEqualTo(OrderState.PAID);
  }
}
