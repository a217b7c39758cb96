package testmode.doctor;

import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.PaymentAnswer;
import testmode.driver.StripeLedger.Payment;

/**
 * The one order that the doctor paid, as far as it came.
 *
 * @param flow in which it was paid
 * @param order the app's id of it; null when none was placed
 * @param untold why the books did not tell how it stood before anybody paid; null when they did
 * @param answer what the shopper was told; null when it did not come to that
 * @param failure why no order was placed, or why the shopper was told nothing; null for neither
 * @param payment as Stripe's ledger holds it under the file's key; null when it holds none
 * @param elsewhere whether a payment was made, but not in the account of the file's key
 */
record Played(
    Flow flow,
    @Nullable String order,
    @Nullable String untold,
    @Nullable PaymentAnswer answer,
    @Nullable String failure,
    @Nullable Payment payment,
    boolean elsewhere,
    Traffic traffic) {

  /** Whether Stripe holds the money. */
  boolean paid() {
    return payment != null && payment.status().equals("succeeded");
  }

  /** Where the file describes what was played: {@code flows.server-confirm}. */
  String place() {
    return "flows." + flow.ability().word();
  }
}
