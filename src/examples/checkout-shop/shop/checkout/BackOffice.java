package shop.checkout;

import com.stripe.exception.StripeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** What the staff do: look, give money back, and ask Stripe every night what was missed. */
final class BackOffice {

  private final Orders orders;
  private final Cashier cashier;
  private final byte[] credentials;

  BackOffice(Orders orders, Cashier cashier, String password) {
    this.orders = orders;
    this.cashier = cashier;
    byte[] plain = ("office:" + password).getBytes(StandardCharsets.UTF_8);
    this.credentials = ("Basic " + Base64.getEncoder().encodeToString(plain)).getBytes();
  }

  void handle(Call call) throws IOException, StripeException {
    String shown = call.header("Authorization");
    if (shown == null || !MessageDigest.isEqual(shown.getBytes(), credentials)) {
      throw new Refused(401, "This is for the staff.");
    }
    if (call.is("POST", "/office/reconcile")) {
      reconcile(call);
    } else if (call.is("GET", "/office/orders/{id}")) {
      call.json(200, orders.get(call.id()).row());
    } else if (call.is("POST", "/office/orders/{id}/refunds")) {
      refund(call);
    } else {
      throw new Refused(404, "There is no such page.");
    }
  }

  private void refund(Call call) throws IOException, StripeException {
    Order order = orders.get(call.id());
    Map<String, String> form = call.form();
    String amount = form.get("amount");
    cashier.refund(order, amount == null ? null : Money.cents(amount), form.get("request"));
    call.json(200, order.row());
  }

  private void reconcile(Call call) throws IOException, StripeException {
    for (Order order : orders.all()) {
      cashier.look(order);
    }
    call.json(200, Map.of("orders", orders.all().size()));
  }
}
