package testmode.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import testmode.network.faults.CallFault;
import testmode.network.faults.EventFault;

/**
 * The faults that are active. Every plan counts every attempt that it matches; the first that is
 * due strikes, in the order in which they were applied, and the others stay due. So two plans for
 * "the next" strike the next two. Thread-safe.
 */
final class FaultBoard {

  private final List<ArmedFault> armed = new ArrayList<>();

  synchronized void apply(Fault fault, FaultPlan plan) {
    requireFit(fault, plan);
    armed.add(new ArmedFault(fault, plan));
  }

  synchronized void clear() {
    armed.clear();
  }

  @Nullable ArmedFault forCall(Party from, String method, String path, String callId) {
    return strike(
        callId,
        a -> a.fault().kind() instanceof CallFault && a.plan().matchesCall(from, method, path));
  }

  @Nullable ArmedFault forEvent(@Nullable String type, String callId) {
    return strike(
        callId, a -> a.fault().kind() instanceof EventFault && a.plan().matchesEvent(type));
  }

  private synchronized @Nullable ArmedFault strike(String callId, Predicate<ArmedFault> matches) {
    ArmedFault striking = null;
    for (ArmedFault fault : armed) {
      if (matches.test(fault) && fault.wants(callId) && striking == null) {
        striking = fault;
      }
    }
    if (striking != null) {
      striking.strike(callId);
    }
    return striking;
  }

  /** A part of the plan that the fault would silently ignore is a mistake in a scenario. */
  private static void requireFit(Fault fault, FaultPlan plan) {
    if (fault.kind() instanceof CallFault call) {
      boolean type = plan.eventType() == null || call.waitsForAnEvent();
      require(
          type && plan.from() != Party.STRIPE,
          fault,
          "strikes calls to Stripe: choose them by caller, method and path, not by event",
          plan);
    } else {
      boolean calls = plan.method() != null || plan.path() != null;
      boolean sender = plan.from() == null || plan.from() == Party.STRIPE;
      require(!calls && sender, fault, "strikes events: choose them by type, not as calls", plan);
    }
  }

  private static void require(boolean fits, Fault fault, String rule, FaultPlan plan) {
    if (!fits) {
      throw new IllegalArgumentException("%s %s (%s)".formatted(fault.name(), rule, plan));
    }
  }
}
