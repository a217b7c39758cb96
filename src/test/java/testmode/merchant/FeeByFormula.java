package testmode.merchant;

import com.stripe.model.PaymentIntent;
import java.util.Optional;

/**
 * M34: fee and net are computed from the price (2.9 % and 30 cents), not read from Stripe's balance
 * transaction.
 *
 * <p>It fits one country's cards on one price plan. It is wrong for foreign cards, for negotiated
 * prices, and whenever money is exchanged.
 */
public final class FeeByFormula extends Decisions {

  @Override
  public Optional<Settlement> settlementOf(PaymentIntent intent) {
    long fee = intent.getAmount() * 29 / 1000 + 30;
    return super.settlementOf(intent)
        .map(
            money ->
                new Settlement(
                    money.amount(),
                    money.currency(),
                    money.exchangeRate(),
                    fee,
                    money.amount() - fee));
  }
}
