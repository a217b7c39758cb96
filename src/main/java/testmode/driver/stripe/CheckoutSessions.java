package testmode.driver.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's Checkout Sessions, asked at Stripe for what has become of them: the PaymentIntent of
 * one is made when the shopper presses, on Stripe's page, which the network does not see.
 */
final class CheckoutSessions {

  /** As a shop knows its order, in the words of Stripe's API. */
  private static final String REFERENCE = "client_reference_id";

  /** The id of the session, so that an event about it finds its payment. */
  static final String ID = "checkout_session";

  private final StripeClient stripe;
  private final Supplier<List<String>> made;
  private final BiConsumer<String, String> became;

  /** By PaymentIntent: what the shop wrote on the session. */
  private final Map<String, Map<String, String>> written = new ConcurrentHashMap<>();

  /**
   * @param made their ids, oldest first
   * @param became is told each session with its PaymentIntent
   */
  CheckoutSessions(
      StripeClient stripe, Supplier<List<String>> made, BiConsumer<String, String> became) {
    this.stripe = stripe;
    this.made = made;
    this.became = became;
  }

  /** None. */
  static CheckoutSessions none(StripeClient stripe) {
    return new CheckoutSessions(stripe, List::of, (session, intent) -> {});
  }

  /** Every session as it is now, oldest first. */
  List<Session> look() throws StripeException {
    List<Session> sessions = new ArrayList<>();
    for (String id : made.get()) {
      Session session = stripe.v1().checkout().sessions().retrieve(id);
      sessions.add(session);
      String intent = session.getPaymentIntent();
      if (intent != null) {
        written.put(intent, written(session));
        became.accept(id, intent);
      }
    }
    return sessions;
  }

  private static Map<String, String> written(Session session) {
    Map<String, String> written = new HashMap<>();
    written.put(ID, session.getId());
    if (session.getClientReferenceId() != null) {
      written.put(REFERENCE, session.getClientReferenceId());
    }
    if (session.getMetadata() != null) {
      written.putAll(session.getMetadata());
    }
    return written;
  }

  /** What the shop wrote on a PaymentIntent, and on the session that it came of. */
  Map<String, String> metadata(String intent, @Nullable Map<String, String> own) {
    Map<String, String> all = new HashMap<>(written.getOrDefault(intent, Map.of()));
    if (own != null) {
      all.putAll(own);
    }
    return all;
  }
}
