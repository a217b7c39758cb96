package testmode.acceptance.language;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.network.Exchange;
import testmode.network.Party;

/** What happens on the way, on purpose. */
public final class Network {

  private final Stage stage;
  private final Set<String> mustStrike = new LinkedHashSet<>();

  public Network(Stage stage) {
    this.stage = stage;
  }

  /** This fault strikes that traffic from now on, as far as the span goes. */
  public void applies(String fault, Span span, Target target) {
    stage.faults().apply(fault, target, span);
    if (span != Span.EVERY_ATTEMPT) {
      mustStrike.add(fault);
    }
  }

  /** This fault strikes the next so many of that traffic. */
  public void applies(String fault, int times, Target target) {
    stage.faults().applyTimes(fault, target, times);
    mustStrike.add(fault);
  }

  /**
   * Every fault that was to strike once or so many times did strike; otherwise the scenario was
   * green without having proved anything. (One that strikes all there is may meet nothing.)
   */
  public void everyFaultStruck() {
    Set<String> missed = new LinkedHashSet<>(mustStrike);
    stage.faults().recorded().forEach(exchange -> missed.remove(exchange.fault()));
    if (!missed.isEmpty()) {
      throw new AssertionError(
          "The network should have applied "
              + String.join(", ", missed)
              + ", but nothing it was meant for ever passed: the scenario proves nothing.");
    }
  }

  /** Every fault is taken back. */
  public void recovers() {
    stage.faults().clear();
  }

  /**
   * Stripe received so many requests that were one call of the merchant: same path, same
   * idempotency key.
   */
  public void stripeSawRequestsOfOnePaymentCall(int number) {
    Map<String, Long> arrivals =
        stage.faults().recorded().stream()
            .filter(exchange -> exchange.from() == Party.MERCHANT && exchange.to() == Party.STRIPE)
            .filter(exchange -> exchange.method().equals("POST") && exchange.reachedReceiver())
            .filter(exchange -> exchange.path().startsWith("/v1/payment_intents"))
            .collect(Collectors.groupingBy(Network::call, Collectors.counting()));
    if (!arrivals.containsValue((long) number)) {
      throw new AssertionError(
          "Stripe should have seen "
              + number
              + " requests of one payment call, but saw "
              + arrivals.values()
              + " (requests per path and idempotency key).");
    }
  }

  private static String call(Exchange exchange) {
    return exchange.path() + " " + exchange.call();
  }
}
