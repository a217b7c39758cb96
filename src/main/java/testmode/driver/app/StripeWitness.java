package testmode.driver.app;

import java.util.Optional;
import testmode.driver.web.HttpAnswer;

/**
 * What the merchant and Stripe said to each other meanwhile, for values that the app never tells
 * the shopper.
 *
 * <p>The network's record is masked: an object whose id is seen there is read anew from Stripe, so
 * that its client secret can be had.
 */
public interface StripeWitness {

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
}
