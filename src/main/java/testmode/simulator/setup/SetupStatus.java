package testmode.simulator.setup;

import java.util.Locale;

/** The statuses of a SetupIntent for a card; {@code processing} is for other types. */
enum SetupStatus {
  REQUIRES_PAYMENT_METHOD,
  REQUIRES_CONFIRMATION,
  REQUIRES_ACTION,
  CANCELED,
  SUCCEEDED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SetupStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  boolean isFinal() {
    return this == CANCELED || this == SUCCEEDED;
  }

  /** Any status until it is final; anything else is a slip of ours, refused before it is stored. */
  SetupStatus to(SetupStatus later) {
    if (isFinal() && later != this) {
      throw new IllegalStateException("A SetupIntent cannot go from " + this + " to " + later);
    }
    return later;
  }
}
