package testmode.simulator.payments;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The statuses of a PaymentIntent paid by card, and which may follow which. */
public enum IntentStatus {
  REQUIRES_PAYMENT_METHOD,
  REQUIRES_CONFIRMATION,
  REQUIRES_ACTION,
  REQUIRES_CAPTURE,
  CANCELED,
  SUCCEEDED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether no further attempt to pay can be made: the money came, is held, or will not come. */
  boolean isOver() {
    return this == REQUIRES_CAPTURE || this == CANCELED || this == SUCCEEDED;
  }

  static IntentStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  private Set<IntentStatus> next() {
    return switch (this) {
      case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION ->
          EnumSet.allOf(IntentStatus.class);
      case REQUIRES_CAPTURE -> EnumSet.of(REQUIRES_CAPTURE, SUCCEEDED, CANCELED);
      case SUCCEEDED -> EnumSet.of(SUCCEEDED);
      case CANCELED -> EnumSet.of(CANCELED);
    };
  }

  /** The same or a later status; anything else is a slip of ours, refused before it is stored. */
  IntentStatus to(IntentStatus later) {
    if (!next().contains(later)) {
      throw new IllegalStateException("A PaymentIntent cannot go from " + this + " to " + later);
    }
    return later;
  }
}
