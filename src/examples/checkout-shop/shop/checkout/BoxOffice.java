package shop.checkout;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.io.IOException;
import java.util.Map;

/** What shoppers see: the tickets, their order, and the page to which Stripe sends them back. */
final class BoxOffice {

  private static final String TICKETS =
      """
      <!doctype html><title>Tickets</title><h1>Tickets for tonight</h1>
      <form method="post" action="/orders">
      <select name="seat"><option value="balcony">Balcony, 40.00 EUR
      <option value="stalls">Stalls, 65.00 EUR</select>
      <input name="quantity" type="number" value="1" min="1" max="8"> <button>Order</button>
      </form>
      """;

  private static final String ORDER =
      """
      <!doctype html><title>Your order</title>
      <h1>Your order</h1><p>%s EUR, <b id="state">%s</b></p>
      <button id="pay">Pay</button><p id="told" role="status"></p>
      <script>
      document.getElementById('pay').onclick = async () => {
        const answer = await (await fetch('/orders/%s/pay', {method: 'POST'})).json();
        if (answer.go) { location = answer.go; }
        document.getElementById('told').textContent = answer.told;
      };
      </script>
      """;

  private final Orders orders;
  private final Cashier cashier;
  private final Bug bug;

  BoxOffice(Orders orders, Cashier cashier, Bug bug) {
    this.orders = orders;
    this.cashier = cashier;
    this.bug = bug;
  }

  void handle(Call call) throws IOException, StripeException {
    if (call.is("GET", "/health")) {
      call.json(200, Map.of("up", true));
    } else if (call.is("GET", "/")) {
      call.html(TICKETS);
    } else if (call.is("POST", "/orders")) {
      Map<String, String> form = call.form();
      Order order = orders.take(form.get("seat"), number(form.get("quantity")));
      call.seeOther("/orders/" + order.id());
    } else if (call.is("GET", "/orders/{id}")) {
      call.html(page(orders.get(call.id())));
    } else if (call.is("POST", "/orders/{id}/pay")) {
      pay(call, orders.get(call.id()));
    } else if (call.is("GET", "/orders/{id}/thanks")) {
      thanks(call, orders.get(call.id()));
    } else {
      throw new Refused(404, "There is no such page.");
    }
  }

  /** Where to pay; or why not. */
  private void pay(Call call, Order order) throws IOException, StripeException {
    if (order.isPaid()) {
      call.json(200, told(order));
      return;
    }
    Session session = cashier.sessionOf(order);
    call.json(
        200,
        session.getUrl() == null
            ? told(order)
            : Map.of("state", order.state(), "go", session.getUrl(), "told", "Off to the till."));
  }

  /** The address proves nothing: whether she paid is what Stripe says of the order's session. */
  private void thanks(Call call, Order order) throws IOException, StripeException {
    if (bug == Bug.SUCCESS_PAGE_BELIEVED) {
      order.complete(null);
    } else {
      lookIfStripeAnswers(order);
    }
    if (call.wantsJson()) {
      call.json(200, told(order));
    } else {
      call.html(page(order));
    }
  }

  /** When it does not, nobody knows yet, and that is what the page says. */
  private void lookIfStripeAnswers(Order order) throws StripeException {
    try {
      cashier.look(order);
    } catch (ApiConnectionException | ApiException | RateLimitException outage) {
      System.err.println("Stripe is in trouble: " + outage.getClass().getSimpleName());
    }
  }

  private static Map<String, Object> told(Order order) {
    String words =
        order.isPaid()
            ? "Thank you, your tickets are on their way."
            : "We have not heard of your payment yet; this page will know when we have.";
    return Map.of("state", order.state(), "told", words);
  }

  private static String page(Order order) {
    return ORDER.formatted(Money.text(order.total()), order.state(), order.id());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refused(422, "That is no number of tickets.");
    }
  }
}
