package testmode.merchant;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which request goes where, and how the shop's objects look in JSON and in HTML. */
final class Routes implements Function<Request, Answer> {

  private static final Pattern PAYMENT_METHOD = Pattern.compile("pm_[A-Za-z0-9_]{1,200}");

  /** Stripe's own limit for a URL is higher; browsers get into trouble beyond this. */
  private static final int URL_CHARACTERS = 2000;

  private static final int OFFICE_KEY_CHARACTERS = 255;

  private final ShopConfig config;
  private final Orders orders;
  private final Checkout checkout;
  private final RefundDesk refunds;
  private final WebhookReceiver webhooks;
  private final Jobs jobs;
  private final URI base;

  Routes(
      ShopConfig config,
      Orders orders,
      Checkout checkout,
      RefundDesk refunds,
      WebhookReceiver webhooks,
      Jobs jobs,
      URI base) {
    this.config = config;
    this.orders = orders;
    this.checkout = checkout;
    this.refunds = refunds;
    this.webhooks = webhooks;
    this.jobs = jobs;
    this.base = base;
  }

  @Override
  public Answer apply(Request request) {
    try {
      return route(request);
    } catch (ShopError refused) {
      return request.wantsPage()
          ? Answer.page(refused.status(), Pages.error(refused.status(), refused.getMessage()))
          : Answer.error(refused.status(), refused.getMessage());
    }
  }

  private Answer route(Request request) {
    List<String> path = request.path();
    if (path.size() >= 2 && path.get(0).equals("orders")) {
      return order(request, path.get(1), String.join("/", path.subList(2, path.size())));
    }
    return switch (String.join("/", path)) {
      case "" -> on(request, "GET", () -> Answer.page(200, Pages.start()));
      case "health" -> on(request, "GET", () -> Answer.json(200, "status", "up"));
      case "orders" -> on(request, "POST", () -> addOrder(request));
      case "webhooks/stripe" ->
          on(
              request,
              "POST",
              () -> webhooks.receive(request.body(), request.headers().stripeSignature()));
      case "jobs/reconcile" ->
          on(request, "POST", admin(request, () -> Answer.json(200, "settled", jobs.reconcile())));
      case "jobs/expire-reservations" ->
          on(
              request,
              "POST",
              admin(request, () -> Answer.json(200, "expired", jobs.expireReservations())));
      default -> throw new ShopError(404, "There is nothing here.");
    };
  }

  private Answer order(Request request, String id, String rest) {
    return switch (rest) {
      case "" -> on(request, "GET", () -> Answer.of(200, books(orders.get(id), isAdmin(request))));
      case "checkout" -> on(request, "GET", () -> Answer.page(200, Pages.checkout(orders.get(id))));
      case "pay" -> on(request, "POST", () -> pay(request, id));
      case "pay/complete" ->
          on(request, "POST", () -> told(request, id, checkout.complete(id, returnUrl(id, null))));
      case "payment-intent" ->
          on(
              request,
              "POST",
              () ->
                  Answer.json(
                      200,
                      "client_secret",
                      checkout.intentForShopper(id),
                      "publishable_key",
                      config.keys().publishableKey()));
      case "return" ->
          on(
              request,
              "GET",
              () ->
                  told(request, id, checkout.returned(id, request.query().get("redirect_status"))));
      case "refunds" -> on(request, "POST", admin(request, () -> refund(request, id)));
      default -> throw new ShopError(404, "There is nothing here.");
    };
  }

  private Answer addOrder(Request request) {
    Map<String, String> fields = request.fields();
    Order order = checkout.order(required(fields, "price"), required(fields, "currency"));
    return request.wantsPage()
        ? Answer.seeOther("/orders/" + order.id() + "/checkout")
        : Answer.of(201, books(order, false));
  }

  private Answer pay(Request request, String id) {
    Map<String, String> fields = request.fields();
    String paymentMethod = required(fields, "payment_method");
    if (!PAYMENT_METHOD.matcher(paymentMethod).matches()) {
      throw new ShopError(422, "The payment_method must be the id of a payment method (pm_…).");
    }
    PayAnswer answer = checkout.pay(id, paymentMethod, returnUrl(id, fields.get("return_url")));
    if (!request.wantsPage()) {
      return told(request, id, answer);
    }
    return Answer.seeOther(
        answer.redirectUrl() != null ? answer.redirectUrl() : "/orders/" + id + "/return");
  }

  private Answer refund(Request request, String id) {
    String officeKey = request.headers().idempotencyKey();
    if (officeKey != null && (officeKey.isBlank() || officeKey.length() > OFFICE_KEY_CHARACTERS)) {
      throw new ShopError(400, "The Idempotency-Key must have 1 to 255 characters.");
    }
    return refunds.refund(id, request.fields().get("amount"), officeKey);
  }

  private Answer told(Request request, String id, PayAnswer answer) {
    if (request.wantsPage()) {
      return Answer.page(200, Pages.result(orders.get(id), answer));
    }
    return Answer.json(
        200,
        "outcome",
        answer.outcome().wire(),
        "reason",
        answer.reason(),
        "message",
        answer.message(),
        "advice",
        answer.advice(),
        "redirect_url",
        answer.redirectUrl(),
        "client_secret",
        answer.clientSecret());
  }

  /** The order as the shop wrote it down; only the back office sees why a bank really declined. */
  private String books(Order order, boolean office) {
    return OrderView.json(
        order, orders.attempts(order.id()), orders.settlement(order.id()).orElse(null), office);
  }

  private String returnUrl(String id, @Nullable String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return base + "/orders/" + id + "/return";
    }
    try {
      URI uri = new URI(wanted);
      if (wanted.length() <= URL_CHARACTERS
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return wanted;
      }
    } catch (URISyntaxException e) {
      throw new ShopError(422, "The return_url is not an address.");
    }
    throw new ShopError(422, "The return_url must be an http(s) address of 2000 characters.");
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isBlank()) {
      throw new ShopError(422, "The field '" + name + "' is missing.");
    }
    return value.strip();
  }

  private static Answer on(Request request, String method, Supplier<Answer> answer) {
    boolean head = request.method().equals("HEAD") && method.equals("GET");
    return request.method().equals(method) || head
        ? answer.get()
        : Answer.error(405, "Only " + method + " is possible here.").with("Allow", method);
  }

  private Supplier<Answer> admin(Request request, Supplier<Answer> answer) {
    return () -> {
      if (!isAdmin(request)) {
        throw new ShopError(401, "This needs the back office's bearer token.");
      }
      return answer.get();
    };
  }

  private boolean isAdmin(Request request) {
    byte[] expected = ("Bearer " + config.keys().adminToken()).getBytes(StandardCharsets.UTF_8);
    byte[] given =
        String.valueOf(request.headers().authorization()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given);
  }
}
