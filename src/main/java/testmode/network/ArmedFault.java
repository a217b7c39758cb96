package testmode.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault with its plan and what it has counted so far. Not thread-safe: guarded by {@link
 * FaultBoard}.
 */
final class ArmedFault {

  /**
   * Calls remembered for {@link FaultPlan.Span#CALL}; the oldest are forgotten, long after their
   * last retry.
   */
  private static final int CALLS = 10_000;

  private final Fault fault;
  private final FaultPlan plan;
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private long matched;
  private int struck;

  ArmedFault(Fault fault, FaultPlan plan) {
    this.fault = fault;
    this.plan = plan;
  }

  Fault fault() {
    return fault;
  }

  FaultPlan plan() {
    return plan;
  }

  /** Counts an attempt that matches the plan, and says whether it is to be struck. */
  boolean wants(String callId) {
    if (plan.span() == FaultPlan.Span.ATTEMPT) {
      return due(++matched);
    }
    Call call = calls.computeIfAbsent(callId, id -> new Call(++matched));
    if (calls.size() > CALLS) {
      calls.remove(calls.keySet().iterator().next());
    }
    return call.struck || due(call.ordinal);
  }

  void strike(String callId) {
    Call call = calls.get(callId);
    if (call == null || !call.struck) {
      struck++;
    }
    if (call != null) {
      call.struck = true;
    }
  }

  private boolean due(long ordinal) {
    return ordinal >= plan.fromNth() && struck < plan.times();
  }

  /** One call with all its attempts. */
  private static final class Call {
    private final long ordinal;
    private boolean struck;

    private Call(long ordinal) {
      this.ordinal = ordinal;
    }
  }
}
