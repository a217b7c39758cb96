package shop.checkout;

import com.google.gson.JsonParseException;
import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import java.io.IOException;
import java.util.Map;

/** Where Stripe tells what happened. What was understood, or is of no concern, is a 200. */
final class Receiver {

  private final StripeClient stripe;
  private final String secret;
  private final Orders orders;
  private final Cashier cashier;

  Receiver(StripeClient stripe, String secret, Orders orders, Cashier cashier) {
    this.stripe = stripe;
    this.secret = secret;
    this.orders = orders;
    this.cashier = cashier;
  }

  void handle(Call call) throws IOException, StripeException {
    call.requires("POST");
    take(verified(call));
    call.json(200, Map.of("received", true));
  }

  private Event verified(Call call) throws IOException {
    String signature = call.header("Stripe-Signature");
    if (signature == null) {
      throw new Refused(400, "This is not signed.");
    }
    try {
      return stripe.constructEvent(call.body(), signature, secret);
    } catch (SignatureVerificationException | JsonParseException e) {
      throw new Refused(400, "This is not signed by Stripe.");
    }
  }

  private void take(Event event) throws StripeException {
    switch (event.getType()) {
      case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> {
        if (object(event) instanceof Session session) {
          orders
              .find(session.getClientReferenceId())
              .ifPresent(order -> cashier.settle(order, session));
        }
      }
      case "refund.created", "refund.updated", "refund.failed" -> {
        if (object(event) instanceof Refund refund) {
          orders.paidBy(refund.getPaymentIntent()).ifPresent(order -> order.book(refund));
        }
      }
      default -> {}
    }
  }

  /** Also of an event that an older API version wrote: the fields that are read here are stable. */
  private static StripeObject object(Event event) throws StripeException {
    return event.getDataObjectDeserializer().deserializeUnsafe();
  }
}
