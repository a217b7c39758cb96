package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import testmode.driver.Ability;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.network.Exchange;
import testmode.network.Party;

/** What happens on the way, on purpose. */
public final class Network {

  /** Silences all events, also where there is none to silence. */
  private static final String SILENCE = "event-dropped";

  /** Lets an event overtake the reply to the call that caused it. */
  private static final String OVERTAKES = "event-early";

  private final Stage stage;

  /** The names of faults, once for each strike that is due. */
  private final List<String> mustStrike = new ArrayList<>();

  public Network(Stage stage) {
    this.stage = stage;
  }

  /** This fault strikes that traffic from now on, as far as the span goes. */
  public void applies(String fault, Span span, Target target) {
    stage.faults().apply(fault, target, span);
    if (!fault.equals(SILENCE) || target != Target.EVENTS) {
      mustStrike.add(fault);
    }
  }

  /** This fault strikes the next so many of that traffic. */
  public void applies(String fault, int times, Target target) {
    stage.faults().applyTimes(fault, target, times);
    mustStrike.addAll(Collections.nCopies(times, fault));
  }

  /**
   * Every fault struck, as often as it was to; otherwise the scenario was green without having
   * proved anything. (Only where all events are to be lost there may be none.)
   */
  public void everyFaultStruck() {
    List<String> missed = new ArrayList<>(mustStrike);
    stage.faults().recorded().forEach(exchange -> missed.remove(exchange.fault()));
    if (!missed.isEmpty()) {
      throw new AssertionError(
          "The network should have applied "
              + String.join(", ", missed)
              + ", but nothing it was meant for ever passed: the scenario proves nothing."
              + new Traffic(stage.faults())
                  .bypassed()
                  .map(hint -> "\n  look at          : " + hint)
                  .orElse(""));
    }
  }

  /**
   * Waits for the requests that Stripe is still busy with, also those nobody waits for any more.
   */
  public void stripeCarriesOutAll() {
    stage.settle();
  }

  /** Every fault is taken back. */
  public void recovers() {
    stage.faults().clear();
  }

  /** The merchant handled the paid event while it still waited for the reply to its call. */
  public void paidEventOvertookTheReply() {
    if (!new Traffic(stage.faults()).paidEventOvertookReply(OVERTAKES)) {
      throw new AssertionError(
          "The paid event should have been handled before Stripe's reply to the payment call came,"
              + " but was not; the scenario proves nothing about early events.");
    }
  }

  /**
   * Stripe received one call of the merchant (same path, same idempotency key) more often than the
   * merchant sends it itself: a library in between sent it again. How often it does is its own
   * affair: it stops where an attempt ends by time-out.
   */
  public void stripeSawMoreRequestsThanAttempts() {
    stage.needs(Ability.SILENT_RESEND);
    int attempts = stage.merchant().attempts().orElseThrow();
    Map<String, Long> arrivals =
        stage.faults().recorded().stream()
            .filter(exchange -> exchange.from() == Party.MERCHANT && exchange.to() == Party.STRIPE)
            .filter(exchange -> exchange.method().equals("POST") && exchange.reachedReceiver())
            .filter(exchange -> exchange.path().startsWith("/v1/payment_intents"))
            .filter(exchange -> exchange.call() != null)
            .collect(Collectors.groupingBy(Network::call, Collectors.counting()));
    if (arrivals.values().stream().noneMatch(seen -> seen > attempts)) {
      throw new AssertionError(
          "Stripe should have seen more requests of one payment call than the "
              + attempts
              + " attempts of the merchant's own, but saw "
              + arrivals.values()
              + " (requests per path and idempotency key).");
    }
  }

  private static String call(Exchange exchange) {
    return exchange.path() + " " + exchange.call();
  }
}
