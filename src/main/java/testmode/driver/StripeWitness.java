package testmode.driver;

import java.util.List;
import java.util.Optional;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * What the merchant and Stripe said to each other meanwhile, for values that the app never tells
 * the shopper.
 *
 * <p>The network's record is masked: an object whose id is seen there is read anew from Stripe, so
 * that its client secret can be had.
 */
interface StripeWitness {

  /** For steps that ask nothing of Stripe. */
  StripeWitness NONE =
      new StripeWitness() {
        @Override
        public int mark() {
          return 0;
        }

        @Override
        public Optional<HttpAnswer> answerSince(int mark, String call) {
          return Optional.empty();
        }
      };

  /** Where the record ends now. */
  int mark();

  /**
   * Stripe's answer to the last such call ({@code POST /v1/payment_intents}) of the merchant since
   * then.
   */
  Optional<HttpAnswer> answerSince(int mark, String call);

  /** The last answer among these exchanges to this call of the merchant. */
  static Optional<HttpAnswer> lastAnswer(List<Exchange> exchanges, String call) {
    return exchanges.stream()
        .filter(it -> it.from() == Party.MERCHANT && it.to() == Party.STRIPE)
        .filter(it -> call.equals(it.method() + " " + it.path()) && it.status() != null)
        .reduce((earlier, later) -> later)
        .map(it -> new HttpAnswer(it.status(), it.responseHeaders(), it.responseBody()));
  }
}
