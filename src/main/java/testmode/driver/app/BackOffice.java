package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.driver.RefundAnswer;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.OutcomeRule;

/** What the shop's own people and jobs ask of the app. */
final class BackOffice {

  private final MappingFile mapping;
  private final Map<String, JsonElement> given;
  private final Operations operations;

  BackOffice(MappingFile mapping, Map<String, JsonElement> given, Operations operations) {
    this.mapping = mapping;
    this.given = given;
    this.operations = operations;
  }

  /**
   * Gives money back.
   *
   * @param amount null for all that is left
   * @param price what the order costs; null while the app has not told
   * @throws IllegalStateException the app did not let the office in: no refusal of the refund
   */
  RefundAnswer refund(
      Operation refund,
      OrderMemory memory,
      @Nullable Money amount,
      @Nullable String requestKey,
      @Nullable Money price) {
    Map<String, JsonElement> act = new HashMap<>();
    Money number = amount != null ? amount : price == null ? null : memory.leftOf(price);
    if (number != null) {
      act.put("refund.amount.major", new JsonPrimitive(number.major()));
      act.put("refund.amount.minor", new JsonPrimitive(number.minor()));
    }
    if (amount != null) {
      act.put("refund.major", new JsonPrimitive(amount.major()));
      act.put("refund.minor", new JsonPrimitive(amount.minor()));
    }
    if (requestKey != null) {
      act.put("refund.requestKey", new JsonPrimitive(requestKey));
    }
    Run run = operations.office(refund, memory.values(given, act), memory.shopper());
    if (run.failure() == null) {
      if (number != null) {
        memory.gaveBack(number, requestKey);
      }
      return new RefundAnswer(true, null);
    }
    if (run.turnedAway()) {
      throw failed("refund", run);
    }
    if (run.last() != null && refund.message() == null) {
      return new RefundAnswer(false, null);
    }
    String told = run.last() == null ? null : OutcomeRule.told(refund.message(), run.last());
    return new RefundAnswer(false, told != null ? told : run.failure());
  }

  /**
   * Does what happens every night or every few minutes.
   *
   * @throws IllegalStateException when it fails
   */
  void job(String name, Operation job) {
    Run run = operations.office(job, given, null);
    if (run.failure() != null) {
      throw failed(name, run);
    }
  }

  private IllegalStateException failed(String act, Run run) {
    return new IllegalStateException(mapping.name() + " failed to " + act + ": " + run.failure());
  }
}
