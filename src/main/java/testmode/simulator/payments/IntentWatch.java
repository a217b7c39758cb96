package testmode.simulator.payments;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import testmode.simulator.account.Account;

/** Who has to know when a PaymentIntent's money has come: the page that the shopper pays on. */
final class IntentWatch {
  /** Guarded by the account's lock. */
  private final Map<String, Consumer<PaymentIntent>> byIntent = new HashMap<>();

  static IntentWatch of(Account account) {
    return account.get(IntentWatch.class, IntentWatch::new);
  }

  void watch(String intent, Consumer<PaymentIntent> whenPaid) {
    byIntent.put(intent, whenPaid);
  }

  boolean watches(String intent) {
    return byIntent.containsKey(intent);
  }

  /** A charge or a hold has just succeeded. */
  PaymentIntent told(PaymentIntent intent) {
    Consumer<PaymentIntent> whenPaid = byIntent.get(intent.id());
    if (whenPaid != null) {
      whenPaid.accept(intent);
    }
    return intent;
  }
}
